/// Writes rows as CSV (RFC 4180): comma, CRLF, quotes where they are needed.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []

    mutating func row(_ values: [ExportValue]) {
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(.comma) }
            switch value {
            case .none: break
            case .number(let number): bytes += String(number).utf8
            case .word(let word): append(word)
            case .text(let text):
                let utf8 = Array(text.utf8)
                append(FormulaGuard.isNeeded(utf8) ? "'" + text : text)
            }
        }
        bytes += [.carriageReturn, .lineFeed]
    }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ text: String) {
        let utf8 = text.utf8
        // A blank at an end is lost in spreadsheets unless it is quoted.
        let needsQuotes =
            utf8.first == 0x20 || utf8.last == 0x20
            || utf8.contains { $0 == .comma || $0 == .semicolon || $0 == .quote || $0 < 0x20 }
        guard needsQuotes else { return appendHarmless(utf8) }
        bytes.append(.quote)
        appendHarmless(utf8)
        bytes.append(.quote)
    }

    /// Nothing that is written acts on a terminal; a line break stays, inside its quotes.
    private mutating func appendHarmless(_ utf8: String.UTF8View) {
        var previous: UInt8 = 0
        for byte in utf8 {
            switch byte {
            case .quote: bytes += [.quote, .quote]
            case .lineFeed: bytes.append(byte)
            case 0..<0x20, 0x7F: bytes.append(0x20)
            // U+0080…U+009F, the other control characters.
            case 0x80...0x9F where previous == 0xC2: bytes.append(0xA0)
            default: bytes.append(byte)
            }
            previous = byte
        }
    }
}
