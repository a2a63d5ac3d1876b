extension StringProtocol {
    /// The text without the blanks around it: space, tab and the no-break space that spreadsheets leave behind.
    var trimmed: SubSequence {
        func isBlank(_ character: Character) -> Bool {
            character == " " || character == "\t" || character == "\u{A0}"
        }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return self[startIndex..<startIndex]
        }
        return self[first...last]
    }

    /// A word from a list of known words as people write it: trimmed, in small letters.
    var word: String { trimmed.lowercased() }
}
