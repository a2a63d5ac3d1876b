/// Why something typed is no telephone number.
package enum PhoneNumberError: Error, Sendable, Hashable {
    case empty
    /// Holds something that is neither a digit nor a usual separator.
    case letters
    case wrongLength(digits: Int)
    /// Ten digits of no Colombian mobile or landline and no country code before them.
    case notColombian
    /// A valid landline where a message has to arrive.
    case landline

    package func sentence(_ language: Language) -> String {
        switch self {
        case .empty:
            language.choose(es: "Falta el número de teléfono.", en: "The phone number is missing.")
        case .letters:
            language.choose(
                es: "El teléfono tiene letras o signos que no van: escriba solo números.",
                en: "The phone number holds letters or odd signs: digits only, please.")
        case .wrongLength(let digits):
            language.choose(
                es: "El teléfono tiene \(digits) dígitos: un celular colombiano tiene 10 y empieza por 3.",
                en: "The phone number has \(digits) digits: a Colombian mobile has 10 and begins with 3.")
        case .notColombian:
            language.choose(
                es: "No es un celular colombiano (empieza por 3); uno extranjero se escribe con + y el país.",
                en: "Not a Colombian mobile (they begin with 3); write a foreign one with + and its country code.")
        case .landline:
            language.choose(
                es: "Es un teléfono fijo: no recibe SMS. Pida un celular.",
                en: "This is a landline: it gets no SMS. Ask for a mobile number.")
        }
    }
}

extension PhoneNumber {
    /// Reads what people type: `300 123 4567`, `(300) 123-4567`, `57…`, `+57…`, `0057…`, `03…`, `whatsapp:+57…`,
    /// landlines, and foreign numbers that begin with `+` or `00`.
    package init(parsing text: some StringProtocol) throws(PhoneNumberError) {
        let typed = try TypedNumber(text)
        guard !typed.digits.isEmpty else { throw typed.isInternational ? .wrongLength(digits: 0) : .empty }
        self = try typed.isInternational ? Self.international(typed.digits) : Self.national(typed.digits)
    }

    /// The same for a number that must be able to get a message: a landline is refused.
    package init(reachable text: some StringProtocol) throws(PhoneNumberError) {
        try self.init(parsing: text)
        guard receivesSMS else { throw .landline }
    }

    private static func national(_ digits: Substring) throws(PhoneNumberError) -> PhoneNumber {
        switch digits.count {
        case 10:
            guard let number = colombian(digits) else { throw .notColombian }
            return number
        case 11:
            // The trunk prefix of before 2021.
            guard digits.hasPrefix("03"), let number = colombian(digits.dropFirst()) else { break }
            return number
        case 12:
            guard digits.hasPrefix("57"), let number = colombian(digits.dropFirst(2)) else { break }
            return number
        default: break
        }
        throw .wrongLength(digits: digits.count)
    }

    private static func international(_ digits: Substring) throws(PhoneNumberError) -> PhoneNumber {
        if digits.hasPrefix("57") {
            // Other systems put +57 blindly before a number that already had it: +57573001234567 can only be that.
            let national = digits.hasPrefix("5757") && digits.count == 14 ? digits.dropFirst(4) : digits.dropFirst(2)
            if let number = colombian(national) { return number }
            throw national.count == 10 ? .notColombian : .wrongLength(digits: national.count)
        }
        guard (7...15).contains(digits.count), digits.first != "0" else { throw .wrongLength(digits: digits.count) }
        return PhoneNumber(e164: "+" + digits, kind: .foreign)
    }

    private static func colombian(_ digits: Substring) -> PhoneNumber? {
        guard digits.count == 10 else { return nil }
        if digits.hasPrefix("3") { return PhoneNumber(e164: "+57" + digits, kind: .colombianMobile) }
        if digits.hasPrefix("60"), "1245678".contains(digits.dropFirst(2).prefix(1)) {
            return PhoneNumber(e164: "+57" + digits, kind: .colombianLandline)
        }
        return nil
    }
}

/// The bare digits of a typed number, and whether it began with `+` or `00`.
private struct TypedNumber {
    let digits: Substring
    let isInternational: Bool

    init(_ text: some StringProtocol) throws(PhoneNumberError) {
        var kept = ""
        var plus = false
        for scalar in TypedNumber.withoutScheme(text) {
            switch scalar {
            case "0"..."9": kept.unicodeScalars.append(scalar)
            case "+":
                guard kept.isEmpty, !plus else { throw .letters }
                plus = true
            // Spaces (also the hard ones that word processors put in), separators, and the marks around pasted numbers.
            case " ", "\t", "\r", "\n", "\u{A0}", "\u{202F}", "-", ".", "(", ")", "/", "\u{2010}"..."\u{2015}": continue
            case "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}", "\u{FEFF}": continue
            default: throw .letters
            }
        }
        if !plus, kept.hasPrefix("00") {
            digits = kept.dropFirst(2)
            isInternational = true
        } else {
            digits = kept[...]
            isInternational = plus
        }
    }

    private static func withoutScheme(_ text: some StringProtocol) -> ArraySlice<Unicode.Scalar> {
        let scalars = Array(text.unicodeScalars)
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
        let scheme = "whatsapp:".unicodeScalars
        let head = scalars[start...].prefix(scheme.count)
        guard String(String.UnicodeScalarView(head)).lowercased() == "whatsapp:" else { return scalars[start...] }
        return scalars[(start + scheme.count)...]
    }
}
