import Lending
import Messaging
import Store
package import Terminal

/// One of those who are behind, by a part of name, document, phone or loan number.
package final class LoanPicker: ScreenView {
    package static let bindings: [Binding<LoanPicker>] = [
        Binding(.enter, do: .accept, in: .general, off: \.offForAccepting) { $0.accept() },
        Binding(.up, .control("p"), do: .up, in: .move, footer: false) { $0.step(-1) },
        Binding(.down, .control("n"), do: .down, in: .move, footer: false) { $0.step(1) },
        Binding(.escape, do: .close, in: .general) { _ in [.pop] },
    ]

    /// More than anybody scrolls through: the filter finds the others.
    private static let most = 100

    package let context: Context
    private var field = TextField(limit: 60)
    private var found: [OverdueLine] = []
    private var state = ListState()
    private var isStale = true
    private let picked: (OverdueLine) -> [Effect]

    init(_ context: Context, picked: @escaping (OverdueLine) -> [Effect]) {
        self.context = context
        self.picked = picked
    }

    package var isDialog: Bool { true }
    package var title: String { texts.pickClientTitle }

    package func type(_ key: Key) -> [Effect]? {
        switch field.handle(key) {
        case .ignored: return nil
        case .moved: return []
        case .changed:
            isStale = true
            return []
        }
    }

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        var query = OverdueQuery()
        query.filter = field.text
        found = try context.store.overdue(query, position: .first, limit: Self.most, scope: context.scope)
        state.fit(count: found.count, height: state.height)
        isStale = false
    }

    package func catchUp() throws {
        if isStale { try work() }
    }

    private var offForAccepting: OffReason? { state.selection == nil ? .listIsEmpty : nil }

    private func step(_ by: Int) -> [Effect] {
        state.move(by: by)
        return []
    }

    private func accept() -> [Effect] {
        guard let row = state.selection else { return [] }
        return [.pop] + picked(found[row])
    }

    package func layout(_ room: Rect) {
        state.fit(count: found.count, height: max(1, min(8, room.height - 7)))
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: 66, height: state.height + 3, on: &canvas, in: room)
        let cursor = field.draw(
            on: &canvas, at: inner.origin, width: inner.width, placeholder: texts.pickClientHint)
        let columns = Table<Int>([
            Column(0, "", min: 7), Column(1, "", min: 24, max: 40), Column(2, "", min: 13, align: .right),
        ]).layout(x: inner.x + 1, width: inner.width - 2)
        for (row, index) in state.visible.enumerated() {
            let line = found[index]
            let y = inner.y + 1 + row
            let emphasis: Style.Emphasis = index == state.selected ? .selected : []
            canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), style: Style(.text, emphasis))
            columns.drawRow(on: &canvas, y: y) { column in
                switch column {
                case 0: (line.number, Style(.text, emphasis))
                case 1: (line.clientName, Style(.text, emphasis))
                default: (texts.money(line.overdue), Style(.dim, emphasis))
                }
            }
        }
        if found.isEmpty, !isStale {
            canvas.put(texts.nothingMatches, at: Point(x: inner.x + 1, y: inner.y + 1), style: .dim)
        }
        KeyHints(keys, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return cursor
    }
}
