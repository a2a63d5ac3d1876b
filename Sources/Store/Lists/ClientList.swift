package import Lending
package import Messaging
import SQLite

/// What the list of clients can be sorted by.
package enum ClientSort: String, Sendable, CaseIterable {
    case name
    case document
    case loans
    case balance
    case days
    /// What may be written to them.
    case reach
    /// When they were last written to.
    case message

    /// The column and the index (all end in the id) that serve this order.
    fileprivate var column: (name: String, index: String, fallsWithValue: Bool) {
        switch self {
        case .name: ("c.sort_name", "client_by_name", false)
        case .balance: ("c.balance", "client_by_balance", false)
        // Most days first is the oldest day first.
        case .days: ("c.past_due_since", "client_by_days", true)
        case .document: ("c.document_order", "client_by_document", false)
        case .loans: ("c.active_loans", "client_by_loans", false)
        case .reach: ("c.reach", "client_by_reach", false)
        case .message: ("c.message_order", "client_by_message", false)
        }
    }

    /// What a client without the sorted value counts as.
    fileprivate var absent: String? { self == .days ? "9999-12-31" : nil }

    /// The same value of the loans that a scope holds, where it is one of loans.
    fileprivate func value(within scope: Scope) -> String {
        guard scope != .all else { return column.name }
        return switch self {
        case .loans: ClientFigures.loans.within(scope)
        case .balance: ClientFigures.balance.within(scope)
        case .days: ClientFigures.since.within(scope)
        case .name, .document, .reach, .message: column.name
        }
    }

    /// Whether its index serves a scope: it knows the house's loans only.
    fileprivate func isIndexed(within scope: Scope) -> Bool { value(within: scope) == column.name }
}

/// What a client `c` owes: of all loans from the client's own row; of those that a scope holds from the loans themselves,
/// since what somebody owes on the route of somebody else is not shown.
private enum ClientFigures: CaseIterable {
    case loans, balance, overdue, since

    private var figure: (column: String, ofLoans: String) {
        switch self {
        case .loans: ("c.active_loans", "count(*)")
        case .balance: ("c.balance", "coalesce(sum(balance), 0)")
        case .overdue: ("c.overdue", "coalesce(sum(overdue), 0)")
        case .since: ("c.past_due_since", "min(CASE WHEN overdue > 0 THEN past_due_since END)")
        }
    }

    func within(_ scope: Scope) -> String {
        if scope == .all { return figure.column }
        return """
            (SELECT \(figure.ofLoans) FROM loan WHERE client_id = c.id AND status = 'active'\(scope.sql("route_id")))
            """
    }
}

package struct ClientQuery: Sendable, Equatable {
    package var sort: ClientSort = .name
    package var descending = false
    package var filter = ""
    package var route: RouteID?

    package init() {}

    /// Whether the other one asks for the same rows, in whatever order.
    package func holdsTheSame(as other: ClientQuery) -> Bool {
        var other = other
        (other.sort, other.descending) = (sort, descending)
        return other == self
    }

    fileprivate func order(within scope: Scope) -> KeysetOrder {
        KeysetOrder(
            column: sort.value(within: scope), idColumn: "c.id", descending: descending != sort.column.fallsWithValue,
            absent: sort.absent)
    }
}

/// A line of the list of clients.
package struct ClientLine: Sendable, Equatable {
    package let key: RowKey
    package let clientID: ClientID
    package let document: Document
    package let name: String
    package let phone: String?
    package let activeLoans: Int
    package let balance: Money
    package let overdue: Money
    package let daysPastDue: Int
    /// Channels the client may be written to for collection.
    package let channels: Set<Channel>
    /// Of messages, on one channel at least.
    package let optedOut: Bool
    package let lastMessage: MessageBrief?

    package var light: TrafficLight { TrafficLight(daysPastDue: daysPastDue) }
}

extension Store {
    package func clients(_ query: ClientQuery, position: PagePosition, limit: Int, scope: Scope) throws -> [ClientLine]
    {
        let order = query.order(within: scope)
        let source = try clientSource(query, scope: scope, upTo: finding.few)
        let today = clock.today
        // The ids first: the index of the order holds all that decides over a row, and only those shown are looked up.
        return try page(order, position, of: source, limit: limit) { source, stretch, limit in
            try database.all(
                """
                WITH page AS MATERIALIZED (
                    SELECT c.id FROM \(source.tables) WHERE 1\(stretch.condition) AND \(source.condition)
                    \(order.orderBy(position, source.isInOrder ? order.column : order.value)) LIMIT ?
                )
                SELECT \(order.value), c.id, c.document_type, c.document, c.name, c.phone,
                       \(ClientFigures.allCases.map { $0.within(scope) }.joined(separator: ", ")),
                       (SELECT group_concat(channel || ':' || state) FROM consent k
                        WHERE k.client_id = c.id AND k.purpose = 'collection'),
                       EXISTS (SELECT 1 FROM opt_out o WHERE o.client_id = c.id AND o.channel IN ('sms', 'whatsapp')),
                       \(MessageBrief.columns)
                FROM page CROSS JOIN client c ON c.id = page.id
                LEFT JOIN message m ON m.id = \(Self.lastMessage(within: scope))
                \(order.orderBy(position, order.value))
                """, values: source.values(stretch) + [limit]
            ) { row in
                let since: Day? = row[9]
                let consents = (row[10] as String? ?? "").split(separator: ",")
                return ClientLine(
                    key: RowKey(value: row[0], id: row[1]), clientID: row[1],
                    document: Document(trusted: row[2], number: row[3]), name: row[4], phone: row[5],
                    activeLoans: row[6], balance: row[7], overdue: row[8],
                    daysPastDue: since.map { max(0, today.days(since: $0)) } ?? 0,
                    channels: Set(Channel.allCases.filter { consents.contains("\($0.rawValue):granted") }),
                    optedOut: row[11], lastMessage: MessageBrief(row, from: 12))
            }
        }
    }

    /// Where a client stands in the list now; nil when the list does not hold them any more.
    package func clientPlace(of client: ClientID, _ query: ClientQuery, scope: Scope) throws -> RowKey? {
        let typed = TypedFilter(query.filter).ofClient
        return try database.first(
            """
            SELECT \(query.order(within: scope).value), c.id FROM client c
            WHERE c.id = ?\(Self.reach(scope.narrowed(to: query.route)))\(typed.condition)
            """, values: [client] + typed.values
        ) { RowKey(value: $0[0], id: $0[1]) }
    }

    package func clientCount(_ query: ClientQuery, scope: Scope) throws -> Int {
        let typed = TypedFilter(query.filter)
        let routes = scope.narrowed(to: query.route)
        if routes == .all {
            if typed.words.isEmpty { return try allClients() }
            // Three letters are what the index holds: its own count is the answer.
            if typed.words.count == 1, !typed.holdsDigits, let expression = Self.exactly(typed.words[0]) {
                return try countOfText(expression, in: .client, limit: .max)
            }
        }
        var query = query
        query.sort = .name
        let source = try clientSource(query, scope: scope, upTo: finding.many)
        return try database.first(
            "SELECT count(*) FROM \(source.tables) WHERE \(source.condition)", values: source.values()
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
        let routes = scope.narrowed(to: query.route)
        if routes != .all, try areFew(on: routes) { return true }
        return try clientsByText(TypedFilter(query.filter), upTo: finding.many) != nil
    }

    /// Where the rows of a query are looked for: what few have is found by its letters, the clients of small routes by
    /// those, everybody else by walking the index of the order, which is named so that no statistics can turn a walk into a
    /// sort.
    private func clientSource(_ query: ClientQuery, scope: Scope, upTo limit: Int) throws -> RowSource {
        let routes = scope.narrowed(to: query.route)
        let typed = TypedFilter(query.filter)
        func byText(upTo limit: Int) throws -> RowSource? {
            var found = try clientsByText(typed, upTo: limit)
            found?.condition += Self.reach(routes)
            return found
        }
        if let found = try byText(upTo: limit) { return found }
        let (condition, values) = typed.ofClient
        if routes != .all, try areFew(on: routes) {
            return RowSource(
                tables: "client c", condition: "1\(Self.reachOfFew(routes))\(condition)", values: values)
        }
        let isInOrder = query.sort.isIndexed(within: scope)
        return RowSource(
            tables: isInOrder ? "client c INDEXED BY \(query.sort.column.index)" : "client c",
            condition: "1\(Self.reach(routes))\(condition)", values: values, isInOrder: isInOrder,
            otherwise: typed.words.isEmpty ? nil : { [finding] in try byText(upTo: finding.many) })
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
