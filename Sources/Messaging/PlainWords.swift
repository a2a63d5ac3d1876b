/// A text as its bare words: small letters, no accents, no punctuation.
enum PlainWords {
    static func of(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in Composition.composed(text).unicodeScalars {
            let letter = Composition.plainLetter(scalar) ?? scalar
            switch letter {
            case "a"..."z", "0"..."9": word.append(letter)
            case "A"..."Z": word.append(Unicode.Scalar(UInt8(letter.value) + 32))
            default:
                if !word.isEmpty { words.append(String(word)) }
                word.removeAll()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// The first of `phrases` that stands in `words`; a phrase that ends in `*` matches any ending of its last word.
    static func first(of phrases: [String], in words: [String]) -> String? {
        phrases.first { phrase in
            let wanted = phrase.split(separator: " ")
            guard words.count >= wanted.count else { return false }
            return (0...(words.count - wanted.count)).contains { start in
                zip(wanted, words[start...]).allSatisfy { want, word in
                    want.last == "*" ? word.hasPrefix(want.dropLast()) : word == want
                }
            }
        }.map { $0.last == "*" ? String($0.dropLast()) : $0 }
    }
}
