import Terminal

/// The head of a page about one thing: what it is and how it stands, what belongs to it, and a rule below.
struct SheetHeader {
    typealias Pieces = [(text: String, style: Style)]

    let title: String
    /// At the right of the title; it is never cut for it.
    let standing: (text: String, style: Style)
    let lines: [Pieces]

    /// So many rows of a room go to a head of `full` rows: in a low one the title and the last line are all of it.
    static func height(of full: Int, in room: Rect) -> Int { room.height < 14 ? min(full, 2) : full }

    func draw(on canvas: inout Canvas, in room: Rect) {
        let isLow = Self.height(of: lines.count + 2, in: room) < lines.count + 2
        let lines = isLow ? Array(lines.suffix(1)) : lines
        let (x, width) = (room.x + 1, room.width - 2)
        let right = TextWidth.of(standing.text, asciiOnly: canvas.glyphs.asciiText)
        canvas.put(title, at: Point(x: x, y: room.y), style: .title, width: max(0, width - right - 2))
        canvas.put(standing.text, at: Point(x: x + width - right, y: room.y), style: standing.style, width: right)
        for (index, pieces) in lines.enumerated() {
            canvas.put(pieces, at: Point(x: x, y: room.y + 1 + index), width: width)
        }
        if !isLow { canvas.rule(at: Point(x: x, y: room.y + 1 + lines.count), width: width) }
    }
}
