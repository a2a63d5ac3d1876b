/// ASCII twins for terminals without UTF-8: what a person would type instead.
enum Transliteration {
    /// One or more ASCII characters for a scalar; `?` where nothing reads alike.
    static func ascii(_ scalar: UInt32) -> String {
        switch scalar {
        case 0x20...0x7E: return String(UnicodeScalar(UInt8(scalar)))
        case 0xA0...0xFF: return latin1[Int(scalar) - 0xA0]
        case 0x100...0x17F: return String(latinExtended[Int(scalar) - 0x100])
        case 0x2500...0x257F: return line(scalar)
        default: return symbols[scalar] ?? "?"
        }
    }

    private static let latin1: [String] =
        [
            " ", "!", "c", "L", "$", "Y", "|", "S", "\"", "(c)", "a", "<<", "-", "", "(r)", "-",
            "o", "+-", "2", "3", "'", "u", "P", ".", ",", "1", "o", ">>", "1/4", "1/2", "3/4", "?",
            "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I",
            "D", "N", "O", "O", "O", "O", "O", "x", "O", "U", "U", "U", "U", "Y", "Th", "ss",
            "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
            "d", "n", "o", "o", "o", "o", "o", "/", "o", "u", "u", "u", "u", "y", "th", "y",
        ]

    /// U+0100…U+017F, one letter each.
    private static let latinExtended = Array(
        "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTt"
            + "UuUuUuUuUuUuWwYyYZzZzZzs")

    private static let symbols: [UInt32: String] = [
        0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2015: "-", 0x2212: "-",
        0x2018: "'", 0x2019: "'", 0x201A: ",", 0x201B: "'", 0x2032: "'", 0x02BC: "'",
        0x201C: "\"", 0x201D: "\"", 0x201E: "\"", 0x2033: "\"", 0x2039: "<", 0x203A: ">",
        0x2022: "*", 0x2026: "...", 0x20AC: "EUR", 0x2116: "No", 0x2122: "(tm)", 0x2044: "/",
        0x2190: "<-", 0x2191: "^", 0x2192: "->", 0x2193: "v", 0x2248: "~", 0x2260: "!=", 0x2264: "<=", 0x2265: ">=",
        0x2713: "+", 0x2714: "+", 0x2717: "x", 0x2718: "x", 0x25CF: "o", 0x2588: "#",
    ]

    private static func line(_ scalar: UInt32) -> String {
        switch scalar {
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x2550: "-"
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x2551: "|"
        default: "+"
        }
    }
}
