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
    /// Of what is inside the frame, and of the keys in it.
    private var width = 70
    private var names: Int { width < 60 ? 12 : 18 }

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
        /// Why the action above is off.
        case reason(String)
        case blank
    }

    private var lines: [Line] {
        var lines: [Line] = []
        for group in KeyGroup.allCases {
            let own = subjects.filter { $0.group == group }
            guard !own.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(texts.name(group)))
            for bound in own {
                lines.append(.key(bound))
                guard let off = bound.off else { continue }
                lines += Canvas.wrap(texts.sentence(off), width: width - names - 2).map { .reason($0) }
            }
        }
        return lines
    }

    private func scroll(by rows: Int) -> [Effect] {
        top = max(0, min(top + rows, lines.count - state.height))
        return []
    }

    func layout(_ room: Rect) {
        width = max(20, min(room.width - 6, max(70, min(100, room.width - 10))))
        state.fit(count: lines.count, height: min(lines.count, max(1, room.height - 5)))
        _ = scroll(by: 0)
    }

    func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let title = texts.short(.help) + " · " + subject
        let inner = Box.draw(
            title, width: width, height: state.height + 2, on: &canvas, in: room)
        for (row, line) in lines.dropFirst(top).prefix(inner.height - 2).enumerated() {
            let at = Point(x: inner.x, y: inner.y + row)
            switch line {
            case .blank: break
            case .heading(let name): canvas.put(name, at: at, style: .title, width: inner.width)
            case .key(let bound):
                let keys = bound.names(texts, canvas.glyphs).joined(separator: " ")
                canvas.put(keys, at: Point(x: at.x + 1, y: at.y), style: .footerKey, width: names - 1)
                let style: Style = bound.off == nil ? .text : .text.with(.disabled)
                canvas.put(
                    texts.long(bound.action), at: Point(x: at.x + 1 + names, y: at.y), style: style,
                    width: inner.width - names - 1)
            case .reason(let sentence):
                canvas.put(
                    sentence, at: Point(x: at.x + 3 + names, y: at.y), style: .dim, width: inner.width - names - 3)
            }
        }
        let more = top + inner.height - 2 < lines.count || top > 0
        KeyHints(Self.bindings.map { $0.bound(to: self) }.filter { more || $0.action == .close }, texts: texts)
            .draw(on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return inner.origin
    }
}
