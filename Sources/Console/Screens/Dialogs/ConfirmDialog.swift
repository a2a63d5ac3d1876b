import Messaging
package import Terminal

/// A question before something that is not undone easily. `s` (or `y`) says yes; neither `Enter` nor the key that opened
/// it does.
package final class ConfirmDialog: ScreenView {
    package static let bindings: [Binding<ConfirmDialog>] = [
        Binding(.character("s"), .character("y"), do: .confirm, in: .general) { [.pop] + $0.confirmed() },
        Binding(.escape, .character("n"), .character("q"), do: .decline, in: .general) { _ in [.pop] },
    ]

    package let context: Context
    package let title: String
    private let lines: [String]
    /// A key that means something else on the screen below, and says no yes here.
    private let except: Key?
    private let confirmed: () -> [Effect]

    package init(
        _ context: Context, title: String, lines: [String], except: Key? = nil, confirmed: @escaping () -> [Effect]
    ) {
        self.context = context
        self.title = title
        self.lines = lines
        self.except = except
        self.confirmed = confirmed
    }

    package var isDialog: Bool { true }

    package var keys: [BoundKey] {
        // Each language knows its own yes first.
        let other: Key = texts.language == .es ? .character("y") : .character("s")
        let keys = Self.bindings.map { $0.bound(to: self).withLast(other) }
        return except.map { except in keys.map { $0.without(except) } } ?? keys
    }

    package func leastRoom(in room: Rect) -> Size {
        Size(width: 36, height: wrapped(room, asciiOnly: false).count + 4)
    }

    private func width(_ room: Rect) -> Int { min(70, room.width - 6) }

    private func wrapped(_ room: Rect, asciiOnly: Bool) -> [String] {
        lines.flatMap { Canvas.wrap($0, width: width(room), asciiOnly: asciiOnly) }
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let width = width(room)
        let wrapped = wrapped(room, asciiOnly: canvas.glyphs.asciiText)
        let inner = Box.draw(title, width: width, height: wrapped.count + 2, on: &canvas, in: room)
        for (row, line) in wrapped.enumerated() {
            canvas.put(line, at: Point(x: inner.x, y: inner.y + row), width: inner.width)
        }
        KeyHints(keys, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return inner.origin
    }
}
