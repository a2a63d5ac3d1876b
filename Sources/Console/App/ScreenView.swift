package import Terminal

/// One screen or dialog. It holds what it shows, changes by keys, and draws itself; it never touches the terminal, so a
/// test shows it on a canvas.
///
/// The app calls `layout` when the room changes, `refresh` when the books did, `work` while nobody types, then `draw`.
package protocol ScreenView: AnyObject, SendableMetatype {
    /// The keymap, most used first. Keys of `App.bindings` work besides.
    static var bindings: [Binding<Self>] { get }
    /// Every keymap it can have without its state, one for each mode; for tests and documentation.
    static var tables: [[KeymapLine]] { get }
    var context: Context { get }
    /// A page fills the screen below the header; a dialog lies over what is there.
    var isDialog: Bool { get }
    /// The keymap as it stands now.
    var keys: [BoundKey] { get }
    /// Letters are text now: the keys of every page wait until it is done.
    var isTyping: Bool { get }
    /// What its answers of weight are about, where that changes: another question has to be read first.
    var asked: AnyHashable? { get }
    /// What the help calls it.
    var title: String { get }

    /// The room it cannot be used without, of what there is between header and footer.
    func leastRoom(in room: Rect) -> Size
    /// A key before the keymap sees it: text that is being typed. Nil leaves it to the keymap.
    func type(_ key: Key) -> [Effect]?
    /// A key is about to act on what is selected: rows of another question that are still to be read come first, so that
    /// nothing typed quickly meets the wrong row.
    func catchUp() throws
    /// The room it has from now on.
    func layout(_ room: Rect) throws
    /// The books may have changed: what is shown has to be read again, by `work`.
    func refresh()
    /// Whether there is something to read or count, now that everything is drawn and nobody types.
    var hasWork: Bool { get }
    /// Does a piece of it. A key that waits interrupts it: then it is called again later and must have changed nothing.
    func work() throws
    /// Answers where the hardware cursor belongs.
    func draw(on canvas: inout Canvas, in room: Rect) -> Point?
    /// What stands at the left of the status line while there is no message.
    var status: [(text: String, style: Style)] { get }
    /// A dialog on top of this one closed; for what it left behind.
    func resumed()
}

extension ScreenView {
    package var isDialog: Bool { false }
    package var isTyping: Bool { false }
    package var asked: AnyHashable? { nil }
    package func leastRoom(in room: Rect) -> Size { Size(width: 0, height: 0) }
    package func type(_ key: Key) -> [Effect]? { nil }
    package func catchUp() throws {}
    package func layout(_ room: Rect) throws {}
    package func refresh() {}
    package var hasWork: Bool { false }
    package func work() throws {}
    package var status: [(text: String, style: Style)] { [] }
    package func resumed() {}

    package var texts: Texts { context.texts }

    package var keys: [BoundKey] { Self.bindings.map { $0.bound(to: self) } }

    package static var tables: [[KeymapLine]] { [table(bindings)] }

    static func table(_ bindings: [Binding<Self>]) -> [KeymapLine] {
        bindings.map { KeymapLine(keys: $0.keys, action: $0.action) }
    }
}
