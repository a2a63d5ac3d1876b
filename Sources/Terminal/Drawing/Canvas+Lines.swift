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

    /// The rows as a terminal of this theme shows them: `{bold+reverse}José{}`, a colour by its number.
    package func lines(in theme: Theme) -> [String] {
        (0..<size.height).map { y in
            var line = ""
            var current = Theme.Appearance()
            for cell in row(y) {
                let look = theme.appearance(of: cell.style)
                // A blank shows only what marks blanks; between two words it takes what stands already.
                let isPlainBlank = cell.scalar == 0x20 && !look.underline && !look.reverse
                let stays = isPlainBlank && !current.underline && !current.reverse
                let seen = stays ? current : isPlainBlank ? Theme.Appearance() : look
                if seen != current {
                    line += "{\(seen.name)}"
                    current = seen
                }
                cell.write(to: &line)
            }
            if current != Theme.Appearance() { line += "{}" }
            return line.trimmingTrailingBlanks
        }
    }

    /// The style of one cell; plain outside the canvas.
    package func style(at point: Point) -> Style {
        bounds.contains(point) ? cells[point.y * size.width + point.x].style : .text
    }
}

extension Theme.Appearance {
    /// Colour and attributes as words: `28+bold`; nothing for the plain look.
    var name: String {
        let words = [
            colour < 0 ? nil : String(colour), bold ? "bold" : nil, dim ? "dim" : nil, underline ? "underline" : nil,
            reverse ? "reverse" : nil,
        ]
        return words.compactMap(\.self).joined(separator: "+")
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
