/// How a client is addressed.
package enum GivenName {
    /// The first given name: "MARÍA FERNANDA RÍOS" → "María", "Ríos, José" → "José". A name all in capitals or all in
    /// small letters gets one capital per part; any other is written as its owner wrote it.
    package static func first(of fullName: String) -> String {
        let name = PlainLine.of(fullName)
        let comma = name.firstIndex(of: ",")
        let given = comma.map { name[$0...] } ?? name[...]
        let words = (given + " " + name).split { $0 == " " || $0 == "," }
        guard let word = words.first else { return "" }
        let isPlain = word.uppercased() == word || word.lowercased() == word
        return Composition.composed(isPlain ? titleCase(word) : String(word))
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
