import Terminal

/// A page that is a document: its rows, in one pane or two, are moved through by the usual keys.
package protocol SheetScreen: ListScreen {
    associatedtype Item: Hashable
    var panes: SheetPanes<Item> { get set }
}

extension SheetScreen {
    var selectedItem: Item? { panes.selectedItem }

    package func move(_ move: ListMove) -> [Effect] {
        panes.move(move)
        return []
    }

    func section(_ by: Int) -> [Effect] {
        panes.section(by)
        return []
    }

    /// From heading to heading, for pages of several sections.
    static var sections: [Binding<Self>] {
        [
            Binding(.right, do: .desk(.nextSection), in: .move) { $0.section(1) },
            Binding(.left, do: .desk(.previousSection), in: .move, footer: false) { $0.section(-1) },
        ]
    }
}
