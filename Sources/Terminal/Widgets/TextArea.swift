/// Several lines of text being typed. A long line is wrapped where it is drawn and stays one line; the text never scrolls
/// sideways.
package struct TextArea: Equatable, Sendable {
    /// At most so many scalars.
    package let limit: Int
    private(set) var scalars: [Unicode.Scalar] = []
    /// Scalars before the cursor.
    package private(set) var cursor = 0
    /// What stands on each row of the picture; a line break belongs to no row.
    private(set) var rows: [Range<Int>] = [0..<0]
    private(set) var top = 0
    private(set) var height = 1
    private var width = 80
    private var asciiOnly = false
    /// Where up and down go back to after a shorter row.
    private var wantedColumn: Int?

    package init(_ text: String = "", limit: Int = 8000) {
        self.limit = max(0, limit)
        insert(text)
        cursor = 0
        wrap()
    }

    package var text: String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    package var isEmpty: Bool { scalars.isEmpty }
    /// Rows that the whole text takes.
    package var rowCount: Int { rows.count }

    /// Puts the cursor before the scalar at this place.
    package mutating func place(cursor place: Int) {
        cursor = max(0, min(place, scalars.count))
        show()
    }

    /// Tells how much room there is; the cursor stays in sight.
    package mutating func fit(width: Int, height: Int, asciiOnly: Bool = false) {
        guard (width, height, asciiOnly) != (self.width, self.height, self.asciiOnly) else { return }
        (self.width, self.height, self.asciiOnly) = (max(2, width), max(1, height), asciiOnly)
        wrap()
    }

    /// Edits by one key.
    package mutating func handle(_ key: Key) -> TextField.Outcome {
        switch key {
        case .up, .down, .pageUp, .pageDown: break
        default: wantedColumn = nil
        }
        switch key {
        case .character(let scalar): return edited(insert(String(scalar)))
        case .enter: return edited(insert("\n"))
        case .paste(let text): return edited(insert(text))
        case .backspace: return edited(remove(from: before(cursor), to: cursor))
        case .delete, .control("d"): return edited(remove(from: cursor, to: after(cursor)))
        case .control("w"): return edited(remove(from: wordBefore, to: cursor))
        case .control("u"): return edited(remove(from: lineStart, to: cursor))
        case .control("k"): return edited(remove(from: cursor, to: cursor == lineEnd ? after(cursor) : lineEnd))
        case .left, .control("b"): return moved(to: before(cursor))
        case .right, .control("f"): return moved(to: after(cursor))
        case .wordLeft: return moved(to: wordBefore)
        case .wordRight: return moved(to: wordAfter)
        case .home, .control("a"): return moved(to: rows[row].lowerBound)
        case .end, .control("e"): return moved(to: lastPlace(in: row))
        case .up: return step(-1)
        case .down: return step(1)
        case .pageUp: return step(-max(1, height - 1))
        case .pageDown: return step(max(1, height - 1))
        default: return .ignored
        }
    }

    private mutating func edited(_ changed: Bool) -> TextField.Outcome {
        if changed { wrap() }
        return changed ? .changed : .moved
    }

    private mutating func moved(to place: Int) -> TextField.Outcome {
        cursor = place
        show()
        return .moved
    }

    // MARK: Editing

    /// Line breaks of any kind stay; tabs become spaces, and nothing invisible goes in.
    @discardableResult
    private mutating func insert(_ text: String) -> Bool {
        var new: [Unicode.Scalar] = []
        // CR LF is one character of two scalars.
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if index > 0 { new.append("\n") }
            HarmlessText.forEach(String(line), asciiOnly: false) { value, _ in
                if value != HarmlessText.replacement, let scalar = Unicode.Scalar(value) { new.append(scalar) }
                return new.count < limit
            }
        }
        new = Array(new.prefix(max(0, limit - scalars.count)))
        scalars.insert(contentsOf: new, at: cursor)
        cursor += new.count
        return !new.isEmpty
    }

    private mutating func remove(from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        scalars.removeSubrange(start..<end)
        cursor = start
        return true
    }

    // MARK: Rows

    /// The row the cursor is on. Where a wrapped line goes on, that is the beginning of the lower row.
    var row: Int { rows.lastIndex { $0.lowerBound <= cursor } ?? 0 }

    /// Columns of the cells before the cursor on its row.
    var column: Int { columns(rows[row].lowerBound..<cursor) }

    private func columns(_ range: Range<Int>) -> Int {
        range.reduce(0) { $0 + columns(at: $1) }
    }

    private func columns(at index: Int) -> Int {
        asciiOnly ? TextWidth.of(String(scalars[index]), asciiOnly: true) : max(0, TextWidth.of(scalars[index].value))
    }

    private mutating func wrap() {
        rows = []
        var start = 0
        for index in scalars.indices where scalars[index] == "\n" {
            wrapLine(start..<index)
            start = index + 1
        }
        wrapLine(start..<scalars.count)
        show()
    }

    /// Breaks after the last space that fits; a longer word is cut. The last column stays free for the cursor.
    private mutating func wrapLine(_ line: Range<Int>) {
        var start = line.lowerBound
        var used = 0
        var breakAfter: Int?
        var index = start
        while index < line.upperBound {
            let columns = columns(at: index)
            if used + columns > width - 1, index > start, scalars[index] != " " {
                let end = breakAfter ?? index
                rows.append(start..<end)
                (start, used, breakAfter, index) = (end, 0, nil, end)
                continue
            }
            used += columns
            if scalars[index] == " " { breakAfter = index + 1 }
            index += 1
        }
        rows.append(start..<line.upperBound)
    }

    private mutating func show() {
        let row = row
        top = min(max(top, row - height + 1), row)
        top = max(0, min(top, rows.count - height))
    }

    /// Up or down by so many rows, in the column where the cursor began.
    private mutating func step(_ by: Int) -> TextField.Outcome {
        let (from, column) = (row, wantedColumn ?? self.column)
        wantedColumn = column
        let wanted = max(0, min(from + by, rows.count - 1))
        guard wanted != from else { return .moved }
        var (place, used) = (rows[wanted].lowerBound, 0)
        let last = lastPlace(in: wanted)
        while place < last, used + columns(at: place) <= column {
            used += columns(at: place)
            place += 1
        }
        return moved(to: place)
    }

    /// The last place of the cursor on a row: where a line goes on below, before its last cell.
    private func lastPlace(in row: Int) -> Int {
        let range = rows[row]
        let goesOn = row + 1 < rows.count && rows[row + 1].lowerBound == range.upperBound
        return goesOn ? max(range.lowerBound, before(range.upperBound)) : range.upperBound
    }

    // MARK: Places

    private func isMark(_ index: Int) -> Bool {
        index < scalars.count && TextWidth.of(scalars[index].value) == 0 && scalars[index] != "\n"
    }

    /// Combining marks go with their letter.
    private func before(_ place: Int) -> Int {
        var place = max(0, place - 1)
        while place > 0, isMark(place) { place -= 1 }
        return place
    }

    private func after(_ place: Int) -> Int {
        var place = min(scalars.count, place + 1)
        while isMark(place) { place += 1 }
        return place
    }

    private var lineStart: Int { scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }
    private var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

    private func isBlank(_ index: Int) -> Bool { scalars[index] == " " || scalars[index] == "\n" }

    private var wordBefore: Int {
        var place = cursor
        while place > 0, isBlank(place - 1) { place -= 1 }
        while place > 0, !isBlank(place - 1) { place -= 1 }
        return place
    }

    private var wordAfter: Int {
        var place = cursor
        while place < scalars.count, !isBlank(place) { place += 1 }
        while place < scalars.count, isBlank(place) { place += 1 }
        return place
    }

    // MARK: Drawing

    /// Draws the rows that fit and answers where the cursor is. `style` says how each scalar looks.
    @discardableResult
    package func draw(on canvas: inout Canvas, at origin: Point, style: (Int) -> Style = { _ in .text }) -> Point {
        let room = Rect(x: origin.x, y: origin.y, width: width, height: height)
        canvas.clipped(to: room) { canvas in
            for (line, range) in rows.dropFirst(top).prefix(height).enumerated() {
                var x = origin.x
                var start = range.lowerBound
                while start < range.upperBound {
                    let look = style(start)
                    var end = start + 1
                    while end < range.upperBound, isMark(end) || style(end) == look { end += 1 }
                    var piece = String.UnicodeScalarView()
                    piece.append(contentsOf: scalars[start..<end])
                    x += canvas.put(String(piece), at: Point(x: x, y: origin.y + line), style: look)
                    start = end
                }
            }
            if top > 0 { canvas.put(canvas.glyphs.up, at: Point(x: room.maxX - 1, y: room.y), style: .dim) }
            if top + height < rows.count {
                canvas.put(canvas.glyphs.down, at: Point(x: room.maxX - 1, y: room.maxY - 1), style: .dim)
            }
        }
        return Point(x: origin.x + min(column, width - 1), y: origin.y + row - top)
    }
}
