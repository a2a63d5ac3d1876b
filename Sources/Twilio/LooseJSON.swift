internal import FoundationEssentials

/// JSON as it comes: one bad letter in one row must not hide the thousand others of a list.
enum LooseJSON {
    /// Nil for what is not JSON of that shape. Foundation's decoder refuses more than 512 levels, so no answer can
    /// exhaust the stack.
    static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value? {
        let decoder = JSONDecoder()
        if let value = try? decoder.decode(type, from: Data(bytes)) { return value }
        // Repairs cost a pass over the text, and are hardly ever needed.
        return try? decoder.decode(type, from: Data(repaired(bytes)))
    }

    /// Bytes that are not UTF-8 and halves of surrogate pairs (an emoji cut in two by an operator) become U+FFFD,
    /// bare control characters a space: a strict parser refuses the whole document for any of them.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < text.count else {
                result.append(byte < 0x20 ? 0x20 : byte)
                index += 1
                continue
            }
            guard let unit = escapedUnit(text, index) else {
                result += text[index...index + 1]
                index += 2
                continue
            }
            if (0xD800..<0xDC00).contains(unit), let low = escapedUnit(text, index + 6),
                (0xDC00..<0xE000).contains(low)
            {
                result += text[index..<index + 12]
                index += 12
            } else {
                result += (0xD800..<0xE000).contains(unit) ? Array("\\uFFFD".utf8) : Array(text[index..<index + 6])
                index += 6
            }
        }
        return result
    }

    /// The UTF-16 unit of a `\uXXXX` that begins there.
    private static func escapedUnit(_ text: [UInt8], _ index: Int) -> UInt16? {
        guard index + 6 <= text.count, text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        let digits = text[index + 2..<index + 6]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}

extension KeyedDecodingContainer {
    /// A string, or a number or truth value as one; nil for null, a missing key and everything else.
    func text(_ key: Key) -> String? {
        guard contains(key) else { return nil }
        if let text = try? decode(String.self, forKey: key) { return text }
        if let number = try? decode(Int64.self, forKey: key) { return String(number) }
        if let number = try? decode(Decimal.self, forKey: key) { return number.description }
        return (try? decode(Bool.self, forKey: key)).map { $0 ? "true" : "false" }
    }

    /// A whole number, or a string that is one.
    func integer(_ key: Key) -> Int? {
        guard let text = text(key) else { return nil }
        return Int(text)
    }
}

/// An element of a list that may be anything: nil instead of an error.
struct Lossy<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) throws {
        value = try? Value(from: decoder)
    }
}
