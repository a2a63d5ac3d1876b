import Terminal

/// The frame of every dialog: a box over the middle of the screen with a blank column on each side, so that what lies
/// below does not run into it.
enum Box {
    /// Answers the room inside; `content` is what is wanted there.
    static func draw(_ title: String, width: Int, height: Int, on canvas: inout Canvas, in room: Rect) -> Rect {
        let titleWidth = TextWidth.of(title, asciiOnly: canvas.glyphs.asciiText) + 6
        let wanted = Size(width: max(width + 4, min(titleWidth, room.width - 2)), height: height + 2)
        let frame = room.inset(x: 1).centered(wanted)
        canvas.fill(Rect(x: frame.x - 1, y: frame.y, width: frame.width + 2, height: frame.height))
        return canvas.box(frame, title: title).inset(x: 1)
    }
}
