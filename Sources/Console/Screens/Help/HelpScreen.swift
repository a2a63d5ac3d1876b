import Messaging
import Terminal

/// All keys of the screen below, grouped; made from the lines that dispatch them. It takes the whole room, so that nothing
/// of the screen stands beside it, and goes on in a second column where there is width for one.
final class HelpScreen: ScreenView {
    static let bindings: [Binding<HelpScreen>] = [
        Binding(.up, .character("k"), do: .up, in: .move, footer: false) { $0.scroll(by: -1) },
        Binding(.down, .character("j"), do: .down, in: .move, footer: false) { $0.scroll(by: 1) },
        Binding(.pageUp, do: .pageUp, in: .move, footer: false) { $0.scroll(by: -$0.shown) },
        Binding(.pageDown, .character(" "), do: .pageDown, in: .move) { $0.scroll(by: $0.shown) },
        Binding(.escape, .enter, .character("q"), .character("?"), do: .close, in: .general) { _ in [.pop] },
    ]

    let context: Context
    private let subject: String
    private let subjects: [BoundKey]
    /// Rows of a column.
    private var height = 1
    /// The first line shown.
    private var top = 0
    private var columns = 1
    /// Of one column, and of the keys in it.
    private var width = 70
    private var names: Int { width < 60 ? 12 : 18 }
    /// From so much room on there are two columns.
    private static let widthForTwo = 150

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

    /// Lines on the screen at once.
    private var shown: Int { height * columns }

    private func scroll(by rows: Int) -> [Effect] {
        top = max(0, min(top + rows, lines.count - shown))
        return []
    }

    func layout(_ room: Rect) {
        columns = room.width >= Self.widthForTwo ? 2 : 1
        width = max(20, (room.width - 6) / columns - 1)
        height = max(1, room.height - 4)
        _ = scroll(by: 0)
    }

    func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(
            texts.helpTitle + " · " + subject, width: room.width, height: room.height, on: &canvas, in: room)
        let lines = lines
        for column in 0..<columns {
            let x = inner.x + column * (width + 2)
            for (row, line) in lines.dropFirst(top + column * height).prefix(height).enumerated() {
                draw(line, on: &canvas, at: Point(x: x, y: inner.y + row))
            }
        }
        // More above, more below.
        let (above, below) = (top > 0, top + shown < lines.count)
        if above { canvas.put(canvas.glyphs.up, at: Point(x: inner.maxX - 1, y: inner.y), style: .dim) }
        if below {
            canvas.put(canvas.glyphs.down, at: Point(x: inner.maxX - 1, y: inner.y + height - 1), style: .dim)
        }
        KeyHints(keys.filter { above || below || $0.action == .close }, texts: texts)
            .draw(on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return inner.origin
    }

    private func draw(_ line: Line, on canvas: inout Canvas, at point: Point) {
        let labels = texts.language == .es ? Key.Labels.spanish : .english
        switch line {
        case .blank: break
        case .heading(let name): canvas.put(name, at: point, style: .title, width: width)
        case .key(let bound):
            let keys = bound.keys.map { $0.label(labels, glyphs: canvas.glyphs) }.joined(separator: " ")
            canvas.put(keys, at: Point(x: point.x + 1, y: point.y), style: .footerKey, width: names - 1)
            let style: Style = bound.off == nil ? .text : .text.with(.disabled)
            canvas.put(
                texts.long(bound.action), at: Point(x: point.x + 1 + names, y: point.y), style: style,
                width: width - names - 1)
        case .reason(let sentence):
            canvas.put(
                sentence, at: Point(x: point.x + 3 + names, y: point.y), style: .dim, width: width - names - 3)
        }
    }
}
