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

/// What the index of letters knows of the clients that were typed.
struct ClientTexts {
    let own: TextQuery
    /// Where a number was typed.
    let loans: TextQuery?

    /// The clients `c` themselves.
    func rows(_ typed: TypedFilter) -> RowSource {
        let words: [any Bindable] = typed.words
        guard let loans else {
            return RowSource(
                tables: "client_text CROSS JOIN client c ON c.id = client_text.rowid",
                condition: "client_text MATCH ?\(typed.condition("c.search"))", values: [own.expression] + words)
        }
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
            condition: "(hit.is_sure OR (1\(typed.condition("c.search"))))", values: words)
    }

    /// Lets everybody through whom `rows` holds, and perhaps others.
    var sieve: Sieve? {
        let ids = "SELECT rowid FROM client_text WHERE client_text MATCH ?"
        guard let loans else { return Sieve("c.id", in: ids, values: [own.expression], gathered: own.rows) }
        let ofLoans = """
            SELECT found.client_id FROM loan_text CROSS JOIN loan found ON found.id = loan_text.rowid
            WHERE loan_text MATCH ?
            """
        return Sieve(
            "c.id", in: "\(ids) UNION ALL \(ofLoans)", values: [own.expression, loans.expression],
            gathered: own.rows, lookedUp: loans.rows)
    }
}

extension Store {
    /// Nil where more than `limit` rows would have to be looked up, or nothing was typed.
    func clientTexts(_ typed: TypedFilter, upTo limit: Int) throws -> ClientTexts? {
        guard let own = try textQuery(typed.words, in: .client, upTo: limit) else { return nil }
        guard typed.holdsDigits else { return ClientTexts(own: own, loans: nil) }
        guard let loans = try textQuery(typed.words, in: .loan, upTo: max(0, limit - own.rows) / 2) else { return nil }
        return ClientTexts(own: own, loans: loans)
    }

    /// The clients `c` by their letters; nil where more than `limit` rows would have to be looked up for them, or nothing was
    /// typed.
    func clientsByText(_ typed: TypedFilter, upTo limit: Int) throws -> RowSource? {
        try clientTexts(typed, upTo: limit)?.rows(typed)
    }
}
