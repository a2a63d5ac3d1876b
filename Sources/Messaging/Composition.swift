/// Latin letters and their marks: joined (NFC) and taken apart, for the letters of Latin-1 and Latin Extended-A.
///
/// The standard library compares by canonical equivalence but offers no normal form; these are the letters that names
/// in Latin script are written with.
enum Composition {
    /// Letters followed by a combining mark become the one letter they look like.
    static func composed(_ text: String) -> String {
        // The marks U+0300 to U+036F are the two-byte sequences that begin so.
        guard text.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return text }
        var result: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if isMark(scalar), let last = result.last, let joined = joined[Pair(letter: last, mark: scalar)] {
                result[result.count - 1] = joined
            } else {
                result.append(scalar)
            }
        }
        return String(String.UnicodeScalarView(result))
    }

    /// The letter without its marks: `á` → `a`; nil for one that has none.
    static func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.value >= 0xC0 else { return nil }
        if let letter = plain[scalar] { return letter }
        return namedLetter(scalar)
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value)
    }

    /// For rarer letters, Unicode's own name says it: LATIN SMALL LETTER O WITH HORN AND ACUTE.
    private static func namedLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard (0x100...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value),
            let words = scalar.properties.name?.split(separator: " "), words.count > 5, words[0] == "LATIN",
            words[2] == "LETTER", words[4] == "WITH", words[3].unicodeScalars.count == 1,
            let capital = words[3].unicodeScalars.first
        else { return nil }
        return words[1] == "SMALL" ? Unicode.Scalar(capital.value + 32) : capital
    }

    private struct Pair: Hashable {
        let letter: Unicode.Scalar
        let mark: Unicode.Scalar
    }

    private static let joined: [Pair: Unicode.Scalar] = {
        var table: [Pair: Unicode.Scalar] = [:]
        for (mark, letters, joined) in rows {
            for (letter, composed) in zip(letters.unicodeScalars, joined.unicodeScalars) {
                table[Pair(letter: letter, mark: mark)] = composed
            }
        }
        return table
    }()

    private static let plain: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (_, letters, joined) in rows {
            for (letter, composed) in zip(letters.unicodeScalars, joined.unicodeScalars) { table[composed] = letter }
        }
        return table
    }()

    /// Mark, plain letters, the same letters with the mark.
    private static let rows: [(Unicode.Scalar, String, String)] = [
        ("\u{300}", "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
        ("\u{301}", "AEIOUYaeiouyCLNRSZclnrsz", "ÁÉÍÓÚÝáéíóúýĆĹŃŔŚŹćĺńŕśź"),
        ("\u{302}", "AEIOUaeiouCGHJSWYcghjswy", "ÂÊÎÔÛâêîôûĈĜĤĴŜŴŶĉĝĥĵŝŵŷ"),
        ("\u{303}", "ANOanoIUiu", "ÃÑÕãñõĨŨĩũ"),
        ("\u{304}", "AEIOUaeiou", "ĀĒĪŌŪāēīōū"),
        ("\u{306}", "AEGIOUaegiou", "ĂĔĞĬŎŬăĕğĭŏŭ"),
        ("\u{307}", "CEGIZcegz", "ĊĖĠİŻċėġż"),
        ("\u{308}", "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"),
        ("\u{30A}", "AUau", "ÅŮåů"),
        ("\u{30B}", "OUou", "ŐŰőű"),
        ("\u{30C}", "CDENRSTZcdenrstzLl", "ČĎĚŇŘŠŤŽčďěňřšťžĽľ"),
        ("\u{327}", "CGKLNRSTcgklnrst", "ÇĢĶĻŅŖŞŢçģķļņŗşţ"),
        ("\u{328}", "AEIUaeiu", "ĄĘĮŲąęįų"),
    ]
}
