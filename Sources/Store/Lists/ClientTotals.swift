package import Lending
import SQLite

/// The sums over clients.
package struct ClientTotals: Sendable, Equatable {
    package var clients = 0
    /// Of them, those who are behind.
    package var behind = 0
    package var overdue = Money.zero

    package init() {}
}

extension Store {
    package func clientCount(_ query: ClientQuery, scope: Scope) throws -> Int {
        let typed = TypedFilter(query.filter)
        if scope.narrowed(to: query.route) == .all, query.standing == nil, query.reach == nil {
            if typed.words.isEmpty { return try allClients() }
            // Three letters are what the index holds: its own count is the answer.
            if typed.words.count == 1, !typed.holdsDigits, let expression = Self.exactly(typed.words[0]) {
                return try countOfText(expression, in: .client, limit: .max)
            }
        }
        if scope.narrowed(to: query.route) == .all, query.standing == .light(.upToDate), query.reach == nil,
            typed.words.isEmpty
        {
            return try clientsUpToDate()
        }
        let source = try wholeClients(query, scope: scope)
        return try database.first(
            "SELECT count(*) FROM \(source.tables) WHERE \(source.condition)", values: source.values()
        ) { $0[0] } ?? 0
    }

    /// Those who owe something, without those who are behind: each stand side by side in an index, but no index holds both.
    private func clientsUpToDate() throws -> Int {
        try database.first(
            """
            SELECT (SELECT count(*) FROM client INDEXED BY client_by_balance WHERE balance > 0)
                 - (SELECT count(*) FROM client INDEXED BY client_by_days WHERE past_due_since > '')
            """
        ) { $0[0] } ?? 0
    }

    /// Row by row by `client_by_route`: to count a table without a condition is a single step, which no key can stop.
    private func allClients() throws -> Int {
        try database.first("SELECT count(*) FROM client WHERE route_id > 0") { $0[0] } ?? 0
    }

    /// Whether those that a filter shows can be counted while somebody looks: digits that many have would be looked for in
    /// the loans of every client.
    package func canCountClients(_ query: ClientQuery, scope: Scope) throws -> Bool {
        guard TypedFilter(query.filter).holdsDigits else { return true }
        return try foundClients(query, scope: scope, upTo: finding.many) != nil
    }

    /// Every client the filter shows, for marking them all.
    package func clientIDs(_ query: ClientQuery, scope: Scope) throws -> ClientIDs {
        let source = try wholeClients(query, scope: scope)
        var ids = ClientIDs()
        try database.forEach(
            "SELECT c.id FROM \(source.tables) WHERE \(source.condition)", values: source.values()
        ) { ids.insert($0[0]) }
        return ids
    }

    /// Those of them whom a reminder goes to.
    package func clientsBehind(of query: ClientQuery, scope: Scope) throws -> ClientIDs {
        try clientIDs(query, scope: scope).intersection(clientsBehind())
    }

    /// All who are behind on some route; in their index they stand side by side.
    private func clientsBehind() throws -> ClientIDs {
        var ids = ClientIDs()
        try database.forEach("SELECT id FROM client INDEXED BY client_by_days WHERE past_due_since > ''") {
            ids.insert($0[0])
        }
        return ids
    }

    /// Sums over marked clients, also those the filter hides.
    package func clientTotals(of clients: ClientIDs, scope: Scope) throws -> ClientTotals {
        let overdue = ClientFigures.overdue.within(scope)
        return try database.read {
            var totals = ClientTotals()
            try clients.forEachBatch(of: Self.marksAtOnce) { batch in
                let part = try database.first(
                    """
                    SELECT count(*), count(*) FILTER (WHERE overdue > 0), coalesce(sum(overdue), 0)
                    FROM (SELECT \(overdue) AS overdue FROM json_each(?) marked CROSS JOIN client c ON c.id = marked.value
                          WHERE 1\(Self.reach(scope)))
                    """, jsonList(batch)
                ) { ($0[0] as Int, $0[1] as Int, $0[2] as Money) }
                guard let part else { return }
                totals.clients += part.0
                totals.behind += part.1
                totals.overdue += part.2
            }
            return totals
        }
    }
}
