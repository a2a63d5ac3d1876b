import Lending
import Messaging
import SQLite

/// A client of a bulk action with all that decides over it, read in one row.
struct BulkCandidate {
    let facts: ContactFacts
    let subject: MessageSubject
    /// A message that stands for the same intent, or the client's other open collection message.
    let known: MessageID?
    let routeID: RouteID
    let kind: MessageKind
    /// Why this client gets none of it, whatever the rules of contact say.
    var obstacle: BlockReason?
    /// The last day on which the message is still true; nil: it is made anew from the ledger whenever it leaves.
    var lastDay: Day?
}

extension Store {
    /// All candidates in the order of the client's id, a batch at a time: the memory stays flat.
    func forEachBatch(
        _ request: BulkRequest, _ timing: BulkTiming, scope: Scope, _ body: ([BulkCandidate]) throws -> Void
    ) throws {
        let size = 500
        guard let named = try named(request, timing, scope: scope) else {
            var last = ClientID(0)
            while true {
                let batch = try candidates(request, timing, after: last, limit: size, scope: scope)
                guard let end = batch.last else { return }
                last = end.facts.clientID
                try body(batch)
            }
        }
        var saysWhoIsNot = false
        if case .clients = request.target, request.content == .overdue { saysWhoIsNot = true }
        // A long list of marks is read once and not again with every batch.
        try named.forEachBatch(of: size) { ids in
            var part = request
            part.target = .clients(ClientIDs(ids))
            let before = ClientID((ids.first?.rawValue ?? 1) - 1)
            var batch = try candidates(part, timing, after: before, limit: size, scope: scope)
            if saysWhoIsNot, batch.count < ids.count {
                let rest = ClientIDs(ids).subtracting(ClientIDs(batch.map(\.facts.clientID)))
                batch += try notBehind(rest, scope: scope)
                batch.sort { $0.facts.clientID < $1.facts.clientID }
            }
            if !batch.isEmpty { try body(batch) }
        }
    }

    /// The clients a target names one by one; nil where it is a condition.
    private func named(_ request: BulkRequest, _ timing: BulkTiming, scope: Scope) throws -> ClientIDs? {
        if case .reminders(let days) = request.content {
            return try ClientIDs(clientsToRemind(request.target, timing, daysAhead: days, scope: scope))
        }
        switch request.target {
        case .everyone, .route: return nil
        case .overdue(let query):
            // A few that are found by what was typed are not looked for among all of them.
            let words = TypedFilter(query.filter).words
            guard try textQuery(words, in: .loan, upTo: finding.few) != nil else { return nil }
            return try clients(of: overdueLoans(query, scope: scope), scope: scope)
        case .listed(let query):
            return request.content == .overdue
                ? try clientsBehind(of: query, scope: scope) : try clientIDs(query, scope: scope)
        case .clients(let clients): return clients
        case .loans(let loans): return try clients(of: loans, behind: request.content == .overdue, scope: scope)
        }
    }

    /// The candidates after `last` in the order of the client's id, at most `limit`.
    private func candidates(
        _ request: BulkRequest, _ timing: BulkTiming, after last: ClientID, limit: Int, scope: Scope
    ) throws -> [BulkCandidate] {
        switch request.content {
        case .reminders(let days): try reminderCandidates(request, timing, daysAhead: days, scope: scope)
        case .overdue: try overdueCandidates(request, after: last, limit: limit, scope: scope)
        case .notice(let text): try noticeCandidates(text, request, after: last, limit: limit, scope: scope)
        }
    }

    /// Clients who were named for a notice of arrears and have none, as far as this scope knows.
    private func notBehind(_ clients: ClientIDs, scope: Scope) throws -> [BulkCandidate] {
        try database.all(
            """
            SELECT \(ContactFacts.columns) FROM json_each(?) k CROSS JOIN client c ON c.id = k.value
            WHERE 1\(Self.reach(scope))
            """, contactHorizon, contactHorizon, jsonList(clients)
        ) { row in
            let facts = ContactFacts(row)
            return BulkCandidate(
                facts: facts, subject: .notice(""), known: nil, routeID: facts.routeID, kind: .overdue,
                obstacle: .notBehind)
        }
    }

    private func overdueCandidates(_ request: BulkRequest, after last: ClientID, limit: Int, scope: Scope) throws
        -> [BulkCandidate]
    {
        let target = try target(request.target, scope: scope)
        let first = ContactFacts.columnCount
        let today = clock.today
        let collectors = try collectorNames()
        // All loans of a client make one message, also those outside the filter that chose the client.
        return try database.all(
            """
            WITH chosen AS (
                SELECT l.client_id AS id, min(l.route_id) AS route_id FROM loan l
                WHERE l.client_id > ? AND l.overdue > 0\(target.condition)
                GROUP BY l.client_id ORDER BY l.client_id LIMIT ?
            ), owing AS (
                SELECT h.id, h.route_id, group_concat(o.number, char(31)) AS numbers, sum(o.overdue) AS overdue,
                       sum(o.overdue_installments) AS installments, min(o.past_due_since) AS since,
                       sum(o.balance) AS balance, CASE count(*) WHEN 1 THEN min(o.route_id) END AS only_route,
                       CASE count(*) WHEN 1 THEN min(o.id) ELSE
                           (SELECT id FROM loan WHERE client_id = h.id AND overdue > 0
                            ORDER BY past_due_since, id LIMIT 1) END AS oldest
                FROM chosen h JOIN loan o ON o.client_id = h.id AND o.overdue > 0 GROUP BY h.id
            )
            SELECT \(ContactFacts.columns),
                   w.numbers, w.overdue, w.installments, w.since, w.balance, w.route_id,
                   coalesce(w.only_route, (SELECT route_id FROM loan WHERE id = w.oldest)), w.oldest,
                   coalesce((SELECT id FROM message WHERE dedupe = 'overdue:' || c.id || ':' || ?
                             AND state NOT IN ('withdrawn', 'blocked', 'rejected')),
                            (SELECT id FROM message WHERE client_id = c.id AND class = 'collection'
                             AND state IN ('queued', 'sending', 'uncertain', 'unresolved')))
            FROM owing w JOIN client c ON c.id = w.id ORDER BY c.id
            """, values: [last] + target.values + [limit, contactHorizon, contactHorizon, today]
        ) { row in
            let since: Day = row[first + 3]
            return BulkCandidate(
                facts: ContactFacts(row),
                subject: .collection(
                    CollectionSubject(
                        loanNumbers: Self.inOrder((row[first] as String).split(separator: "\u{1F}").map(String.init)),
                        amount: row[first + 1], installments: row[first + 2], day: since,
                        daysPastDue: Arrears.daysPastDue(since: since, on: today), balance: row[first + 4],
                        collector: collectors[row[first + 6]], oldestLoan: row[first + 7])),
                known: row[first + 8], routeID: row[first + 5], kind: .overdue)
        }
    }

    /// Who collects on each route, for a whole batch.
    func collectorNames() throws -> [RouteID: String] {
        var names: [RouteID: String] = [:]
        try database.forEach("SELECT r.id, k.name FROM route r JOIN collector k ON k.id = r.collector_id") {
            names[$0[0]] = $0[1]
        }
        return names
    }

    private func noticeCandidates(
        _ text: String, _ request: BulkRequest, after last: ClientID, limit: Int, scope: Scope
    ) throws -> [BulkCandidate] {
        let condition: String
        var values: [any Bindable] = []
        switch request.target {
        case .everyone: condition = try reachOfList(scope)
        case .route(let route): condition = try reachOfList(scope.narrowed(to: route))
        case .clients(let clients):
            condition = Self.reach(scope) + " AND c.id IN (SELECT value FROM json_each(?))"
            values.append(jsonList(clients))
        case .loans, .overdue, .listed:
            let chosen = try target(request.target, scope: scope)
            condition = " AND c.id IN (SELECT l.client_id FROM loan l WHERE 1\(chosen.condition))"
            values += chosen.values
        }
        // A message of a route that whoever sends it can see.
        let route =
            switch scope {
            case .all: "c.route_id"
            case .routes:
                """
                CASE WHEN 1\(scope.sql("c.route_id")) THEN c.route_id
                     ELSE (SELECT min(route_id) FROM loan WHERE client_id = c.id\(scope.sql("route_id"))) END
                """
            }
        // The key of the intent ends in the client's id.
        let key = request.dedupe(ClientID(0), day: clock.today).dropLast()
        let first = ContactFacts.columnCount
        return try database.all(
            """
            SELECT \(ContactFacts.columns),
                   (SELECT id FROM message WHERE dedupe = ? || c.id AND state NOT IN ('withdrawn', 'blocked', 'rejected')),
                   \(route)
            FROM client c WHERE c.id > ?\(condition) ORDER BY c.id LIMIT ?
            """, values: [contactHorizon, contactHorizon, String(key), last] + values + [limit]
        ) { row in
            let facts = ContactFacts(row)
            return BulkCandidate(
                facts: facts, subject: .notice(text), known: row[first], routeID: row[first + 1], kind: .notice)
        }
    }

    /// The loans a target means, as a condition on `loan l`.
    func target(_ target: BulkRequest.Target, scope: Scope) throws -> (
        condition: String, values: [any Bindable]
    ) {
        switch target {
        case .everyone: (scope.sql("l.route_id"), [])
        case .route(let route): (scope.narrowed(to: route).sql("l.route_id"), [])
        case .overdue(let query): overdueTarget(query, scope: scope)
        case .loans(let loans):
            (scope.sql("l.route_id") + " AND l.id IN (SELECT value FROM json_each(?))", [jsonList(loans)])
        case .clients(let clients):
            (
                scope.sql("l.route_id") + " AND l.client_id <= ? AND l.client_id IN (SELECT value FROM json_each(?))",
                [clients.max(), jsonList(clients)]
            )
        case .listed(let query):
            try self.target(.clients(clientIDs(query, scope: scope)), scope: scope)
        }
    }

    private func overdueTarget(_ query: OverdueQuery, scope: Scope) -> (condition: String, values: [any Bindable]) {
        let filter = overdueFilter(query, scope: scope)
        return (" AND l.overdue > 0" + filter.condition, filter.values)
    }
}
