/// The text of a cell, made fit to be stored: one line, no control characters.
enum CellText {
    /// Single spaces instead of line breaks and runs of blanks, none at the ends; nil where a control character stands
    /// that no honest file holds (NUL, escape).
    ///
    /// An apostrophe that keeps a spreadsheet from computing the text is taken off again (`FormulaGuard`).
    static func clean(_ bytes: ArraySlice<UInt8>) -> String? {
        line(bytes.first == UInt8(ascii: "'") && FormulaGuard.isNeeded(bytes) ? bytes.dropFirst() : bytes)
    }

    /// What a stored text looks like once it has been out and in again.
    static func line(_ text: String) -> String { line(Array(text.utf8)[...]) ?? text }

    private static func line(_ bytes: ArraySlice<UInt8>) -> String? {
        if isPlain(bytes) { return String(decoding: bytes, as: UTF8.self) }
        var text = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r", "\u{85}", "\u{A0}", "\u{202F}", "\u{2028}", "\u{2029}": pendingSpace = true
            // Invisible, left behind by copying: a second byte order mark, marks of width and of writing direction.
            case "\u{FEFF}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}":
                continue
            case _ where isForbidden(scalar): return nil
            default:
                if pendingSpace, !text.isEmpty { text.append(" ") }
                pendingSpace = false
                text.append(scalar)
            }
        }
        return String(text)
    }

    /// What an error may show of a cell: short, and nothing in it acts on a terminal.
    static func shown(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: bytes.prefix(400), as: UTF8.self).unicodeScalars {
            guard text.count < 40 else { return String(text) + "…" }
            text.append(isForbidden(scalar) || scalar.properties.isWhitespace ? " " : scalar)
        }
        return String(text)
    }

    static func shown(_ text: String) -> String { shown(Array(text.utf8)[...]) }

    static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Printable ASCII without a blank to be taken away: nearly every cell.
    private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for byte in bytes {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return bytes.isEmpty || previous != 0x20
    }
}
