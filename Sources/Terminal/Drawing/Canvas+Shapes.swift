extension Canvas {
    /// Paints a box with one character.
    package mutating func fill(_ box: Rect, with character: Unicode.Scalar = " ", style: Style = .text) {
        let box = box.intersection(clip)
        for y in box.rows {
            for x in box.columns {
                set(Cell(scalar: character.value, style: style), x: x, y: y)
            }
        }
    }

    /// A horizontal rule.
    package mutating func rule(at point: Point, width: Int, style: Style = .line) {
        fill(Rect(x: point.x, y: point.y, width: width, height: 1), with: glyphs.horizontal, style: style)
    }

    /// An empty framed box with its title in the upper edge; answers the room inside.
    @discardableResult
    package mutating func box(
        _ box: Rect, title: String = "", style: Style = .line, titleStyle: Style = .title
    ) -> Rect {
        guard box.width >= 2, box.height >= 2 else {
            fill(box)
            return .empty
        }
        fill(box)
        let (right, bottom) = (box.maxX - 1, box.maxY - 1)
        rule(at: box.origin, width: box.width, style: style)
        rule(at: Point(x: box.x, y: bottom), width: box.width, style: style)
        for x in [box.x, right] {
            let side = Rect(x: x, y: box.y + 1, width: 1, height: box.height - 2)
            fill(side, with: glyphs.vertical, style: style)
        }
        set(Cell(scalar: glyphs.topLeft.value, style: style), x: box.x, y: box.y)
        set(Cell(scalar: glyphs.topRight.value, style: style), x: right, y: box.y)
        set(Cell(scalar: glyphs.bottomLeft.value, style: style), x: box.x, y: bottom)
        set(Cell(scalar: glyphs.bottomRight.value, style: style), x: right, y: bottom)
        if !title.isEmpty, box.width > 4 {
            let room = min(box.width - 4, TextWidth.of(title, asciiOnly: glyphs.asciiText) + 2)
            put(" \(title) ", at: Point(x: box.x + 1, y: box.y), style: titleStyle, width: room)
        }
        return box.inset(x: 1, y: 1)
    }

    /// A horizontal bar of `fraction` (0…1) of the width, in eighths of a column where the terminal has them.
    package mutating func bar(_ fraction: Double, at point: Point, width: Int, style: Style = .text) {
        let steps = glyphs.eighths
        let units = Self.units(fraction, of: max(0, width) * steps.count)
        fill(
            Rect(x: point.x, y: point.y, width: units / steps.count, height: 1), with: steps[steps.count - 1],
            style: style)
        let rest = units % steps.count
        if rest > 0 {
            set(Cell(scalar: steps[rest - 1].value, style: style), x: point.x + units / steps.count, y: point.y)
        }
    }

    /// A bar chart standing on the lower edge of `box`, one column a value, the first values where there is no room; only
    /// zero draws nothing.
    package mutating func columns(_ values: [Double], maximum: Double, in box: Rect, style: Style = .text) {
        let levels = glyphs.levels
        for (offset, value) in values.prefix(box.width).enumerated() where maximum > 0 && value > 0 {
            let units = max(1, Self.units(value / maximum, of: box.height * levels.count))
            for row in 0..<box.height where units > row * levels.count {
                let level = min(levels.count, units - row * levels.count)
                set(Cell(scalar: levels[level - 1].value, style: style), x: box.x + offset, y: box.maxY - 1 - row)
            }
        }
    }

    /// A fraction of `whole` units, rounded; anything odd (NaN, infinite, outside 0…1) is held inside.
    static func units(_ fraction: Double, of whole: Int) -> Int {
        guard fraction > 0 else { return 0 }
        return Int((min(1, fraction) * Double(whole)).rounded())
    }
}
