package import Lending
package import Messaging
package import SQLite

// How the values of lending and messaging stand in a column.

extension Identifier: Bindable, ColumnReadable {
    package var sqliteValue: SQLiteValue { .integer(rawValue) }

    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Identifier {
        Identifier(Int64.read(statement, column))
    }
}

extension Money: Bindable, ColumnReadable {
    package var sqliteValue: SQLiteValue { .integer(pesos) }

    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Money {
        Money(Int64.read(statement, column))
    }
}

extension Instant: Bindable, ColumnReadable {
    package var sqliteValue: SQLiteValue { .integer(milliseconds) }

    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Instant {
        Instant(milliseconds: Int64.read(statement, column))
    }
}

extension Day: Bindable, ColumnReadable {
    package var sqliteValue: SQLiteValue { .text(iso) }

    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Day {
        // The schema's CHECK lets nothing else in.
        Day(iso: String.read(statement, column)) ?? Day(number: 0)
    }
}

/// An enum that stands as its raw text. The schema's CHECK lists the same words, so `fallback` is never read from a
/// sound database; a damaged one shows it instead of stopping the program.
package protocol StoredWord: RawRepresentable, Bindable, ColumnReadable where RawValue == String {
    static var fallback: Self { get }
}

extension StoredWord {
    package var sqliteValue: SQLiteValue { .text(rawValue) }

    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Self {
        Self(rawValue: String.read(statement, column)) ?? fallback
    }
}

extension LoanStatus: StoredWord {
    package static var fallback: LoanStatus { .void }
}

extension Frequency: StoredWord {
    package static var fallback: Frequency { .daily }
}

extension DocumentType: StoredWord {
    package static var fallback: DocumentType { .pa }
}

extension PaymentMethod: StoredWord {
    package static var fallback: PaymentMethod { .other }
}

extension Channel: StoredWord {
    package static var fallback: Channel { .sms }
}

extension ContactMeans: StoredWord {
    package static var fallback: ContactMeans { .sms }
}

extension PersonalMeans: StoredWord {
    package static var fallback: PersonalMeans { .visit }
}

extension ContactOutcome: StoredWord {
    package static var fallback: ContactOutcome { .notReached }
}

extension CorrectionReason: StoredWord {
    package static var fallback: CorrectionReason { .didNotHappen }
}

extension MessageKind: StoredWord {
    package static var fallback: MessageKind { .test }
}

extension MessageState: StoredWord {
    package static var fallback: MessageState { .unresolved }
}

extension ContactClass: StoredWord {
    package static var fallback: ContactClass { .collection }
}

extension Role: StoredWord {
    package static var fallback: Role { .collector }
}

extension Recall: StoredWord {
    package static var fallback: Recall { .asked }
}
