/// Text on its way into an SMS.
package enum SMSText {
    /// The text with everything that GSM-7 lacks replaced by its plain twin (á→a, “→", –→-), so that it costs one
    /// segment of 160 and not three of 67. What GSM-7 has stays (é ñ ü ¿ ¡), and so does what has no twin (emoji).
    package static func folded(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { GSM7.septets($0) == 0 || $0 == "\r" }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in Composition.composed(text).unicodeScalars {
            if scalar != "\r", GSM7.septets(scalar) > 0 {
                result.append(scalar)
            } else {
                append(scalar, to: &result)
            }
        }
        return String(result)
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
        switch scalar {
        // CRLF would count two.
        case "\r": return
        // Twilio's table makes two and seven spaces of these; one is what the writer meant.
        case "\t", "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}": result.append(" ")
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": return
        // Invisible: soft hyphen, zero width, direction.
        case "\u{AD}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}", "\u{FEFF}":
            return
        // A mark that found no letter to merge with.
        case "\u{300}"..."\u{36F}": return
        // Nº, N°, 1ª.
        case "º", "°": result.append("o")
        case "ª": result.append("a")
        case "œ": result.append(contentsOf: "oe".unicodeScalars)
        case "Œ": result.append(contentsOf: "OE".unicodeScalars)
        default:
            if let letter = Composition.plainLetter(scalar) {
                result.append(letter)
            } else if let twin = SmartEncoding.twin(of: scalar) {
                result.append(contentsOf: twin.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
    }
}
