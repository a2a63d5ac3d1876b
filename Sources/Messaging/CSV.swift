/// The small tables that come with the program: comma-separated, double quotes around fields that need them.
enum CSV {
    enum Problem: Error {
        case unclosedQuote(line: Int)
    }

    struct Row {
        /// Counted from 1, the header being the first.
        let line: Int
        let fields: [String]
    }

    /// The rows that hold anything, with fields trimmed of blanks; `#` lines are comments. A quoted field may not
    /// go over the end of its line.
    static func rows(_ text: String) throws(Problem) -> [Row] {
        var rows: [Row] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let plain = line.unicodeScalars.first == "\u{FEFF}" ? Substring(line.unicodeScalars.dropFirst()) : line
            guard !plain.allSatisfy(\.isWhitespace), plain.first != "#" else { continue }
            guard let fields = fields(plain) else { throw .unclosedQuote(line: index + 1) }
            rows.append(Row(line: index + 1, fields: fields))
        }
        return rows
    }

    private static func fields(_ line: Substring) -> [String]? {
        var fields: [String] = []
        var field = ""
        var quoted = false
        var afterQuote = false
        for character in line {
            switch character {
            case "\"" where quoted:
                quoted = false
                afterQuote = true
            case "\"" where afterQuote:
                // Two quotes in a quoted field are one.
                field.append("\"")
                quoted = true
                afterQuote = false
            case "\"" where field.isEmpty: quoted = true
            case "," where !quoted:
                fields.append(PlainLine.of(field))
                field = ""
                afterQuote = false
            default:
                field.append(character)
                afterQuote = false
            }
        }
        guard !quoted else { return nil }
        fields.append(PlainLine.of(field))
        return fields
    }
}
