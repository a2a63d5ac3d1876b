package import Terminal

/// A list that is narrowed while one types. Letters are text then, so the keys of the page give way to those of the
/// filter, in the footer as well.
package protocol FilteredScreen: ListScreen {
    /// The filter while it is typed.
    var typing: TextField? { get set }
    /// The filter as it stands.
    var filter: String { get }
    /// Asks for the rows that hold this text. Emptied, the row that was found stays selected in the whole list.
    func narrow(to text: String) -> [Effect]
}

extension FilteredScreen {
    package var isTyping: Bool { typing != nil }

    package var keys: [BoundKey] { (isTyping ? Self.filterBindings : Self.bindings).map { $0.bound(to: self) } }

    package static var tables: [[KeymapLine]] { [table(bindings), table(filterBindings)] }

    package static var filterBindings: [Binding<Self>] {
        [
            Binding(.enter, do: .keepFilter, in: .list) { $0.stopTyping() },
            // The list moves under the field.
            Binding(.down, do: .down, in: .move) { $0.move(.down) },
            Binding(.up, do: .up, in: .move) { $0.move(.up) },
            Binding(.pageDown, do: .pageDown, in: .move, footer: false) { $0.move(.pageDown) },
            Binding(.pageUp, do: .pageUp, in: .move, footer: false) { $0.move(.pageUp) },
            Binding(.escape, do: .dropFilter, in: .list) { $0.clearFilter() },
        ]
    }

    package func type(_ key: Key) -> [Effect]? {
        guard var field = typing else { return nil }
        if key == .function(1) || key == .control("l") { return nil }
        if Self.filterBindings.contains(where: { $0.keys.contains(key) }) { return nil }
        let outcome = field.handle(key)
        typing = field
        // Nothing else works by accident while something is typed.
        return outcome == .changed ? narrow(to: field.text) : []
    }

    func beginTyping() -> [Effect] {
        typing = TextField(filter, limit: 60)
        return []
    }

    private func stopTyping() -> [Effect] {
        typing = nil
        return []
    }

    func clearFilter() -> [Effect] {
        typing = nil
        return filter.isEmpty ? [] : narrow(to: "")
    }
}
