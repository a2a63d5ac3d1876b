/// The bytes of keys that are no characters, as an xterm in application mode sends them.
enum Keystroke {
    static let enter = "\r"
    static let escape = "\u{1B}"
    static let up = "\u{1B}OA"
    static let down = "\u{1B}OB"
    static let home = "\u{1B}OH"
    static let end = "\u{1B}OF"
    static let pageUp = "\u{1B}[5~"
    static let pageDown = "\u{1B}[6~"
    static let backspace = "\u{7F}"
}
