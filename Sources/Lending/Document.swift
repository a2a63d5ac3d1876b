/// An identity document in its one canonical spelling, so that the same person cannot be stored twice.
///
/// `number` holds digits only for a CC, `900123456-8` for a NIT, capital letters and digits for the others.
package struct Document: Hashable, Sendable {
    package let type: DocumentType
    package let number: String

    /// Takes dots, spaces, small letters and leading zeros as people write them and refuses what is left over.
    package init(type: DocumentType, number text: some StringProtocol) throws(DocumentError) {
        let bytes = Array(text.utf8)[...].trimmed.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: " ") }
        guard !bytes.isEmpty else { throw .empty }
        self.type = type
        switch type {
        case .cc: self.number = try Document.digits(bytes[...], of: .cc)
        case .nit: self.number = try Document.taxNumber(bytes)
        case .ce, .ppt, .pa: self.number = try Document.lettersAndDigits(bytes, of: type)
        }
    }

    /// A document that this type once spelt, read back from where it was stored.
    package init(trusted type: DocumentType, number: String) {
        self.type = type
        self.number = number
    }

    /// `CC 1.020.304.050`, `NIT 900123456-8`; without a type in front, a number with a check digit is a NIT, any other
    /// a CC.
    package static func parse(_ text: some StringProtocol) throws(DocumentError) -> Document {
        let bytes = Array(text.utf8)[...].trimmed
        let head = bytes.prefix { $0 != UInt8(ascii: " ") }
        if let type = DocumentType(parsing: String(decoding: head, as: UTF8.self)) {
            return try Document(type: type, number: String(decoding: bytes.dropFirst(head.count), as: UTF8.self))
        }
        return try Document(type: bytes.contains(UInt8(ascii: "-")) ? .nit : .cc, number: text)
    }

    /// `CC 1.020.304.050`, `NIT 900.123.456-8`, `PA AB123456`.
    package var formatted: String {
        switch type {
        case .cc:
            return type.rawValue + " " + Document.grouped(number.utf8)
        case .nit:
            let base = number.utf8.prefix { $0 != UInt8(ascii: "-") }
            return type.rawValue + " " + Document.grouped(base) + number.dropFirst(base.count)
        case .ce, .ppt, .pa:
            return type.rawValue + " " + number
        }
    }

    /// How many characters a number has: digits of a CC, digits of a NIT before its check digit (a person's NIT is the
    /// CC plus a check digit), letters and digits of the others.
    package static func length(of type: DocumentType) -> ClosedRange<Int> {
        switch type {
        case .cc, .nit: 3...10
        case .ce, .ppt, .pa: 3...15
        }
    }

    private static func digits(_ bytes: ArraySlice<UInt8>, of type: DocumentType) throws(DocumentError) -> String {
        guard bytes.allSatisfy({ $0.decimalDigit != nil }) else { throw .onlyDigits(type) }
        let significant = bytes.drop { $0 == UInt8(ascii: "0") }
        guard length(of: type).contains(significant.count) else { throw .length(type, expected: length(of: type)) }
        return String(decoding: significant, as: UTF8.self)
    }

    /// `900123456-8`, or ten digits of which the last is the check digit.
    private static func taxNumber(_ bytes: [UInt8]) throws(DocumentError) -> String {
        let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let base: String
        let found: UInt8
        switch parts.count {
        case 1:
            guard parts[0].allSatisfy({ $0.decimalDigit != nil }) else { throw .onlyDigits(.nit) }
            guard parts[0].count == 10, let last = parts[0].last?.decimalDigit else { throw .missingCheckDigit }
            base = try digits(parts[0].dropLast(), of: .nit)
            found = last
        case 2:
            guard parts[1].count == 1 else { throw .missingCheckDigit }
            guard let digit = parts[1].first?.decimalDigit else { throw .onlyDigits(.nit) }
            base = try digits(parts[0], of: .nit)
            found = digit
        default:
            throw .onlyDigits(.nit)
        }
        let expected = TaxCheckDigit.of(base.utf8)
        guard Int(found) == expected else { throw .wrongCheckDigit(found: Int(found), expected: expected) }
        return "\(base)-\(expected)"
    }

    private static func lettersAndDigits(_ bytes: [UInt8], of type: DocumentType) throws(DocumentError) -> String {
        var number: [UInt8] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): number.append(byte)
            case UInt8(ascii: "a")...UInt8(ascii: "z"): number.append(byte - 32)
            default: throw .onlyLettersAndDigits(type)
            }
        }
        guard length(of: type).contains(number.count) else { throw .length(type, expected: length(of: type)) }
        return String(decoding: number, as: UTF8.self)
    }

    private static func grouped(_ digits: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(UInt8(ascii: ".")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
