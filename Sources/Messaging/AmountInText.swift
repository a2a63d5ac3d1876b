package import Lending

/// The amount that a text names, as amounts are written here: `$150.000`, `$150,000`.
package enum AmountInText {
    /// Nil where it names none, or several that differ: then nobody knows which one was meant.
    package static func only(in text: String) -> Money? {
        var found: Money?
        let bytes = Array(text.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "$") {
            // `US$1,71` is the price of something else.
            if index > 0, isLetter(bytes[index - 1]) { return nil }
            guard let money = amount(bytes[(index + 1)...]) else { return nil }
            if let found, found != money { return nil }
            found = money
        }
        return found
    }

    /// Digits in groups of three after the first; a dot or comma that ends a sentence is none of it.
    private static func amount(_ bytes: ArraySlice<UInt8>) -> Money? {
        var groups: [[UInt8]] = [[]]
        for byte in bytes {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                groups[groups.count - 1].append(byte)
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                groups.append([])
            } else {
                break
            }
        }
        if groups.last?.isEmpty == true { groups.removeLast() }
        guard let first = groups.first, !first.isEmpty, groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.count == 1 || first.count <= 3
        else { return nil }
        return Int64(String(decoding: groups.joined(), as: UTF8.self)).map { Money($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}
