/// A display in memory: keys are put in, pictures are taken out. Its descriptor works with `poll` like a terminal's.
package final class MemoryDisplay: Display {
    package private(set) var size: Size
    package let glyphs: Glyphs
    /// The picture presented last.
    package private(set) var picture: Canvas
    package private(set) var cursor: Point?
    /// How often something was shown.
    package private(set) var presented = 0
    package private(set) var suspensions = 0
    package private(set) var repaints = 0
    package var canSuspend = false

    private var keys: [Key] = []
    private var wantedSize: Size?
    private let pipe = WakePipe()

    package init(size: Size = Size(width: 80, height: 24), glyphs: Glyphs = .unicode) {
        self.size = size
        self.glyphs = glyphs
        picture = Canvas(size: size, glyphs: glyphs)
    }

    package var inputDescriptor: Int32 { pipe.readEnd }
    package var lines: [String] { picture.lines }
    package var text: String { picture.text }
    package var styledLines: [String] { picture.styledLines }

    // MARK: The person at the keyboard

    package func press(_ keys: Key...) {
        for key in keys {
            self.keys.append(key)
            pipe.send(1)
        }
    }

    /// Types each character of a text.
    package func type(_ text: String) {
        for scalar in text.unicodeScalars { press(.character(scalar)) }
    }

    /// The window gets another size, seen at the next `updateSize`.
    package func resize(to size: Size) {
        wantedSize = size
    }

    /// The line is cut: the input ends.
    package func hangUp() {
        pipe.closeWriteEnd()
    }

    // MARK: Display

    package func present(_ canvas: Canvas, cursor: Point?) {
        picture = canvas
        self.cursor = cursor
        presented += 1
    }

    package func repaint() {
        repaints += 1
    }

    package func nextKey() -> Key? {
        guard !keys.isEmpty else { return nil }
        _ = pipe.receive()
        return keys.removeFirst()
    }

    package var isKeyWaiting: Bool { !keys.isEmpty }

    package func discardKeys() {
        while nextKey() != nil {}
    }

    package func updateSize() -> Bool {
        repaints += 1
        guard let wantedSize, wantedSize != size else { return false }
        size = wantedSize
        return true
    }

    package func suspend() {
        suspensions += 1
    }

    package func resumed() {
        repaints += 1
    }
}
