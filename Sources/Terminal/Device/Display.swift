/// What shows canvases and gives keys: a real terminal, or a grid in memory for tests.
package protocol Display: AnyObject {
    /// The size to draw for now.
    var size: Size { get }
    /// The shapes it can show.
    var glyphs: Glyphs { get }
    /// Readable when keys may be there; for `poll`.
    var inputDescriptor: Int32 { get }

    /// Shows the canvas in one write; the hardware cursor goes to `cursor` (screen readers follow it) or is hidden.
    func present(_ canvas: Canvas, cursor: Point?)
    /// Makes the next `present` draw every cell anew.
    func repaint()

    /// The next key that is there already; never waits.
    func nextKey() -> Key?
    /// Whether something was typed that `nextKey` has not handed over; asked while a query runs.
    var isKeyWaiting: Bool { get }
    /// Forgets what was typed ahead, before a question that must not be answered by accident.
    func discardKeys()

    /// Asks for the window's size again; true when it changed.
    func updateSize() -> Bool
    /// Whether a shell waits behind us that could bring us back after Ctrl-Z.
    var canSuspend: Bool { get }
    /// Gives the terminal back, stops the process, and takes the terminal again when the shell continues it.
    func suspend()
    /// After the process was continued by somebody else: the terminal may have been changed meanwhile.
    func resumed()
}

extension Display {
    /// An empty canvas of this display's size and shapes.
    package func canvas() -> Canvas {
        Canvas(size: size, glyphs: glyphs)
    }
}
