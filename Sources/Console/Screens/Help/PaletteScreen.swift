import Messaging
import Store
import Terminal

/// Any action of the screen below by a part of its name.
final class PaletteScreen: ScreenView {
    static let bindings: [Binding<PaletteScreen>] = [
        Binding(.enter, do: .accept, in: .general) { $0.accept() },
        Binding(.up, .control("p"), do: .up, in: .move, footer: false) { $0.step(-1) },
        Binding(.down, .control("n"), do: .down, in: .move, footer: false) { $0.step(1) },
        Binding(.tab, do: .complete, in: .general) { $0.complete() },
        Binding(.escape, do: .close, in: .general) { _ in [.pop] },
    ]

    let context: Context
    private let actions: [BoundKey]
    private var field = TextField(limit: 80)
    private var found: [BoundKey] = []
    /// Those of them that begin with what was typed.
    private var begins: [BoundKey] = []
    private var state = ListState()

    /// What moves around is typed faster than found.
    init(_ context: Context, keys: [BoundKey]) {
        self.context = context
        actions = keys.filter { $0.group != .move && $0.action != .palette }
        found = actions
    }

    var isDialog: Bool { true }
    var title: String { texts.paletteTitle }

    func type(_ key: Key) -> [Effect]? {
        switch field.handle(key) {
        case .ignored: return nil
        case .moved: return []
        case .changed:
            find()
            return []
        }
    }

    /// What begins with the text comes first, then what holds its words anywhere.
    private func find() {
        let typed = SearchText.folded(field.text)
        let words = typed.split(separator: " ")
        let matching = actions.filter { bound in
            let name = SearchText.folded(texts.long(bound.action) + " " + texts.short(bound.action))
            return words.allSatisfy { name.contains($0) }
        }
        begins = matching.filter { SearchText.folded(texts.long($0.action)).hasPrefix(typed) }
        found = begins + matching.filter { !SearchText.folded(texts.long($0.action)).hasPrefix(typed) }
        state.fit(count: found.count, height: state.height)
        state.select(0)
    }

    /// As far as all that begin so go on alike; when that is no further than what was typed, the selected one's name.
    private func complete() -> [Effect] {
        guard let row = state.selection else { return [] }
        let names = begins.map { texts.long($0.action) }
        let alike = names.dropFirst().reduce(names.first ?? "") { alike, name in
            String(zip(alike, name).prefix { $0 == $1 }.map(\.0))
        }
        let goesOn = SearchText.folded(alike).count > SearchText.folded(field.text).count
        field.text = goesOn ? alike : texts.long(found[row].action)
        find()
        return []
    }

    private func step(_ by: Int) -> [Effect] {
        state.move(by: by)
        return []
    }

    private func accept() -> [Effect] {
        guard let row = state.selection else { return [] }
        return [.popAndPerform(found[row].action)]
    }

    func layout(_ room: Rect) {
        state.fit(count: found.count, height: max(1, min(actions.count, room.height - 7)))
    }

    func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(
            title, width: max(66, min(100, room.width - 14)), height: state.height + 3, on: &canvas, in: room)
        canvas.put(":", at: inner.origin, style: .footerKey)
        let cursor = field.draw(
            on: &canvas, at: Point(x: inner.x + 2, y: inner.y), width: inner.width - 2,
            placeholder: texts.palettePrompt)
        let labels = texts.language == .es ? Key.Labels.spanish : .english
        for (line, row) in state.visible.enumerated() {
            let bound = found[row]
            let y = inner.y + 1 + line
            let selected: Style.Emphasis = row == state.selected ? .selected : []
            let style: Style = bound.off == nil ? .text : .text.with(.disabled)
            canvas.put(
                " " + texts.long(bound.action), at: Point(x: inner.x, y: y), style: style.with(selected),
                width: inner.width - 10)
            canvas.put(
                (bound.keys.first?.label(labels, glyphs: canvas.glyphs) ?? "") + " ",
                at: Point(x: inner.maxX - 10, y: y), style: Style(.footerKey, selected), width: 10, align: .right)
        }
        // More above, more below.
        if state.visible.lowerBound > 0 {
            canvas.put(canvas.glyphs.up, at: Point(x: inner.maxX, y: inner.y + 1), style: .dim)
        }
        if state.visible.upperBound < found.count {
            canvas.put(canvas.glyphs.down, at: Point(x: inner.maxX, y: inner.y + state.height), style: .dim)
        }
        if let row = state.selection, let off = found[row].off {
            canvas.put(
                " " + texts.sentence(off), at: Point(x: inner.x, y: inner.maxY - 2), style: .dim, width: inner.width)
        }
        if found.isEmpty { canvas.put(texts.nothingMatches, at: Point(x: inner.x + 1, y: inner.y + 1), style: .dim) }
        KeyHints(keys, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return cursor
    }
}
