import Terminal

/// What a list without rows says in their place, over as many lines as it needs.
enum EmptyNote {
    static func draw(_ text: String, on canvas: inout Canvas, in room: Rect, x: Int) {
        let width = max(1, room.maxX - x - 1)
        for (row, line) in Canvas.wrap(text, width: width, asciiOnly: canvas.glyphs.asciiText).enumerated() {
            canvas.put(line, at: Point(x: x, y: room.y + 2 + row), style: .dim, width: width)
        }
    }
}
