import Messaging
import Store
package import Terminal

/// Which message a bulk action sends and by which channel; the preview below counts again with what is chosen.
package final class MessageChooser: ScreenView {
    package static let bindings: [Binding<MessageChooser>] = [
        Binding(.enter, do: .accept, in: .general) { $0.accept() },
        Binding(.up, .character("k"), do: .up, in: .move, footer: false) { $0.step(-1) },
        Binding(.down, .character("j"), do: .down, in: .move, footer: false) { $0.step(1) },
        Binding(.escape, .character("q"), do: .close, in: .general) { _ in [.pop] },
    ]

    enum Choice: Equatable {
        /// The same message by this way.
        case by(ChannelWish)
        /// A text of one's own: a new one, or the one that led here.
        case ownText
    }

    package let context: Context
    private let request: BulkRequest
    private let choices: [Choice]
    private var state = ListState()
    private let chosen: (Choice) -> [Effect]

    init(_ context: Context, _ request: BulkRequest, chosen: @escaping (Choice) -> [Effect]) {
        self.context = context
        self.request = request
        self.chosen = chosen
        let wishes: [ChannelWish] = [.automatic] + Channel.allCases.reversed().map(ChannelWish.only)
        // Reminders find their clients by what each of them owes: a text of one's own has nobody to go to.
        var isOfTheLedger = false
        if case .reminders = request.content { isOfTheLedger = true }
        choices = wishes.map(Choice.by) + (isOfTheLedger ? [] : [.ownText])
        state.fit(count: choices.count, height: choices.count)
        state.select(choices.firstIndex(of: .by(request.wish)) ?? 0)
    }

    package var isDialog: Bool { true }
    package var title: String { texts.chooserTitle }

    private func step(_ by: Int) -> [Effect] {
        state.move(by: by)
        return []
    }

    private func accept() -> [Effect] {
        guard let row = state.selection else { return [] }
        return [.pop] + chosen(choices[row])
    }

    package func leastRoom(in room: Rect) -> Size { Size(width: 40, height: choices.count + 4) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(64, room.width - 6), height: choices.count + 2, on: &canvas, in: room)
        var cursor = inner.origin
        for row in state.visible {
            let at = Point(x: inner.x, y: inner.y + row)
            let isSelected = row == state.selected
            if isSelected {
                cursor = at
                canvas.put(canvas.glyphs.cursorBar, at: at, style: .accent)
            }
            canvas.put(
                texts.label(choices[row], of: request), at: Point(x: at.x + 2, y: at.y),
                style: isSelected ? .text.with(.selected) : .text, width: inner.width - 2)
        }
        KeyHints(keys, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return cursor
    }
}
