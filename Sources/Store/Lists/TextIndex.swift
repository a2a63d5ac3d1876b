import SQLite

/// A list whose rows are found by what is typed.
enum IndexedList: String {
    case client, loan

    /// The index of every three letters that stand side by side in a row's folded text.
    var index: String { "\(rawValue)_text" }
    fileprivate var letters: String { "\(rawValue)_letters" }
}

/// What is asked of the index of letters.
struct TextQuery {
    let expression: String
    /// How many rows it finds, at most.
    let rows: Int
}

extension Store {
    /// Finds every row with all of these words, where that is no more than `limit` rows; nil where it is more, or nothing was
    /// typed. It may find rows beside, whose letters stand elsewhere: they are looked at again.
    func textQuery(_ words: [String], in list: IndexedList, upTo limit: Int) throws -> TextQuery? {
        let long = words.filter { $0.unicodeScalars.count >= 3 }
        if long.isEmpty { return try words.isEmpty ? nil : lettersQuery(words, in: list, upTo: limit) }
        let expression = Self.expression(long.flatMap(Self.triples), joinedBy: " AND ")
        let rows = try countOfText(expression, in: list, limit: limit + 1)
        return rows > limit ? nil : TextQuery(expression: expression, rows: rows)
    }

    /// How many rows an expression finds, as far as it matters.
    func countOfText(_ expression: String, in list: IndexedList, limit: Int) throws -> Int {
        try database.first(
            "SELECT count(*) FROM (SELECT 1 FROM \(list.index) WHERE \(list.index) MATCH ? LIMIT ?)", expression, limit
        ) { $0[0] } ?? 0
    }

    /// One or two letters are the beginning of three: those there are are looked up, until they are too many.
    private func lettersQuery(_ words: [String], in list: IndexedList, upTo limit: Int) throws -> TextQuery? {
        for word in words {
            if let query = try lettersQuery(word, in: list, upTo: limit) { return query }
        }
        return nil
    }

    private func lettersQuery(_ word: String, in list: IndexedList, upTo limit: Int) throws -> TextQuery? {
        // In the order of the letters as they come: to sort them all of them would have to be counted.
        let statement = try database.prepare("SELECT term, doc FROM \(list.letters) WHERE term >= ? AND term < ?")
        try statement.bind([word, word + "\u{10FFFF}"])
        defer { statement.reset() }
        var triples: [String] = []
        var rows = 0
        while try statement.step() {
            let row = try statement.row
            triples.append(row[0])
            rows += row[1]
            if rows > limit { return nil }
        }
        // Nothing begins so: asked for something that no text holds.
        if triples.isEmpty { triples = ["\u{1}\u{1}\u{1}"] }
        return TextQuery(expression: Self.expression(triples, joinedBy: " OR "), rows: rows)
    }

    /// Brings the index to the texts as they are now. Inside the write that changed them, before its commit.
    func indexChangedTexts() throws {
        guard try database.first("SELECT EXISTS (SELECT 1 FROM text_change)", read: { $0[0] }) ?? false else { return }
        for list in [IndexedList.client, .loan] {
            try database.run(
                """
                INSERT INTO \(list.index) (\(list.index), rowid, text)
                SELECT 'delete', id, old || '  ' FROM text_change WHERE list = ? AND old IS NOT NULL
                """, list.rawValue)
            try database.run(
                """
                INSERT INTO \(list.index) (rowid, text)
                SELECT r.id, r.search || '  ' FROM text_change t CROSS JOIN \(list.rawValue) r ON r.id = t.id
                WHERE t.list = ?
                """, list.rawValue)
        }
        try database.run("DELETE FROM text_change")
    }

    /// The expression for a word that is as long as what is indexed: it finds its rows and no others.
    static func exactly(_ word: String) -> String? {
        word.unicodeScalars.count == 3 ? expression([word], joinedBy: "") : nil
    }

    private static func triples(_ word: String) -> [String] {
        let letters = Array(word.unicodeScalars)
        guard letters.count >= 3 else { return [] }
        return (0...letters.count - 3).map { start in
            var triple = String.UnicodeScalarView()
            triple.append(contentsOf: letters[start..<start + 3])
            return String(triple)
        }
    }

    /// Every triple once, as FTS5 reads it: quoted, with quotes doubled.
    private static func expression(_ triples: [String], joinedBy operation: String) -> String {
        Set(triples).sorted().map { triple in
            // By scalars: with a mark behind it a quote is another Character, and to FTS5 a quote all the same.
            var quoted = String.UnicodeScalarView()
            for scalar in triple.unicodeScalars {
                quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
            }
            return "\"" + String(quoted) + "\""
        }.joined(separator: operation)
    }
}
