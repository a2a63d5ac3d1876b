import Terminal

/// The frame of every dialog: a box over the middle of the screen with a blank column on each side, so that what lies
/// below does not run into it. One that would leave only a strip of it at its sides takes the whole width: half words are
/// no company.
enum Box {
    /// What is left at a side and is worth leaving.
    private static let leastBeside = 20

    /// Answers the room inside; `content` is what is wanted there.
    static func draw(_ title: String, width: Int, height: Int, on canvas: inout Canvas, in room: Rect) -> Rect {
        let titleWidth = TextWidth.of(title, asciiOnly: canvas.glyphs.asciiText) + 6
        let wanted = max(width + 4, min(titleWidth, room.width - 2))
        let fills = (room.width - wanted) / 2 < leastBeside
        let size = Size(width: fills ? room.width : wanted, height: height + 2)
        let frame = room.inset(x: 1).centered(size)
        canvas.fill(Rect(x: frame.x - 1, y: frame.y, width: frame.width + 2, height: frame.height))
        return canvas.box(frame, title: title).inset(x: 1)
    }
}
