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

    /// The expression and the index (all end in the id) that serve this order.
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

    fileprivate var order: KeysetOrder {
        let column = sort.column
        return KeysetOrder(
            column: column.name, idColumn: "c.id", descending: descending != column.fallsWithValue,
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
        let order = query.order
        let source = try clientSource(query, scope: scope, index: query.sort.column.index)
        let today = clock.today
        // The ids first: the index of the order holds all that decides over a row, and only those shown are looked up.
        return try page(order, position, of: source, limit: limit) { stretch, limit in
            try database.all(
                """
                WITH page AS MATERIALIZED (
                    SELECT c.id FROM \(source.tables) WHERE \(source.condition)\(stretch.condition)
                    \(order.orderBy(position, source.isInOrder ? order.column : order.value)) LIMIT ?
                )
                SELECT \(order.value), c.id, c.document_type, c.document, c.name, c.phone,
                       \(Self.figures(within: scope)),
                       (SELECT group_concat(channel || ':' || state) FROM consent k
                        WHERE k.client_id = c.id AND k.purpose = 'collection'),
                       EXISTS (SELECT 1 FROM opt_out o WHERE o.client_id = c.id AND o.channel IN ('sms', 'whatsapp')),
                       \(MessageBrief.columns)
                FROM page CROSS JOIN client c ON c.id = page.id
                LEFT JOIN message m ON m.id = \(Self.lastMessage(within: scope))
                \(order.orderBy(position, order.value))
                """, values: source.values + stretch.values + [limit]
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

    /// Loans, balance, arrears and oldest unpaid day of a client `c`, of the loans that a scope holds: what a client owes on
    /// the route of somebody else is not shown.
    private static func figures(within scope: Scope) -> String {
        if scope == .all { return "c.active_loans, c.balance, c.overdue, c.past_due_since" }
        let figures = [
            "count(*)", "coalesce(sum(balance), 0)", "coalesce(sum(overdue), 0)",
            "min(CASE WHEN overdue > 0 THEN past_due_since END)",
        ]
        return figures.map { figure in
            """
            (SELECT \(figure) FROM loan
             WHERE client_id = c.id AND status = 'active'\(scope.sql("route_id")))
            """
        }.joined(separator: ", ")
    }

    /// Where a client stands in the list now; nil when the list does not hold them any more.
    package func clientPlace(of client: ClientID, _ query: ClientQuery, scope: Scope) throws -> RowKey? {
        let search = try clientSearch(query.filter)
        return try database.first(
            """
            SELECT \(query.order.value), c.id FROM client c
            WHERE c.id = ?\(Self.reach(scope.narrowed(to: query.route)))\(search.condition)
            """, values: [client] + search.values
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
        let source = try clientSource(query, scope: scope, index: "client_by_name")
        return try database.first(
            "SELECT count(*) FROM \(source.tables) WHERE \(source.condition)", values: source.values
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
        return try clientSearch(query.filter).isRare
    }

    /// Where the rows of a query are looked for: what is typed and rare is found by its letters, the clients of small routes
    /// by those, everybody else by walking `index`, which is named so that no statistics can turn a walk into a sort.
    private func clientSource(_ query: ClientQuery, scope: Scope, index: String) throws -> RowSource {
        let routes = scope.narrowed(to: query.route)
        let search = try clientSearch(query.filter)
        if search.isRare {
            return RowSource(
                tables: "client c", condition: "1\(Self.reach(routes))\(search.condition)", values: search.values)
        }
        if routes != .all, try areFew(on: routes) {
            return RowSource(
                tables: "client c", condition: "1\(Self.reachOfFew(routes))\(search.condition)", values: search.values)
        }
        return RowSource(
            tables: "client c INDEXED BY \(index)", condition: "1\(Self.reach(routes))\(search.condition)",
            values: search.values, isInOrder: true)
    }

    /// The reach of a scope for a list of clients in any order.
    func reachOfList(_ routes: Scope) throws -> String {
        try routes != .all && areFew(on: routes) ? Self.reachOfFew(routes) : Self.reach(routes)
    }

    private func areFew(on routes: Scope) throws -> Bool {
        try clientsOrLoans(on: routes, limit: fewMatches + 1) <= fewMatches
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
