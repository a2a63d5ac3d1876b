import Messaging
import Terminal

/// All keys of the screen below, grouped; made from the lines that dispatch them.
final class HelpScreen: ScreenView {
    static let bindings: [Binding<HelpScreen>] = [
        Binding(.up, .character("k"), do: .up, in: .move, footer: false) { $0.scroll(by: -1) },
        Binding(.down, .character("j"), do: .down, in: .move, footer: false) { $0.scroll(by: 1) },
        Binding(.pageUp, do: .pageUp, in: .move, footer: false) { $0.scroll(by: -$0.state.height) },
        Binding(.pageDown, .character(" "), do: .pageDown, in: .move) { $0.scroll(by: $0.state.height) },
        Binding(.escape, .enter, .character("q"), .character("?"), do: .close, in: .general) { _ in [.pop] },
    ]

    let context: Context
    private let subject: String
    private let subjects: [BoundKey]
    private var state = ListState()
    private var top = 0

    init(_ context: Context, about subject: String, keys: [BoundKey]) {
        self.context = context
        self.subject = subject
        subjects = keys
    }

    var isDialog: Bool { true }
    var title: String { texts.long(.help) }

    private enum Line {
        case heading(String)
        case key(BoundKey)
        case blank
    }

    private var lines: [Line] {
        var lines: [Line] = []
        for group in KeyGroup.allCases {
            let own = subjects.filter { $0.group == group }
            guard !own.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(texts.name(group)))
            lines += own.map { .key($0) }
        }
        return lines
    }

    private func scroll(by rows: Int) -> [Effect] {
        top = max(0, min(top + rows, lines.count - state.height))
        return []
    }

    func layout(_ room: Rect) {
        state.fit(count: lines.count, height: min(lines.count, max(1, room.height - 5)))
        _ = scroll(by: 0)
    }

    func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let title = texts.short(.help) + " · " + subject
        let inner = Box.draw(
            title, width: max(70, min(100, room.width - 10)), height: state.height + 2, on: &canvas, in: room)
        let labels = texts.language == .es ? Key.Labels.spanish : .english
        for (row, line) in lines.dropFirst(top).prefix(inner.height - 2).enumerated() {
            let at = Point(x: inner.x, y: inner.y + row)
            switch line {
            case .blank: break
            case .heading(let name): canvas.put(name, at: at, style: .title, width: inner.width)
            case .key(let bound):
                let names = bound.keys.map { $0.label(labels, glyphs: canvas.glyphs) }.joined(separator: " ")
                canvas.put(names, at: Point(x: at.x + 1, y: at.y), style: .footerKey, width: 17)
                draw(bound, on: &canvas, at: Point(x: at.x + 19, y: at.y), width: inner.width - 19)
            }
        }
        let more = top + inner.height - 2 < lines.count || top > 0
        KeyHints(Self.bindings.map { $0.bound(to: self) }.filter { more || $0.action == .close }, texts: texts)
            .draw(on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return inner.origin
    }

    /// An action that is off says why beside it.
    private func draw(_ bound: BoundKey, on canvas: inout Canvas, at point: Point, width: Int) {
        guard let off = bound.off else {
            canvas.put(texts.long(bound.action), at: point, width: width)
            return
        }
        let pieces: [(text: String, style: Style)] = [
            (texts.long(bound.action), .text.with(.disabled)), (" (\(texts.sentence(off)))", .dim),
        ]
        canvas.put(pieces, at: point, width: width)
    }
}
