internal import FoundationEssentials

/// JSON as it comes: one bad letter in one row must not hide the thousand others of a list.
enum LooseJSON {
    /// Nil for what is not JSON of that shape. Foundation's decoder refuses more than 512 levels, so no answer can
    /// exhaust the stack.
    static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value? {
        // Before and not after a failure: the decoder looks into a text only when it is asked for, and a client's
        // STOP would silently become an empty text.
        try? JSONDecoder().decode(type, from: Data(JSONRepair.repaired(bytes)))
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
