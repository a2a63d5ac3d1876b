import Lending
import Messaging
import Store
package import Terminal

/// What is said to clients: every template with its channel, language and origin, and what is wrong with it.
package final class TemplatesScreen: ListScreen {
    package static let bindings: [Binding<TemplatesScreen>] =
        [
            Binding(.enter, .character("e"), do: .desk(.editTemplate), in: .list, off: \.offForOpening) { $0.open() },
            Binding(.escape, do: .back, in: .general, footer: false) { _ in [.pop] },
        ] + movement

    package let context: Context
    private let shelf: TemplateShelf
    private var lines: [TemplateLine] = []
    private var isStale = false
    /// The editor lies over it, and says these things itself.
    private var isEditing = false
    private var panes = SheetPanes<TemplateKey>()
    private var room = Rect.empty

    init(_ context: Context, _ shelf: TemplateShelf) {
        self.context = context
        self.shelf = shelf
        read()
    }

    package var title: String { texts.templatesTitle }

    // MARK: Reading

    private func read() {
        let language = context.store.business.language
        let order = [language] + Language.allCases.filter { $0 != language }
        let lines = shelf.sources().map { TemplateLine($0, unset: shelf.unset) }
        // Those that clients get come first.
        self.lines = order.flatMap { language in lines.filter { $0.source.key.language == language } }
        isStale = false
    }

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        read()
        try layout(room)
    }

    package func layout(_ room: Rect) throws {
        self.room = room
        panes.fit(room.splitTop(3).rest, split: 62)
        let rows = TemplateRows(context: context)
        let list = lines.map(rows.row)
        guard panes.isSplit else { return panes.set([list]) }
        panes.set([list, []])
        panes.set([list, selected.map { rows.detail($0, width: panes.widths.last ?? 40) } ?? []])
    }

    private var selected: TemplateLine? { lines.first { $0.source.key == panes.selectedItem } }

    // MARK: Actions

    private var offForOpening: OffReason? { selected == nil ? .listIsEmpty : nil }

    private func open() -> [Effect] {
        guard let key = selected?.source.key else { return [] }
        return context.trying {
            guard let source = shelf.sources().first(where: { $0.key == key }) else { return [] }
            let editor = try TemplateEditor(context, shelf, source)
            isEditing = true
            return [.push(editor)]
        }
    }

    package func resumed() {
        isEditing = false
    }

    package func move(_ move: ListMove) -> [Effect] {
        panes.move(move)
        return context.trying {
            try layout(room)
            return []
        }
    }

    /// What the selected one says, where there is no room for it beside the list.
    package var status: [(text: String, style: Style)] {
        guard let selected, !panes.isSplit, !isEditing else { return [] }
        if let problem = selected.problems.first(where: \.isError) ?? selected.problems.first {
            let sentence = Clauses.fit(
                problem.sentence(texts.language), columns: max(40, panes.widths.first ?? 0), pointer: texts.enterShowsIt
            )
            return [(sentence, problem.isError ? .bad : .warning)]
        }
        let line = (selected.source.template?.text ?? "").split(separator: "\n").joined(separator: " ")
        return [(line, .dim)]
    }

    // MARK: Drawing

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let own = lines.count { $0.source.isOwn }
        let bad = lines.count { $0.isBad }
        var pieces: [(text: String, style: Style)] = [(texts.templateCount(lines.count), .title)]
        if own > 0 { pieces.append((" \(canvas.glyphs.bullet) " + texts.ownCount(own), .accent)) }
        if bad > 0 { pieces.append((" \(canvas.glyphs.bullet) " + texts.unusableCount(bad), .bad)) }
        canvas.put(pieces, at: Point(x: room.x + 1, y: room.y), width: room.width - 2)
        canvas.rule(at: Point(x: room.x + 1, y: room.y + 1), width: room.width - 2)
        TemplateRows(context: context).table.layout(x: room.x + 5, width: (panes.widths.first ?? 0) - 2)
            .drawHeader(on: &canvas, y: room.y + 2)
        return panes.draw(on: &canvas) ?? Point(x: room.x + 1, y: room.y)
    }
}

/// A template with what the lint says of it.
struct TemplateLine {
    let source: TemplateSource
    let problems: [TemplateProblem]
    /// Of a message with long values; nil where none can be made.
    let count: SegmentCount?

    init(_ source: TemplateSource, unset: Set<Placeholder>) {
        self.source = source
        problems = TemplateLint.problems(key: source.key, file: source.file, unset: unset)
        let sample = try? source.template?.rendered(.large(source.key.kind, source.key.language))
        count = sample.flatMap { $0 }.map { SegmentCount.of($0) }
    }

    var isBad: Bool { problems.contains(where: \.isError) }
}
