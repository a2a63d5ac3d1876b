// Texts from outside are read by their UTF-8 bytes: Character work is slow, and its rules for letters and digits reach
// far beyond ASCII.

extension StringProtocol {
    /// A word from a list of known words as people write it: trimmed, in small letters.
    var word: String { String(decoding: Array(utf8)[...].trimmed, as: UTF8.self).lowercased() }
}

extension ArraySlice<UInt8> {
    /// UTF-8 without the blanks around it.
    var trimmed: ArraySlice<UInt8> {
        var rest = self
        while let length = rest.leadingBlank { rest = rest.dropFirst(length) }
        while let length = rest.trailingBlank { rest = rest.dropLast(length) }
        return rest
    }

    /// Bytes of a blank at the beginning: space, tab, or the no-break space (C2 A0) that spreadsheets leave behind.
    private var leadingBlank: Int? {
        if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") { return 1 }
        return prefix(2) == [0xC2, 0xA0] ? 2 : nil
    }

    private var trailingBlank: Int? {
        if last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { return 1 }
        return suffix(2) == [0xC2, 0xA0] ? 2 : nil
    }
}

extension UInt8 {
    /// 0…9 for an ASCII digit.
    var decimalDigit: UInt8? {
        let digit = self &- UInt8(ascii: "0")
        return digit < 10 ? digit : nil
    }
}
