/// Makes any text safe to show: nothing in it can move the cursor, change the terminal or turn the line around.
///
/// Controls become a visible mark, line breaks and tabs one space; direction marks, joiners and other invisible formats
/// go away (terminals disagree about their width); flags become their two letters. The rest keeps its `wcwidth`.
enum HarmlessText {
    /// Calls `body` with each scalar to draw and its columns (0 = combine with the one before) until it answers false.
    @inline(__always)
    static func forEach(_ text: String, asciiOnly: Bool, _ body: (UInt32, Int) -> Bool) {
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x20, scalar.value < 0x7F {
                guard body(scalar.value, 1) else { return }
            } else {
                guard each(harmless(scalar.value), asciiOnly, body) else { return }
            }
        }
    }

    private static func each(_ scalar: UInt32?, _ asciiOnly: Bool, _ body: (UInt32, Int) -> Bool) -> Bool {
        guard let scalar else { return true }
        let width = TextWidth.of(scalar)
        if asciiOnly, scalar > 0x7E {
            guard width != 0 else { return true }
            for byte in Transliteration.ascii(scalar).utf8 {
                guard body(UInt32(byte), 1) else { return false }
            }
            return true
        }
        return width < 0 ? body(replacement, 1) : body(scalar, width)
    }

    /// U+FFFD: one column everywhere, and nothing else looks like it.
    static let replacement: UInt32 = 0xFFFD

    /// What stands for this scalar; nil when it is left out.
    private static func harmless(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x09...0x0D, 0x85, 0xA0, 0x2007, 0x202F, 0x2028, 0x2029: 0x20
        case 0x00...0x1F, 0x7F...0x9F: replacement
        case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x3164, 0xFFA0: nil
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFB: nil
        case 0x1D173...0x1D17A, 0x1F3FB...0x1F3FF, 0xE0000...0xE0FFF: nil
        case 0x1F1E6...0x1F1FF: scalar - 0x1F1E6 + 0x41
        default: scalar
        }
    }
}
