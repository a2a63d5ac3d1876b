/// A framed box over the middle of the screen, never larger than it.
package struct Dialog: Sendable {
    package let title: String
    /// Room wanted inside the frame and its side margins.
    package let content: Size

    package init(title: String, content: Size) {
        self.title = title
        self.content = content
    }

    /// Draws the empty box; answers the room for the content, which may be smaller than wanted, or nothing.
    package func draw(on canvas: inout Canvas, in room: Rect? = nil) -> Rect {
        let room = room ?? canvas.bounds
        let title = TextWidth.of(title, asciiOnly: canvas.glyphs.asciiText) + 6
        let size = Size(width: max(content.width + 4, title), height: content.height + 2)
        return canvas.box(room.centered(size), title: self.title).inset(x: 1)
    }
}
