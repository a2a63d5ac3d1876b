extension Canvas {
    /// The rows as plain text, without blanks at their ends: what a golden screen is compared with.
    package var lines: [String] {
        (0..<size.height).map { y in
            var line = ""
            for cell in row(y) { cell.write(to: &line) }
            return line.trimmingTrailingBlanks
        }
    }

    /// All rows as one text.
    package var text: String { lines.joined(separator: "\n") }

    /// The rows with styles written out: `{bad+selected}José{}`; plain text carries no mark.
    package var styledLines: [String] {
        (0..<size.height).map { y in
            var line = ""
            var current = Style.text
            for cell in row(y) {
                if cell.style != current {
                    line += cell.style == .text ? "{}" : "{\(cell.style.name)}"
                    current = cell.style
                }
                cell.write(to: &line)
            }
            if current != .text { line += "{}" }
            return line.trimmingTrailingBlanks
        }
    }

    /// The style of one cell; plain outside the canvas.
    package func style(at point: Point) -> Style {
        bounds.contains(point) ? cells[point.y * size.width + point.x].style : .text
    }
}

extension Style {
    /// Role and emphasis as words: `bad+selected`.
    package var name: String {
        let words: [(Emphasis, String)] = [
            (.selected, "selected"), (.marked, "marked"), (.bold, "bold"), (.underline, "underline"),
            (.disabled, "disabled"),
        ]
        return words.reduce("\(role)") { emphasis.contains($1.0) ? "\($0)+\($1.1)" : $0 }
    }
}

extension String {
    fileprivate var trimmingTrailingBlanks: String {
        guard let last = utf8.lastIndex(where: { $0 != 0x20 }) else { return "" }
        return String(self[...last])
    }
}
