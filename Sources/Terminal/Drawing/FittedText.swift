/// Text made harmless and cut to a number of columns, one cell a column, never half a wide character.
struct FittedText {
    private(set) var cells: [Cell] = []
    private var overflows = false

    /// Lays out `text` in at most `width` columns; what does not fit ends in an ellipsis.
    init(_ text: String, width: Int, style: Style, glyphs: Glyphs) {
        let width = max(0, width)
        HarmlessText.forEach(text, asciiOnly: glyphs.asciiText) { scalar, columns in
            if columns == 0 {
                combine(scalar)
                return true
            }
            guard cells.count + columns <= width else {
                overflows = true
                return false
            }
            cells.append(Cell(scalar: scalar, style: style, width: UInt8(columns)))
            if columns == 2 { cells.append(.rightHalf(style)) }
            return true
        }
        if overflows, width > 0 { cut(to: width - 1, ellipsis: glyphs.ellipsis, style) }
    }

    private mutating func combine(_ mark: UInt32) {
        guard let base = cells.lastIndex(where: { $0.width > 0 }) else { return }
        cells[base].combine(mark)
    }

    private mutating func cut(to columns: Int, ellipsis: Unicode.Scalar, _ style: Style) {
        while cells.count > columns { cells.removeLast() }
        // The right half is gone, so the left one goes too.
        if cells.last?.width == 2 { cells.removeLast() }
        cells.append(Cell(scalar: ellipsis.value, style: style))
    }
}
