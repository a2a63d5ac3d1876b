extension TextField {
    /// Draws the field in `width` columns and answers where its cursor is; the part around the cursor is shown.
    @discardableResult
    package func draw(
        on canvas: inout Canvas, at point: Point, width: Int, style: Style = .input, placeholder: String = ""
    ) -> Point {
        let (shown, place) = shownText
        if shown.isEmpty {
            canvas.put(placeholder, at: point, style: .placeholder, width: width)
            return point
        }
        let (start, column) = window(shown, place, width: width, asciiOnly: canvas.glyphs.asciiText)
        var visible = String.UnicodeScalarView()
        visible.append(contentsOf: shown[start...])
        // One column more than the field and cut there, so that an unfinished line does not end in an ellipsis.
        canvas.clipped(to: Rect(x: point.x, y: point.y, width: width, height: 1)) {
            $0.fill(Rect(x: point.x, y: point.y, width: width, height: 1), style: style)
            $0.put(String(visible), at: point, style: style, width: Rect.limit)
        }
        return Point(x: point.x + column, y: point.y)
    }

    /// What is drawn, and how many of its scalars stand before the cursor.
    private var shownText: (scalars: [Unicode.Scalar], cursor: Int) {
        guard kind == .money, !holdsSigns else { return (scalars, cursor) }
        var shown: [Unicode.Scalar] = []
        var place = 0
        for (index, digit) in scalars.enumerated() {
            if index > 0, (scalars.count - index) % 3 == 0 { shown.append(separator) }
            if index == cursor { place = shown.count }
            shown.append(digit)
        }
        return (shown, cursor == scalars.count ? shown.count : place)
    }

    /// The first scalar to draw, and the cursor's column from there: inside the field, one column free at its end.
    private func window(
        _ shown: [Unicode.Scalar], _ place: Int, width: Int, asciiOnly: Bool
    ) -> (start: Int, column: Int) {
        var column = 0
        var start = place
        while start > 0 {
            let columns = TextWidth.of(String(shown[start - 1]), asciiOnly: asciiOnly)
            guard column + columns < width else { break }
            column += columns
            start -= 1
        }
        return (start, column)
    }
}
