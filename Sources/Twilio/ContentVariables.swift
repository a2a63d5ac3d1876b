/// The values of a template as Twilio wants them: a JSON object of strings.
enum ContentVariables {
    /// Names in order, so that the same message makes the same bytes.
    static func json(_ variables: [String: String]) -> String {
        let pairs = variables.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted(oneLine($0.value)))" }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    /// WhatsApp refuses line breaks, tabs and more than four spaces in a row (21656): each run of blanks that holds
    /// one of these becomes one space.
    private static func oneLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var blanks = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar.properties.generalCategory == .control || scalar == "\u{2028}"
                || scalar == "\u{2029}"
            {
                blanks.append(scalar)
                continue
            }
            result += blanks.count <= 4 && blanks.allSatisfy { $0 == " " } ? blanks : " ".unicodeScalars
            blanks.removeAll()
            result.append(scalar)
        }
        return String(result)
    }

    /// Control characters are escaped as JSON asks.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
