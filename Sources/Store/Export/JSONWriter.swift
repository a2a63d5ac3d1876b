/// Writes rows as one JSON array of objects (RFC 8259), one object a line.
struct JSONWriter {
    private(set) var bytes: [UInt8] = Array("[".utf8)
    private var isFirst = true

    mutating func row(_ columns: [String], _ values: [ExportValue]) {
        if !isFirst { bytes.append(.comma) }
        bytes.append(.lineFeed)
        isFirst = false
        bytes.append(UInt8(ascii: "{"))
        for (index, (column, value)) in zip(columns, values).enumerated() {
            if index > 0 { bytes.append(.comma) }
            append(column)
            bytes.append(UInt8(ascii: ":"))
            switch value {
            case .none: bytes += "null".utf8
            case .number(let number): bytes += String(number).utf8
            case .text(let text), .word(let text): append(text)
            }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    mutating func end() {
        bytes += (isFirst ? "]\n" : "\n]\n").utf8
    }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ text: String) {
        bytes.append(.quote)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += #"\""#.utf8
            case "\\": bytes += #"\\"#.utf8
            case "\n": bytes += #"\n"#.utf8
            // Control characters of both kinds, so that the output is harmless on a terminal as well.
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                bytes += (#"\u"# + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
        bytes.append(.quote)
    }
}
