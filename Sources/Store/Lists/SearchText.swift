/// Folds text for finding and sorting: lower case, Latin letters without their accents, one space between words.
package enum SearchText {
    package static func folded(_ text: some StringProtocol) -> String {
        var folded = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "\u{300}"..."\u{36F}": continue
            case " ", "\t", "\n", "\r", "\u{A0}":
                pendingSpace = !folded.isEmpty
                continue
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
            default: break
            }
            if pendingSpace {
                folded.append(" ")
                pendingSpace = false
            }
            folded.append(plain(scalar))
        }
        return String(folded)
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "à", "á", "â", "ã", "ä", "å", "ā", "ă", "ą": "a"
        case "ç", "ć", "č": "c"
        case "è", "é", "ê", "ë", "ē", "ė", "ę", "ě": "e"
        case "ì", "í", "î", "ï", "ī", "į", "ı": "i"
        case "ñ", "ń", "ň": "n"
        case "ò", "ó", "ô", "õ", "ö", "ø", "ō", "ő": "o"
        case "ś", "š", "ş": "s"
        case "ù", "ú", "û", "ü", "ū", "ů", "ű": "u"
        case "ý", "ÿ": "y"
        case "ž", "ź", "ż": "z"
        default: scalar
        }
    }
}
