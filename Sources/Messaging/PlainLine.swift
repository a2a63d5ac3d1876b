/// Foreign text (names, addresses, what an operator types) made fit for the middle of a message.
enum PlainLine {
    /// No control characters, single spaces, none at the ends; with `keepingLines` line breaks stay.
    static func of(_ text: String, keepingLines: Bool = false) -> String {
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        var pendingLine = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x2028, 0x2029:
                pendingLine = keepingLines
                pendingSpace = true
            case 0...0x20, 0x7F...0xA0: pendingSpace = true
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
}
