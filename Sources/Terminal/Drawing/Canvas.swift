/// A picture of the screen in memory. Screens draw on it, a `Display` shows it, tests read it as text.
///
/// Nothing outside the clip is ever written, whatever the coordinates, so a screen may draw as if there were room.
package struct Canvas: Sendable {
    package let size: Size
    package let glyphs: Glyphs
    /// Where drawing has an effect now; the whole canvas at first.
    package private(set) var clip: Rect
    private(set) var cells: [Cell]

    package init(size: Size, glyphs: Glyphs = .unicode) {
        self.size = size
        self.glyphs = glyphs
        clip = Rect(size)
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    package var bounds: Rect { Rect(size) }

    /// Draws inside a box: coordinates stay those of the screen, what lies outside is cut off.
    @discardableResult
    package mutating func clipped<Result>(to box: Rect, _ draw: (inout Canvas) throws -> Result) rethrows -> Result {
        let before = clip
        clip = clip.intersection(box)
        defer { clip = before }
        return try draw(&self)
    }

    /// The cells of one row; empty outside the canvas.
    func row(_ y: Int) -> ArraySlice<Cell> {
        guard (0..<size.height).contains(y) else { return [] }
        return cells[y * size.width..<(y + 1) * size.width]
    }

    /// Writes one cell. Half of a wide character that is written over becomes blank, so no half is ever left alone.
    mutating func set(_ cell: Cell, x: Int, y: Int) {
        guard clip.contains(Point(x: x, y: y)) else { return }
        let index = y * size.width + x
        if cells[index].width == 0, cell.width != 0, x > 0 { blank(index - 1) }
        if cells[index].width == 2, x + 1 < size.width { blank(index + 1) }
        cells[index] = cell
    }

    /// Changes only how the cells of a box look.
    package mutating func restyle(_ box: Rect, _ change: (Style) -> Style) {
        let box = box.intersection(clip)
        for y in box.rows {
            for x in box.columns {
                cells[y * size.width + x].style = change(cells[y * size.width + x].style)
            }
        }
    }

    private mutating func blank(_ index: Int) {
        cells[index] = Cell(scalar: 0x20, style: cells[index].style)
    }
}
