import Terminal

/// The head of a page about one thing: what it is and how it stands, what belongs to it, and a rule below.
struct SheetHeader {
    typealias Pieces = [(text: String, style: Style)]

    let title: String
    /// At the right of the title; it is never cut for it.
    let standing: (text: String, style: Style)
    let lines: [Pieces]

    var height: Int { lines.count + 2 }

    func draw(on canvas: inout Canvas, in room: Rect) {
        let (x, width) = (room.x + 1, room.width - 2)
        let right = TextWidth.of(standing.text, asciiOnly: canvas.glyphs.asciiText)
        canvas.put(title, at: Point(x: x, y: room.y), style: .title, width: max(0, width - right - 2))
        canvas.put(standing.text, at: Point(x: x + width - right, y: room.y), style: standing.style, width: right)
        for (index, pieces) in lines.enumerated() {
            canvas.put(pieces, at: Point(x: x, y: room.y + 1 + index), width: width)
        }
        canvas.rule(at: Point(x: x, y: room.y + 1 + lines.count), width: width)
    }
}
