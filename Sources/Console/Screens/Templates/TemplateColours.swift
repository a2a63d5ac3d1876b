import Messaging
import Terminal

/// How a template looks while it is written: values stand out, what may be left out and the header lines stand back.
enum TemplateColours {
    /// One style for each scalar of the text.
    static func of(_ text: String) -> [Style] {
        var styles: [Style] = []
        var isOptional = false
        var isHeader = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            isHeader = isHeader && isHeaderLine(line)
            var isValue = false
            for scalar in line.unicodeScalars {
                if scalar == "{" { isValue = true }
                if scalar == "[" { isOptional = true }
                styles.append(
                    isHeader ? .dim : isValue ? .accent : isOptional || scalar == "]" ? .notice : .text)
                if scalar == "}" { isValue = false }
                if scalar == "]" { isOptional = false }
            }
            // The line break.
            styles.append(.text)
        }
        return styles
    }

    /// Scalars before the message itself: the header lines and the blank ones below them.
    static func headerLength(_ text: String) -> Int {
        var length = 0
        var isHeader = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            isHeader = isHeader && isHeaderLine(line)
            guard isHeader || line.allSatisfy(\.isWhitespace) else { return length }
            length += line.unicodeScalars.count + 1
        }
        return 0
    }

    private static func isHeaderLine(_ line: Substring) -> Bool {
        let name = line.prefix { $0 != ":" }.lowercased()
        return line.contains(":") && (name == "contentsid" || name == "variables")
    }
}
