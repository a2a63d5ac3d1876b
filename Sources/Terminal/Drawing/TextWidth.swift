import CNcurses

/// How many columns a terminal gives to text: the sum of `wcwidth` per scalar, as ncurses counts, never by `Character`.
package enum TextWidth {
    /// Columns that `text` takes on the screen after it was made harmless; in ASCII mode after transliteration.
    package static func of(_ text: String, asciiOnly: Bool = false) -> Int {
        var columns = 0
        HarmlessText.forEach(text, asciiOnly: asciiOnly) { _, width in
            columns += width
            return true
        }
        return columns
    }

    /// 0 for combining marks, 1 or 2 for what is drawn, -1 for what is not printable.
    static func of(_ scalar: UInt32) -> Int {
        switch scalar {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: 1
        case 0x2500...0x25FC: 1  // lines, blocks and shapes: ambiguous width, narrow outside East Asian locales
        default: Int(diamante_width(scalar, utf8))
        }
    }

    /// Set once, only read afterwards. NULL where the C library has no C.UTF-8: then the program's own locale decides.
    private nonisolated(unsafe) static let utf8 = diamante_utf8_locale()
}
