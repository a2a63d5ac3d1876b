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

    /// Most letters go out as they came: only what has to be escaped is looked at one by one.
    private mutating func append(_ text: String) {
        bytes.append(.quote)
        var text = text
        text.withUTF8 { letters in
            var done = 0
            var index = 0
            while index < letters.count {
                let (escape, length) = Self.escape(letters, at: index)
                if let escape {
                    bytes += letters[done..<index]
                    bytes += escape.utf8
                    done = index + length
                }
                index += length
            }
            bytes += letters[done...]
        }
        bytes.append(.quote)
    }

    /// What stands for the letter that begins here, nil for itself; and how many bytes are settled by that. Control characters
    /// of both kinds are escaped, so that the output is harmless on a terminal as well.
    private static func escape(_ letters: UnsafeBufferPointer<UInt8>, at index: Int) -> (String?, length: Int) {
        switch letters[index] {
        case .quote: return (#"\""#, 1)
        case UInt8(ascii: "\\"): return (#"\\"#, 1)
        case .lineFeed: return (#"\n"#, 1)
        case 0...0x1F, 0x7F: return (escape(UInt32(letters[index])), 1)
        // U+0080 to U+009F.
        case 0xC2 where index + 1 < letters.count && letters[index + 1] < 0xA0:
            return (escape(UInt32(letters[index + 1])), 2)
        // U+2028 and U+2029.
        case 0xE2
        where index + 2 < letters.count && letters[index + 1] == 0x80 && (0xA8...0xA9).contains(letters[index + 2]):
            return (escape(0x2000 + UInt32(letters[index + 2]) - 0x80), 3)
        default: return (nil, 1)
        }
    }

    private static func escape(_ scalar: UInt32) -> String {
        let digits = String(scalar, radix: 16)
        return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
