import Terminal

/// Draws the lines of a form one below the other: labels in one column, fields in another, keys on the last line.
struct FormLayout {
    let room: Rect
    let labels: Int
    private(set) var y: Int

    init(in room: Rect, labels: Int = 12) {
        self.room = room
        self.labels = labels
        y = room.y
    }

    /// Where the field of the line being drawn begins.
    var field: Point { Point(x: room.x + labels, y: y) }
    var fieldWidth: Int { max(0, room.width - labels) }

    mutating func skip(_ lines: Int = 1) {
        y += lines
    }

    /// A label, highlighted where the cursor is; the field's own drawing follows at `field`.
    func label(_ text: String, hasFocus: Bool, on canvas: inout Canvas) {
        canvas.put(text, at: Point(x: room.x, y: y), style: hasFocus ? .accent : .dim, width: labels - 1)
    }

    /// What is wrong with the field above, over whatever else stands on this line.
    func error(_ sentence: String, on canvas: inout Canvas) {
        canvas.fill(Rect(x: field.x, y: y, width: fieldWidth, height: 1))
        canvas.put(sentence, at: field, style: .error, width: fieldWidth)
    }

    /// A label with its value, for what is only read.
    mutating func pair(_ name: String, _ pieces: [(text: String, style: Style)], on canvas: inout Canvas) {
        label(name, hasFocus: false, on: &canvas)
        canvas.put(pieces, at: field, width: fieldWidth)
        skip()
    }

    /// Text over as many lines as it needs, at most `limit`.
    mutating func paragraph(_ text: String, style: Style = .text, limit: Int, on canvas: inout Canvas) {
        let lines = Canvas.wrap(text, width: fieldWidth, asciiOnly: canvas.glyphs.asciiText)
        for line in lines.prefix(limit) {
            canvas.put(line, at: field, style: style, width: fieldWidth)
            y += 1
        }
    }

    func keys(_ keys: [BoundKey], texts: Texts, on canvas: inout Canvas) {
        let last = Rect(x: room.x, y: room.maxY - 1, width: room.width, height: 1)
        KeyHints(keys, texts: texts).draw(on: &canvas, in: last)
    }
}
