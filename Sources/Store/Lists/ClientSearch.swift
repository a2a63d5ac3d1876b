import SQLite

// How a client is found by what is typed: by the own text, or, where a number was typed, by the number of a loan.

/// A condition on clients `c`, with what it binds.
struct ClientSearch {
    let condition: String
    let values: [any Bindable]
    /// Those who meet it are found by their letters: nothing has to be walked.
    let isFound: Bool
}

extension Store {
    /// The same clients whichever way they are found: by their letters where no more than `limit` texts have those, else
    /// by asking of every client. The text of a loan holds that of its client, so that a name and a number may be typed
    /// together.
    func clientSearch(_ filter: String, upTo limit: Int) throws -> ClientSearch {
        let typed = TypedFilter(filter)
        let words: [any Bindable] = typed.words
        guard !typed.words.isEmpty else { return ClientSearch(condition: "", values: [], isFound: false) }
        if let text = try textQuery(typed.words, in: .client, upTo: limit) {
            let own = """
                SELECT k.id FROM client_text CROSS JOIN client k ON k.id = client_text.rowid
                WHERE client_text MATCH ?\(typed.condition("k.search"))
                """
            if !typed.holdsDigits {
                return ClientSearch(condition: " AND c.id IN (\(own))", values: [text] + words, isFound: true)
            }
            if let loans = try textQuery(typed.words, in: .loan, upTo: limit) {
                let byLoan = """
                    SELECT l.client_id FROM loan_text CROSS JOIN loan l ON l.id = loan_text.rowid
                    WHERE loan_text MATCH ?\(typed.condition("l.search"))
                    """
                return ClientSearch(
                    condition: " AND c.id IN (\(own) UNION \(byLoan))", values: [text] + words + [loans] + words,
                    isFound: true)
            }
        }
        guard typed.holdsDigits else {
            return ClientSearch(condition: typed.condition("c.search"), values: words, isFound: false)
        }
        let condition = """
             AND ((1\(typed.condition("c.search"))) OR EXISTS
                 (SELECT 1 FROM loan found WHERE found.client_id = c.id\(typed.condition("found.search"))))
            """
        return ClientSearch(condition: condition, values: words + words, isFound: false)
    }
}
