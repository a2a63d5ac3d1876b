/// Foreign text (names, addresses, what an operator types) made fit for the middle of a message.
enum PlainLine {
    /// No control characters, single spaces, none at the ends; with `keepingLines` line breaks stay.
    static func of(_ text: String, keepingLines: Bool = false) -> String {
        if isPlain(text) { return text }
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        var pendingLine = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x2028, 0x2029:
                pendingLine = keepingLines
                pendingSpace = true
            case 0...0x20, 0x7F...0xA0: pendingSpace = true
            // Marks that turn the direction of what follows.
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
            default:
                if !result.isEmpty, pendingLine {
                    result.append("\n")
                } else if !result.isEmpty, pendingSpace {
                    result.append(" ")
                }
                (pendingSpace, pendingLine) = (false, false)
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Nothing to be done, as with nearly every value; looks at bytes only.
    private static func isPlain(_ text: String) -> Bool {
        var afterSpace = true
        for byte in text.utf8 {
            // 0xC2 leads the C1 controls and the hard space, 0xE2 line separators and direction marks, 0xEF the last one.
            if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
                || (byte == 0x20 && afterSpace)
            {
                return false
            }
            afterSpace = byte == 0x20
        }
        return !afterSpace || text.isEmpty
    }
}
