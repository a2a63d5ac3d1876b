import CNcurses

/// The bytes that make this terminal sane again, put together while nothing is wrong: a crash handler can only write.
enum ResetSequence {
    static let pasteOn = "\u{1B}[?2004h"
    static let pasteOff = "\u{1B}[?2004l"

    /// For the terminal ncurses has open now: paste marks, attributes, keypad, cursor, then back from the other screen.
    static func bytes() -> [UInt8] {
        var bytes = Array(pasteOff.utf8)
        for name in ["sgr0", "op", "rmkx", "cnorm", "rmcup"] {
            if let value = diamante_capability(name) { bytes += withoutPadding(String(cString: value).utf8) }
        }
        return bytes + Array("\r\n".utf8)
    }

    /// Old terminals ask for pauses inside their sequences, written `$<5>`.
    static func withoutPadding(_ value: some Sequence<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        var isPadding = false
        for byte in value {
            if isPadding {
                isPadding = byte != 0x3E
            } else if byte == 0x3C, plain.last == 0x24 {
                plain.removeLast()
                isPadding = true
            } else {
                plain.append(byte)
            }
        }
        return plain
    }
}
