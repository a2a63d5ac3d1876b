/// The parts of a template file: header lines, then the text.
struct TemplateFile {
    private(set) var contentSid: ContentSid?
    private(set) var variables: [Placeholder]?
    let text: String

    init(_ file: String) throws(TemplateError) {
        var lines = file.split(omittingEmptySubsequences: false) { $0.isNewline }[...]
        // A byte order mark is a scalar of its own before the first letter.
        if let first = lines.first, first.unicodeScalars.first == "\u{FEFF}" {
            lines[lines.startIndex] = Substring(first.unicodeScalars.dropFirst())
        }
        while let line = lines.first, let (name, value) = Self.header(line) {
            lines.removeFirst()
            switch name {
            case "contentsid" where value.isEmpty: break
            case "contentsid":
                guard let sid = ContentSid(value) else { throw .badContentSid }
                contentSid = sid
            default: variables = try Self.placeholders(value)
            }
        }
        while let line = lines.first, line.allSatisfy(\.isWhitespace) { lines.removeFirst() }
        while let line = lines.last, line.allSatisfy(\.isWhitespace) { lines.removeLast() }
        text = lines.joined(separator: "\n")
    }

    private static func header(_ line: Substring) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let name = line[..<colon].lowercased()
        guard name == "contentsid" || name == "variables" else { return nil }
        return (name, PlainLine.of(String(line[line.index(after: colon)...])))
    }

    private static func placeholders(_ list: String) throws(TemplateError) -> [Placeholder]? {
        var found: [Placeholder] = []
        for word in list.split(whereSeparator: { ", {}".contains($0) }) {
            guard let placeholder = Placeholder(rawValue: String(word)) else { throw .unknownPlaceholder(String(word)) }
            found.append(placeholder)
        }
        return found.isEmpty ? nil : found
    }
}

/// The id of a WhatsApp template at Twilio: `HX` and 32 hexadecimal digits.
package struct ContentSid: Sendable, Hashable {
    package let rawValue: String

    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 34, text.hasPrefix("HX"), bytes[2...].allSatisfy(Self.isHexadecimal) else { return nil }
        rawValue = text
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
