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

/// The order a list is read in, turned into the clauses of a keyset page.
struct KeysetOrder {
    let column: String
    let idColumn: String
    let descending: Bool

    /// The condition and the values it binds, and whether the rows come back to front.
    func clauses(_ position: PagePosition) -> (condition: String, values: [any Bindable], reversed: Bool) {
        let forward = descending ? "<" : ">"
        let backward = descending ? ">" : "<"
        func compare(_ sign: String, _ key: RowKey) -> (String, [any Bindable]) {
            (" AND (\(column), \(idColumn)) \(sign) (?, ?)", [key.value, key.id])
        }
        switch position {
        case .first: return ("", [], false)
        case .last: return ("", [], true)
        case .after(let key):
            let (condition, values) = compare(forward, key)
            return (condition, values, false)
        case .before(let key):
            let (condition, values) = compare(backward, key)
            return (condition, values, true)
        case .at(let key):
            let (condition, values) = compare(forward + "=", key)
            return (condition, values, false)
        }
    }

    func orderBy(reversed: Bool) -> String {
        let direction = descending != reversed ? "DESC" : "ASC"
        return " ORDER BY \(column) \(direction), \(idColumn) \(direction)"
    }
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

    func condition(_ column: String) -> String {
        words.map { _ in " AND instr(\(column), ?) > 0" }.joined()
    }
}
