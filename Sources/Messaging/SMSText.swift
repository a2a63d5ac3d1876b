/// Text on its way into an SMS.
package enum SMSText {
    /// The text with everything that GSM-7 lacks replaced by its plain twin (á→a, “→", –→-), so that it costs one
    /// segment of 160 and not three of 67. What GSM-7 has stays (é ñ ü ¿ ¡), and so does what has no twin (emoji).
    package static func folded(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { GSM7.septets($0) == 0 || $0 == "\r" }) else { return text }
        // Bytes, because appending scalars to a String one by one takes ten times as long.
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for scalar in Composition.composed(text).unicodeScalars {
            if scalar.isASCII, scalar != "\r", GSM7.septets(scalar) > 0 {
                result.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                appendTwin(of: scalar, to: &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func appendTwin(of scalar: Unicode.Scalar, to result: inout [UInt8]) {
        switch scalar {
        // CRLF would count two.
        case "\r": return
        case _ where GSM7.septets(scalar) > 0: result.append(contentsOf: String(scalar).utf8)
        // Twilio's table makes two and seven spaces of these; one is what the writer meant.
        case "\t", "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}":
            result.append(UInt8(ascii: " "))
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": return
        // Invisible: soft hyphen, zero width, direction.
        case "\u{AD}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}",
            "\u{FEFF}":
            return
        // A mark that found no letter to merge with.
        case "\u{300}"..."\u{36F}": return
        // Nº, N°, 1ª.
        case "º", "°": result.append(UInt8(ascii: "o"))
        case "ª": result.append(UInt8(ascii: "a"))
        // Half and full width are the same letters to a reader.
        case "\u{FF41}"..."\u{FF5A}": result.append(UInt8(truncatingIfNeeded: scalar.value - 0xFF41 + 0x61))
        default:
            if let letters = joinedLetters[scalar] {
                result.append(contentsOf: letters.utf8)
            } else if let letter = Composition.plainLetter(scalar) {
                result.append(contentsOf: String(letter).utf8)
            } else {
                result.append(contentsOf: (SmartEncoding.twin(of: scalar) ?? String(scalar)).utf8)
            }
        }
    }

    /// Letters that are no letter with a mark, and how they are written without them.
    private static let joinedLetters: [Unicode.Scalar: String] = [
        "œ": "oe", "Œ": "OE", "ĳ": "ij", "Ĳ": "IJ", "ŉ": "'n", "ı": "i", "ĸ": "k", "ſ": "s", "ŋ": "n", "Ŋ": "N",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ẞ": "SS", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
    ]
}
