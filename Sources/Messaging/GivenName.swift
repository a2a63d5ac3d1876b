/// How a client is addressed.
package enum GivenName {
    /// The first given name: "MARÍA FERNANDA RÍOS" → "María", "Ríos, José" → "José". A name all in capitals or all in
    /// small letters gets one capital per part; any other is written as its owner wrote it.
    package static func first(of fullName: String) -> String {
        let name = PlainLine.of(fullName)
        let comma = name.utf8.firstIndex(of: UInt8(ascii: ","))
        // Before the comma stands the surname: it serves only when nothing follows.
        guard let word = firstWord(name[(comma ?? name.startIndex)...]) ?? firstWord(name[...]) else { return "" }
        return Composition.composed(hasOneCase(word) ? titleCase(word) : String(word))
    }

    private static func firstWord(_ text: Substring) -> Substring? {
        let bytes = text.utf8.drop(while: isBreak)
        let word = bytes.prefix(while: { !isBreak($0) })
        return word.isEmpty ? nil : Substring(word)
    }

    private static func isBreak(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",")
    }

    /// Capitals only, or small letters only.
    private static func hasOneCase(_ word: Substring) -> Bool {
        var (capitals, small) = (false, false)
        for scalar in word.unicodeScalars {
            switch scalar {
            case "A"..."Z": capitals = true
            case "a"..."z": small = true
            case "\u{0}"..."\u{7F}": break
            default:
                if scalar.properties.isUppercase { capitals = true }
                if scalar.properties.isLowercase { small = true }
            }
        }
        return !(capitals && small)
    }

    private static func titleCase(_ word: Substring) -> String {
        var result = ""
        var atStart = true
        for character in word {
            result += atStart ? character.uppercased() : character.lowercased()
            atStart = !character.isLetter
        }
        return result
    }
}
