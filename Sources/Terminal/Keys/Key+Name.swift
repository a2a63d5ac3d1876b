extension Key {
    /// Reads a name as written in a settings file or a test: `p`, `enter`, `ctrl-s`, `f1`, `shift-tab`, `space`.
    package init?(name: String) {
        let lower = name.lowercased()
        if let named = Self.named[lower] {
            self = named
        } else if lower.hasPrefix("ctrl-"), let letter = Self.only(lower.dropFirst(5)), letter.isASCII, letter != " " {
            self = .control(letter)
        } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...24).contains(number) {
            self = .function(number)
        } else if let scalar = Self.only(name[...]), scalar.value >= 0x20 {
            self = .character(scalar)
        } else {
            return nil
        }
    }

    private static let named: [String: Key] = [
        "enter": .enter, "esc": .escape, "escape": .escape, "tab": .tab, "shift-tab": .backTab,
        "space": .character(" "),
        "backspace": .backspace, "del": .delete, "delete": .delete, "insert": .insert, "up": .up, "down": .down,
        "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pageup": .pageUp,
        "pgdn": .pageDown, "pagedown": .pageDown, "ctrl-left": .wordLeft, "ctrl-right": .wordRight,
    ]

    private static func only(_ text: Substring) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }

    /// The names printed on the keys of a keyboard in one language.
    package struct Labels: Sendable {
        let space, backspace, delete, insert, home, end, pageUp, pageDown, paste: String
        let up, down, left, right: String

        package static let english = Labels(
            space: "Space", backspace: "Backspace", delete: "Del", insert: "Ins", home: "Home", end: "End",
            pageUp: "PgUp", pageDown: "PgDn", paste: "Paste", up: "Up", down: "Down", left: "Left", right: "Right")
        package static let spanish = Labels(
            space: "Espacio", backspace: "Retroceso", delete: "Supr", insert: "Ins", home: "Inicio", end: "Fin",
            pageUp: "RePág", pageDown: "AvPág", paste: "Pegar", up: "Arriba", down: "Abajo", left: "Izq",
            right: "Der")
    }

    /// How a footer or the help names this key.
    package func label(_ labels: Labels = .english, glyphs: Glyphs = .unicode) -> String {
        func arrow(_ arrow: String, _ word: String) -> String { glyphs.hasArrows ? arrow : word }
        return switch self {
        case .character(" "): labels.space
        case .character(let scalar): String(scalar)
        case .control(let scalar): "Ctrl-\(String(scalar).uppercased())"
        case .function(let number): "F\(number)"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: arrow(glyphs.left, labels.backspace)
        case .delete: labels.delete
        case .insert: labels.insert
        case .up: arrow(glyphs.up, labels.up)
        case .down: arrow(glyphs.down, labels.down)
        case .left: arrow(glyphs.left, labels.left)
        case .right: arrow(glyphs.right, labels.right)
        case .home: labels.home
        case .end: labels.end
        case .pageUp: labels.pageUp
        case .pageDown: labels.pageDown
        case .wordLeft: "Ctrl-" + arrow(glyphs.left, labels.left)
        case .wordRight: "Ctrl-" + arrow(glyphs.right, labels.right)
        case .paste: labels.paste
        }
    }
}
