import SQLite

/// Where a page of a list begins. Pages go by the key of a row, never by an offset: the millionth page costs what the
/// first one does.
package enum PagePosition: Sendable, Equatable {
    case first
    case last
    case after(RowKey)
    case before(RowKey)
    /// From this row on, itself included; its place if the row is gone.
    case at(RowKey)
}

/// The place of a row in the order of its list: the sorted value and the id that makes it unique.
package struct RowKey: Sendable, Equatable {
    let value: SQLiteValue
    package let id: Int64
}

/// A filter as it is typed: every word must stand somewhere in the folded text.
struct TypedFilter {
    let words: [String]

    init(_ typed: String) {
        words = SearchText.folded(typed).split(separator: " ").map(Self.stored)
    }

    /// Documents are written with dots and kept without.
    private static func stored(_ word: Substring) -> String {
        word.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
            ? word.filter { $0 != "." } : String(word)
    }

    /// A number may be that of a loan.
    var holdsDigits: Bool { words.contains { $0.utf8.contains { (0x30...0x39).contains($0) } } }

    func condition(_ column: String) -> String {
        words.map { _ in " AND instr(\(column), ?) > 0" }.joined()
    }
}
