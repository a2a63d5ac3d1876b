import Terminal

/// A sentence in one line: whole where it fits, else as many of its clauses as do. Half a word helps nobody, and what is
/// left out stands somewhere else.
enum Clauses {
    private static let ends = [": ", ". ", "; ", ", ", " (", "? ", " · ", " — "]

    /// `pointer` says where the rest is to be read, and stands behind whatever is not whole.
    static func fit(_ sentence: String, columns: Int, pointer: String, asciiOnly: Bool = false) -> String {
        func width(_ text: some StringProtocol) -> Int { TextWidth.of(String(text), asciiOnly: asciiOnly) }
        guard width(sentence) > columns else { return sentence }
        let tail = pointer.isEmpty ? "" : " · " + pointer
        let left = columns - width(tail)
        var best: Substring?
        for index in sentence.indices where ends.contains(where: { sentence[index...].hasPrefix($0) }) {
            let clause = sentence[..<(sentence[index] == "?" ? sentence.index(after: index) : index)]
            guard width(clause) <= left else { break }
            best = clause
        }
        return (best.map(String.init) ?? words(of: sentence, columns: left, width)) + tail
    }

    /// Not even the first clause fits: its first words.
    private static func words(of sentence: String, columns: Int, _ width: (String) -> Int) -> String {
        var text = ""
        for word in sentence.split(separator: " ") {
            let more = text.isEmpty ? String(word) : text + " " + word
            guard width(more) < columns else { break }
            text = more
        }
        return text + "…"
    }
}
