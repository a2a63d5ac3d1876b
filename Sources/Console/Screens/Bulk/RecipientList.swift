import Lending
import Messaging
import Store
import Terminal

/// Who gets what in a bulk action, and who does not and why.
final class RecipientList: ScreenView {
    static let bindings: [Binding<RecipientList>] = [
        Binding(.tab, .character("f"), do: .changeSelection, in: .list) { $0.changeSelection() },
        Binding(.up, .character("k"), do: .up, in: .move, footer: false) { $0.move(.up) },
        Binding(.down, .character("j"), do: .down, in: .move, footer: false) { $0.move(.down) },
        Binding(.pageUp, do: .pageUp, in: .move, footer: false) { $0.move(.pageUp) },
        Binding(.pageDown, .character(" "), do: .pageDown, in: .move, footer: false) { $0.move(.pageDown) },
        Binding(.home, .character("g"), do: .first, in: .move, footer: false) { $0.move(.home) },
        Binding(.end, .character("G"), do: .last, in: .move, footer: false) { $0.move(.end) },
        Binding(.escape, .enter, .character("q"), do: .close, in: .general) { _ in [.pop] },
    ]

    enum Selection: CaseIterable {
        case all, refused, sent
    }

    let context: Context
    private let tally: BulkTally
    private var selection = Selection.all
    private var state = ListState()

    init(_ context: Context, _ tally: BulkTally) {
        self.context = context
        self.tally = tally
    }

    var isDialog: Bool { true }
    var title: String { texts.recipientsTitle(selection, lines.count) }

    private var lines: [BulkTally.Line] {
        switch selection {
        case .all: tally.lines
        case .refused: tally.refused
        case .sent: tally.sent
        }
    }

    private func changeSelection() -> [Effect] {
        let all = Selection.allCases
        selection = all[((all.firstIndex(of: selection) ?? 0) + 1) % all.count]
        state.fit(count: lines.count, height: state.height)
        state.select(0)
        return []
    }

    private func move(_ key: Key) -> [Effect] {
        _ = state.handle(key)
        return []
    }

    func layout(_ room: Rect) {
        state.fit(count: lines.count, height: max(1, min(tally.lines.count, room.height - 6)))
    }

    func leastRoom(in room: Rect) -> Size { Size(width: 40, height: 7) }

    func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(90, room.width - 6), height: state.height + 2, on: &canvas, in: room)
        // The longest reason with its date; in a narrow window what there is, since without it the list says nothing.
        let reason = 47
        let name = min(20, (inner.width - 4) / 2)
        let columns = Table<Int>([
            Column(0, texts.client, min: name, max: 30), Column(1, texts.document, min: 17, priority: 1),
            Column(2, texts.whatHappens, min: min(reason, inner.width - name - 4), max: 60),
        ]).layout(x: inner.x + 1, width: inner.width - 2)
        let lines = lines
        var cursor: Point?
        for (row, index) in state.visible.enumerated() {
            let y = inner.y + row
            let isSelected = index == state.selected
            let emphasis: Style.Emphasis = isSelected ? .selected : []
            canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), style: Style(.text, emphasis))
            let line = lines[index]
            let (what, style) = fate(line.fate, canvas.glyphs)
            columns.drawRow(on: &canvas, y: y) { column in
                switch column {
                case 0: (line.name, Style(.text, emphasis))
                case 1: (line.document.formatted, Style(.dim, emphasis))
                default: (what, style.with(emphasis))
                }
            }
            if isSelected { cursor = Point(x: inner.x, y: y) }
        }
        if selection == .all, tally.count > lines.count {
            let y = inner.maxY - 2
            canvas.put(texts.more(tally.count - lines.count), at: Point(x: inner.x + 1, y: y), style: .dim)
        }
        KeyHints(keys, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return cursor
    }

    private func fate(_ fate: BulkTally.Fate, _ glyphs: Glyphs) -> (String, Style) {
        switch fate {
        case .due(let channel): (glyphs.delivery(.sent) + " " + texts.name(channel), .good)
        case .later(let channel, let instant):
            (
                glyphs.delivery(.scheduled) + " " + texts.name(channel) + " "
                    + texts.appointment(instant, context.clock), .notice
            )
        case .already: (glyphs.delivery(.queued) + " " + texts.alreadyThere, .dim)
        case .excluded(let reason, let from):
            (
                glyphs.delivery(.blocked) + " " + reason.label(texts.language)
                    + (from.map { " · " + texts.from($0, context.clock) } ?? ""), .warning
            )
        }
    }
}
