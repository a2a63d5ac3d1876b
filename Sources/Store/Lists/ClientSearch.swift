import SQLite

// How a client is found by what is typed: by the own text, or, where a number was typed, by the number of a loan. The text of
// a loan holds that of its client, so that a name and a number may be typed together.

extension TypedFilter {
    /// What is asked of one client `c` after the other, and what it binds: the words, for each text they may stand in.
    var ofClient: (condition: String, values: [any Bindable]) {
        let own = condition("c.search")
        guard holdsDigits else { return (own, words) }
        let condition = """
             AND ((1\(own)) OR EXISTS
                 (SELECT 1 FROM loan found WHERE found.client_id = c.id\(condition("found.search"))))
            """
        return (condition, words + words)
    }
}

extension Store {
    /// The same clients `c` by their letters; nil where more than `limit` rows would have to be looked up for them, or nothing
    /// was typed.
    func clientsByText(_ typed: TypedFilter, upTo limit: Int) throws -> RowSource? {
        guard let own = try textQuery(typed.words, in: .client, upTo: limit) else { return nil }
        let words: [any Bindable] = typed.words
        guard typed.holdsDigits else {
            return RowSource(
                tables: "client_text CROSS JOIN client c ON c.id = client_text.rowid",
                condition: "client_text MATCH ?\(typed.condition("c.search"))", values: [own.expression] + words,
                lookups: own.rows)
        }
        // Of a loan the row is read, and then that of its client.
        guard let loans = try textQuery(typed.words, in: .loan, upTo: max(0, limit - own.rows) / 2) else { return nil }
        let tables = """
            (SELECT id, max(is_sure) AS is_sure FROM (
                SELECT rowid AS id, 0 AS is_sure FROM client_text WHERE client_text MATCH ?
                UNION ALL
                SELECT l.client_id, 1 FROM loan_text CROSS JOIN loan l ON l.id = loan_text.rowid
                WHERE loan_text MATCH ?\(typed.condition("l.search")))
             GROUP BY id) hit CROSS JOIN client c ON c.id = hit.id
            """
        return RowSource(
            tables: tables, tableValues: [own.expression, loans.expression] + words,
            condition: "(hit.is_sure OR (1\(typed.condition("c.search"))))", values: words,
            lookups: own.rows + 2 * loans.rows)
    }
}
