import Messaging
package import Terminal

/// The whole text that a client agrees to, or agreed to: to be read aloud, or shown to who asks for it.
package final class ConsentTextDialog: ScreenView {
    package static let bindings: [Binding<ConsentTextDialog>] = [
        Binding(.up, .character("k"), do: .up, in: .move, footer: false) { $0.scroll(by: -1) },
        Binding(.down, .character("j"), do: .down, in: .move, footer: false) { $0.scroll(by: 1) },
        Binding(.pageUp, do: .pageUp, in: .move, footer: false) { $0.scroll(by: -$0.height) },
        Binding(.pageDown, .character(" "), do: .pageDown, in: .move) { $0.scroll(by: $0.height) },
        Binding(.escape, .enter, .character("q"), .control("t"), do: .close, in: .general) { _ in [.pop] },
    ]

    package let context: Context
    private let version: String
    private let body: String
    private var lines: [String] = []
    private var width = 0
    private var height = 1
    private var top = 0

    init(_ context: Context, version: String, body: String) {
        self.context = context
        self.version = version
        self.body = body
    }

    package var isDialog: Bool { true }
    package var title: String { texts.consentTextTitle }

    private func scroll(by rows: Int) -> [Effect] {
        top = max(0, min(top + rows, lines.count - height))
        return []
    }

    package func layout(_ room: Rect) {
        width = max(10, min(92, room.width - 6))
        lines = Self.wrapped(body, width: width - 2)
        height = max(1, min(lines.count, room.height - 5))
        _ = scroll(by: 0)
    }

    /// Its own lines are joined to paragraphs, which break where this window ends.
    static func wrapped(_ body: String, width: Int) -> [String] {
        var paragraphs: [String] = []
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.drop { $0 == " " }
            if text.isEmpty || paragraphs.last?.isEmpty ?? true || text.startIndex == line.startIndex {
                paragraphs.append(String(text))
            } else {
                paragraphs[paragraphs.count - 1] += " " + text
            }
        }
        return paragraphs.flatMap { $0.isEmpty ? [""] : Canvas.wrap($0, width: max(1, width)) }
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(
            title + " · " + texts.version(version), width: width, height: height + 2, on: &canvas, in: room)
        for (row, line) in lines.dropFirst(top).prefix(height).enumerated() {
            canvas.put(line, at: Point(x: inner.x, y: inner.y + row), width: inner.width)
        }
        let more = lines.count > height
        KeyHints(keys.filter { more || $0.action == .close }, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return inner.origin
    }
}
