import Terminal

/// What a list without rows says in their place, over as many lines as it needs.
enum EmptyNote {
    /// Answers where it begins: with no row for the cursor to be on, a screen reader finds it there.
    static func draw(_ text: String, on canvas: inout Canvas, in room: Rect, x: Int) -> Point {
        let width = max(1, room.maxX - x - 1)
        for (row, line) in Canvas.wrap(text, width: width, asciiOnly: canvas.glyphs.asciiText).enumerated() {
            canvas.put(line, at: Point(x: x, y: room.y + 2 + row), style: .dim, width: width)
        }
        return Point(x: x, y: min(room.y + 2, room.maxY - 1))
    }
}
