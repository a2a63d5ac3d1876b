/// One of the five things a column can hold.
package enum SQLiteValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// What can be bound to a parameter.
package protocol Bindable {
    var sqliteValue: SQLiteValue { get }
}

extension SQLiteValue: Bindable {
    package var sqliteValue: SQLiteValue { self }
}

extension Int64: Bindable {
    package var sqliteValue: SQLiteValue { .integer(self) }
}

extension Int: Bindable {
    package var sqliteValue: SQLiteValue { .integer(Int64(self)) }
}

extension Int32: Bindable {
    package var sqliteValue: SQLiteValue { .integer(Int64(self)) }
}

extension Bool: Bindable {
    package var sqliteValue: SQLiteValue { .integer(self ? 1 : 0) }
}

extension Double: Bindable {
    package var sqliteValue: SQLiteValue { .real(self) }
}

extension String: Bindable {
    package var sqliteValue: SQLiteValue { .text(self) }
}

extension [UInt8]: Bindable {
    package var sqliteValue: SQLiteValue { .blob(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
    package var sqliteValue: SQLiteValue { self?.sqliteValue ?? .null }
}
