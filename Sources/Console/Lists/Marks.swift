import Lending

/// What is marked in a list: a set of ids, not of lines. Marks stay through filter, order and refresh, also where the filter
/// hides them.
package struct Marks<Of> {
    private(set) var ids = IdentifierSet<Of>()
    /// All that a filter showed, still to be read: a million of them are no matter of one key.
    private var asked: (() throws -> IdentifierSet<Of>)?

    var count: Int { ids.count }
    var isEmpty: Bool { ids.isEmpty && asked == nil }
    /// More are on their way.
    var isGrowing: Bool { asked != nil }

    func contains(_ id: Identifier<Of>) -> Bool { ids.contains(id) }

    mutating func toggle(_ id: Identifier<Of>) {
        if !ids.remove(id) { ids.insert(id) }
    }

    mutating func removeAll() {
        (ids, asked) = ([], nil)
    }

    /// Those that are read are marked too, once somebody has the time.
    mutating func add(_ read: @escaping () throws -> IdentifierSet<Of>) {
        asked = read
    }

    /// Reads what was asked for. A key that interrupts it leaves everything as it was.
    mutating func settle() throws {
        guard let read = asked else { return }
        ids.formUnion(try read())
        asked = nil
    }

    mutating func keep(only kept: IdentifierSet<Of>) {
        ids = ids.intersection(kept)
    }

    mutating func formUnion(_ others: IdentifierSet<Of>) {
        ids.formUnion(others)
    }
}
