extension Canvas {
    package enum Alignment: Sendable { case left, right, center }

    /// Writes text at a cell and answers the columns it took.
    ///
    /// With a `width` the text is a field of so many columns: cut with an ellipsis, aligned, and painted over what was
    /// there. Without one it takes what it needs and is cut where the clip ends.
    @discardableResult
    package mutating func put(
        _ text: String, at point: Point, style: Style = .text, width: Int? = nil, align: Alignment = .left
    ) -> Int {
        guard clip.rows.contains(point.y), point.x < clip.maxX, width ?? 1 > 0 else { return 0 }
        let start = max(point.x, -Rect.limit)
        let field = min(width ?? clip.maxX - start, 2 * Rect.limit)
        let fitted = FittedText(text, width: field, style: style, glyphs: glyphs).cells
        let spare = width == nil ? 0 : field - fitted.count
        if spare > 0 { fill(Rect(x: start, y: point.y, width: field, height: 1), style: style) }
        let before =
            switch align {
            case .left: 0
            case .right: spare
            case .center: spare / 2
            }
        write(fitted, at: Point(x: start + before, y: point.y))
        return fitted.count
    }

    /// Writes pieces of different styles one after the other in a field; what does not fit is cut with an ellipsis.
    @discardableResult
    package mutating func put(_ pieces: [(text: String, style: Style)], at point: Point, width: Int? = nil) -> Int {
        guard clip.rows.contains(point.y), point.x < clip.maxX else { return 0 }
        let start = max(point.x, -Rect.limit)
        let end = start + min(max(0, width ?? clip.maxX - start), 2 * Rect.limit)
        var x = start
        for piece in pieces where x < end {
            let fitted = FittedText(piece.text, width: end - x, style: piece.style, glyphs: glyphs).cells
            write(fitted, at: Point(x: x, y: point.y))
            x += fitted.count
        }
        return x - start
    }

    /// Writes cells; a wide character that the clip would halve is left blank.
    private mutating func write(_ fitted: [Cell], at point: Point) {
        for (offset, cell) in fitted.enumerated() {
            let x = point.x + offset
            let isHalved =
                (cell.width == 2 && !clip.columns.contains(x + 1)) || (cell.width == 0 && !clip.columns.contains(x - 1))
            set(isHalved ? Cell(scalar: 0x20, style: cell.style) : cell, x: x, y: point.y)
        }
    }

    /// Breaks text into lines of at most `width` columns at spaces; a longer word is cut between characters.
    package static func wrap(_ text: String, width: Int, asciiOnly: Bool = false) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            var used = 0
            for word in paragraph.split(separator: " ") {
                var word = String(word)
                var columns = TextWidth.of(word, asciiOnly: asciiOnly)
                if used > 0, used + 1 + columns <= width {
                    line += " " + word
                    used += 1 + columns
                    continue
                }
                if used > 0 { lines.append(line) }
                while columns > width, word.unicodeScalars.count > 1 {
                    let head = prefix(of: word, width: width, asciiOnly)
                    lines.append(head)
                    word = String(word.unicodeScalars.dropFirst(head.unicodeScalars.count))
                    columns = TextWidth.of(word, asciiOnly: asciiOnly)
                }
                (line, used) = (word, columns)
            }
            lines.append(line)
        }
        return lines
    }

    /// As many scalars as fit, but at least one, so that cutting always comes to an end.
    private static func prefix(of word: String, width: Int, _ asciiOnly: Bool) -> String {
        var head = String.UnicodeScalarView()
        var used = 0
        for scalar in word.unicodeScalars {
            used += TextWidth.of(String(scalar), asciiOnly: asciiOnly)
            if used > width, !head.isEmpty { break }
            head.append(scalar)
        }
        return String(head)
    }
}
