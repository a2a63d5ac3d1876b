import Messaging
import Terminal

@testable import Console

/// Somebody at the console: types, looks at the screen.
final class Desk {
    let app: App
    let display: MemoryDisplay
    /// Kept open as long as somebody sits here.
    private let house: House?
    private let time: House.Time?

    init(
        _ house: House, width: Int = 80, height: Int = 24, glyphs: Glyphs = .unicode, language: Language = .es,
        services: Services? = nil
    ) {
        self.house = house
        time = house.time
        display = MemoryDisplay(size: Size(width: width, height: height), glyphs: glyphs)
        app = App(context: house.context(language: language, services: services), display: display)
        look()
    }

    /// Somebody else at the same books; `time` is that of their house.
    init(_ context: Context, width: Int = 80, height: Int = 24, time: House.Time? = nil) {
        house = nil
        self.time = time
        display = MemoryDisplay(size: Size(width: width, height: height))
        app = App(context: context, display: display)
        look()
    }

    /// Types keys by their names, or each letter of a text in quotes: `press("R", "enter", "'ana'")`. What is to be read
    /// is read after each of them, as for somebody who types slowly, and a question is read before it is answered.
    func press(_ names: String...) {
        for name in names {
            if name.count > 2, name.hasPrefix("'"), name.hasSuffix("'") {
                for scalar in name.dropFirst().dropLast().unicodeScalars { app.handle(.key(.character(scalar))) }
            } else if let key = Key(name: name) {
                if app.isAnswer(key), !app.wasRead(app.top) { time?.pass(milliseconds: App.readingTime) }
                app.handle(.key(key))
            }
            look()
        }
    }

    /// Keys that come faster than anything is read between them.
    func pressQuickly(_ names: String...) {
        for key in names.compactMap({ Key(name: $0) }) { app.handle(.key(key)) }
        look()
    }

    func happens(_ event: Event) {
        // As the loop does before it tells.
        if event == .resized { _ = display.updateSize() }
        app.handle(event)
        look()
    }

    /// Reads what is still to be read, and draws.
    func look() {
        app.settle()
        app.draw()
    }

    var text: String { display.text }
    var lines: [String] { display.lines }

    func line(_ part: String) -> String {
        lines.first { $0.contains(part) } ?? ""
    }

    /// The line the hardware cursor is on.
    var cursorLine: String {
        guard let cursor = display.cursor, lines.indices.contains(cursor.y) else { return "" }
        return lines[cursor.y]
    }
}
