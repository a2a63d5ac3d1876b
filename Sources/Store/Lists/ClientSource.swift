import Lending
import SQLite

// Where the rows of the list of clients are looked for.

extension Store {
    /// The order of a query's rows. Where all of them have the sorted value, only their ids differ.
    func clientOrder(_ query: ClientQuery, scope: Scope) -> KeysetOrder {
        let descending = query.descending != query.sort.column.fallsWithValue
        guard !query.sortsByOneValue else {
            return KeysetOrder(column: "c.id", idColumn: "c.id", descending: descending)
        }
        return KeysetOrder(
            column: query.sort.value(within: scope), idColumn: "c.id", descending: descending,
            absent: query.isBehind ? nil : query.sort.absent)
    }

    /// What a query asks of a client `c` besides route and text, by the figures that the scope shows.
    func clientFilter(_ query: ClientQuery, scope: Scope) -> (condition: String, values: [any Bindable]) {
        let (since, balance) = (ClientFigures.since.within(scope), ClientFigures.balance.within(scope))
        var condition = ""
        var values: [any Bindable] = []
        switch query.standing {
        case nil: break
        case .owesNothing: condition += " AND \(balance) = 0"
        case .light(.upToDate): condition += " AND \(since) IS NULL AND \(balance) > 0"
        case .light(let light):
            let days = light.days
            condition += " AND \(since) <= ?"
            values.append(clock.today.adding(days: -days.lowerBound))
            if days.upperBound != .max {
                condition += " AND \(since) >= ?"
                values.append(clock.today.adding(days: -days.upperBound))
            }
        }
        if let reach = query.reach { condition += " AND c.reach = \(reach.rawValue)" }
        return (condition, values)
    }

    /// Where the rows of a query are looked for: what few have is found by its letters, the clients of small routes by
    /// those, a light or reach of few by its own index, everybody else by walking the index of the order, which is named so
    /// that no statistics can turn a walk into a sort.
    func clientSource(_ query: ClientQuery, scope: Scope) throws -> RowSource {
        if let found = try foundClients(query, scope: scope, upTo: finding.few) { return found }
        let isInOrder = query.sort.isIndexed(within: scope)
        // What a scope shows of somebody's debt no index knows: then all whom the routes hold are put in order.
        let from = isInOrder ? "client c INDEXED BY \(query.index)" : "client c NOT INDEXED"
        let reach = isInOrder ? nil : Self.reachOfFew(scope.narrowed(to: query.route))
        var walk = clients(from, query, reach: reach, scope: scope)
        walk.isInOrder = isInOrder
        // Whoever owes nothing need not be walked through to those who owe.
        if case .light = query.standing, scope == .all, let owing = query.sort.owing {
            walk.condition += " AND \(owing) > 0"
        }
        let typed = TypedFilter(query.filter)
        if isInOrder, typed.holdsDigits || !query.sort.indexHoldsText {
            walk.sieve = { [finding] in try self.clientTexts(typed, upTo: finding.many)?.sieve }
        }
        if !query.filter.isEmpty || query.standing != nil || query.reach != nil {
            walk.otherwise = { [finding] in try self.foundClients(query, scope: scope, upTo: finding.many) }
        }
        return walk
    }

    /// Nil where more rows would have to be looked up.
    func foundClients(_ query: ClientQuery, scope: Scope, upTo limit: Int) throws -> RowSource? {
        let routes = scope.narrowed(to: query.route)
        if var found = try clientsByText(TypedFilter(query.filter), upTo: limit) {
            let filter = clientFilter(query, scope: scope)
            found.condition += Self.reach(routes) + filter.condition
            found.values += filter.values
            return found
        }
        // Named, or a range of days would be taken for the quicker way.
        if routes != .all, try areFew(on: routes) {
            return clients("client c NOT INDEXED", query, reach: Self.reachOfFew(routes), scope: scope)
        }
        for way in narrowings(query, scope: scope) {
            let rows = try count(way, upTo: limit + 1)
            guard rows <= limit else { continue }
            return clients("client c INDEXED BY \(way.index)", query, scope: scope)
        }
        return nil
    }

    /// The rows of `tables` that a query holds.
    private func clients(_ tables: String, _ query: ClientQuery, reach: String? = nil, scope: Scope) -> RowSource {
        let (typed, filter) = (TypedFilter(query.filter).ofClient, clientFilter(query, scope: scope))
        let reach = reach ?? Self.reach(scope.narrowed(to: query.route))
        return RowSource(
            tables: tables, condition: "1\(reach)\(typed.condition)\(filter.condition)",
            values: typed.values + filter.values)
    }

    /// All that a query holds, in no order: by the index that holds the most of what is asked.
    func wholeClients(_ query: ClientQuery, scope: Scope) throws -> RowSource {
        if let found = try foundClients(query, scope: scope, upTo: finding.many) { return found }
        let hasText = !TypedFilter(query.filter).words.isEmpty
        let index: String
        if scope == .all, query.standing == .light(.upToDate) {
            index = "client_by_days"
        } else if let way = narrowings(query, scope: scope).first(where: { $0.holdsText || !hasText }) {
            index = way.index
        } else {
            // The smallest one that knows the routes, and the texts where they are asked for.
            index = hasText ? "client_by_name" : "client_by_reach"
        }
        return clients("client c INDEXED BY \(index)", query, scope: scope)
    }

    /// An index in which those who have a light or reach stand side by side.
    private struct Narrowing {
        let index: String
        let condition: String
        let values: [any Bindable]
        let holdsText: Bool
    }

    private func narrowings(_ query: ClientQuery, scope: Scope) -> [Narrowing] {
        var ways: [Narrowing] = []
        var part = query
        part.reach = nil
        // What a scope shows of somebody's debt no index knows.
        if scope == .all, query.isBehind || query.standing == .owesNothing {
            let (condition, values) = clientFilter(part, scope: scope)
            ways.append(
                Narrowing(
                    index: query.isBehind ? "client_by_days" : "client_by_balance", condition: condition,
                    values: values, holdsText: true))
        }
        (part.reach, part.standing) = (query.reach, nil)
        if query.reach != nil {
            let (condition, values) = clientFilter(part, scope: scope)
            ways.append(
                Narrowing(index: "client_by_reach", condition: condition, values: values, holdsText: false))
        }
        return ways
    }

    private func count(_ way: Narrowing, upTo limit: Int) throws -> Int {
        try database.first(
            "SELECT count(*) FROM (SELECT 1 FROM client c INDEXED BY \(way.index) WHERE 1\(way.condition) LIMIT ?)",
            values: way.values + [limit]
        ) { $0[0] } ?? 0
    }

    /// The reach of a scope for a list of clients in any order.
    func reachOfList(_ routes: Scope) throws -> String {
        try routes != .all && areFew(on: routes) ? Self.reachOfFew(routes) : Self.reach(routes)
    }

    private func areFew(on routes: Scope) throws -> Bool {
        try clientsOrLoans(on: routes, limit: finding.few + 1) <= finding.few
    }

    private func clientsOrLoans(on routes: Scope, limit: Int) throws -> Int {
        try database.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM client WHERE 1\(routes.sql("route_id"))
                                  UNION ALL SELECT 1 FROM loan WHERE 1\(routes.sql("route_id")) LIMIT ?)
            """, limit
        ) { $0[0] } ?? 0
    }
}
