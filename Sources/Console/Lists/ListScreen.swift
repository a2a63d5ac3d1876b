import Terminal

/// A screen with a list that is moved through by the usual keys.
package protocol ListScreen: ScreenView {
    func move(_ move: ListMove) -> [Effect]
}

extension ListScreen {
    /// The keys that move through a list; last in every list screen's keymap.
    package static var movement: [Binding<Self>] { movement(namesPages: false) }

    /// A page that is only read names in its footer how one gets further down.
    package static func movement(namesPages: Bool) -> [Binding<Self>] {
        [
            Binding(.up, .character("k"), do: .up, in: .move, footer: false) { $0.move(.up) },
            Binding(.down, .character("j"), do: .down, in: .move, footer: false) { $0.move(.down) },
            Binding(.pageUp, .control("b"), do: .pageUp, in: .move, footer: false) { $0.move(.pageUp) },
            Binding(.pageDown, .control("f"), do: .pageDown, in: .move, footer: namesPages) { $0.move(.pageDown) },
            Binding(.home, .character("g"), do: .first, in: .move, footer: false) { $0.move(.first) },
            Binding(.end, .character("G"), do: .last, in: .move, footer: false) { $0.move(.last) },
        ]
    }
}
