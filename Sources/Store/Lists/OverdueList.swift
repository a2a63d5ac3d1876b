package import Lending
import Messaging
import SQLite

/// What the overdue list can be sorted by.
package enum OverdueSort: String, Sendable, CaseIterable {
    case days
    case client
    case number
    case installments
    case overdue
    case balance
    /// When the client was last written to.
    case message

    /// The column and the partial index (all end in the id, all hold only overdue loans) that serve this order. The one of
    /// messages is walked by clients, who are looked up in it, and their loans in order of their ids.
    fileprivate var column: (name: String, index: String, fallsWithValue: Bool) {
        switch self {
        // Most days first is the oldest day first.
        case .days: ("l.past_due_since", "overdue_by_days", true)
        case .client: ("l.sort_name", "overdue_by_name", false)
        case .number: ("l.number", "overdue_by_number", false)
        case .installments: ("l.overdue_installments", "overdue_by_installments", false)
        case .overdue: ("l.overdue", "overdue_by_amount", false)
        case .balance: ("l.balance", "overdue_by_balance", false)
        case .message: ("c.message_order", "client_by_message", false)
        }
    }
}

/// What is asked of the overdue list.
package struct OverdueQuery: Sendable, Equatable {
    package var sort: OverdueSort = .days
    package var descending = true
    /// As typed: any part of name, document, phone or loan number; case and accents do not matter.
    package var filter = ""
    package var route: RouteID?
    package var light: TrafficLight?

    package init() {}

    /// Whether the other one asks for the same rows, in whatever order.
    package func holdsTheSame(as other: OverdueQuery) -> Bool {
        var other = other
        (other.sort, other.descending) = (sort, descending)
        return other == self
    }
}

/// A line of the overdue list.
package struct OverdueLine: Sendable, Equatable {
    package let key: RowKey
    package let loanID: LoanID
    package let number: String
    package let clientID: ClientID
    package let clientName: String
    package let installments: Int
    package let overdue: Money
    package let balance: Money
    package let daysPastDue: Int
    package let lastMessage: MessageBrief?

    package var light: TrafficLight { TrafficLight(daysPastDue: daysPastDue) }
}

/// The sums over a list; counted after the first paint.
package struct OverdueTotals: Sendable, Equatable {
    package let loans: Int
    package let clients: Int
    package let overdue: Money
}

extension Store {
    package func overdue(_ query: OverdueQuery, position: PagePosition, limit: Int, scope: Scope) throws
        -> [OverdueLine]
    {
        let (column, index, falls) = query.sort.column
        let order = KeysetOrder(column: column, idColumn: "l.id", descending: query.descending != falls)
        let source = try overdueSource(query, scope: scope, index: index, withClients: query.sort == .message)
        let today = clock.today
        // The ids first: the index of the order holds all that decides over a row, and only those shown are looked up.
        return try page(order, position, of: source, limit: limit) { source, stretch, limit in
            try database.all(
                """
                WITH page AS MATERIALIZED (
                    SELECT l.id FROM \(source.tables) WHERE 1\(stretch.condition) AND \(source.condition)
                    \(order.orderBy(position, order.column)) LIMIT ?
                )
                SELECT \(order.value), l.id, l.number, l.client_id, c.name, l.overdue_installments, l.overdue, l.balance,
                       l.past_due_since, \(MessageBrief.columns)
                FROM page CROSS JOIN loan l ON l.id = page.id
                CROSS JOIN client c ON c.id = l.client_id
                LEFT JOIN message m ON m.id = \(Self.lastMessage(within: scope))
                \(order.orderBy(position, order.value))
                """, values: source.values(stretch) + [limit]
            ) { row in
                OverdueLine(
                    key: RowKey(value: row[0], id: row[1]), loanID: row[1], number: row[2], clientID: row[3],
                    clientName: row[4], installments: row[5], overdue: row[6], balance: row[7],
                    daysPastDue: today.days(since: row[8]), lastMessage: MessageBrief(row, from: 9))
            }
        }
    }

    /// Where the rows of a query are looked for: what few have is found by its letters, a small route by its own index,
    /// everything else by walking `index`, which is named so that no statistics can turn a walk into a sort.
    ///
    /// `withClients` joins them, where the order is theirs: then it is them who are walked, and their loans looked up.
    private func overdueSource(_ query: OverdueQuery, scope: Scope, index: String, withClients: Bool = false) throws
        -> RowSource
    {
        let owner = withClients ? " CROSS JOIN client c ON c.id = l.client_id" : ""
        if let found = try overdueByText(query, scope: scope, owner: owner, upTo: finding.few) { return found }
        let filter = overdueFilter(query, scope: scope)
        let routes = scope.narrowed(to: query.route)
        func from(_ tables: String, inOrder: Bool = false) -> RowSource {
            RowSource(
                tables: tables, condition: "l.overdue > 0" + filter.condition, values: filter.values,
                isInOrder: inOrder)
        }
        // SQLite refuses a partial index to a condition that nothing meets.
        if routes == .routes([]) { return from("loan l" + owner) }
        if routes != .all, try overdueCount(in: routes, limit: finding.few + 1) <= finding.few {
            return from("loan l INDEXED BY overdue_by_route" + owner)
        }
        var walk =
            withClients
            ? from(
                "client c INDEXED BY \(index) CROSS JOIN loan l INDEXED BY loan_client ON l.client_id = c.id",
                inOrder: true)
            : from("loan l INDEXED BY \(index)", inOrder: true)
        if withClients {
            walk.sieve = { [finding] in
                try self.textQuery(TypedFilter(query.filter).words, in: .loan, upTo: finding.many).flatMap(Self.sieve)
            }
        }
        if !query.filter.isEmpty {
            walk.otherwise = { [finding] in
                try self.overdueByText(query, scope: scope, owner: owner, upTo: finding.many)
            }
        }
        return walk
    }

    /// Nil where more have the letters that were typed.
    private func overdueByText(_ query: OverdueQuery, scope: Scope, owner: String, upTo limit: Int) throws
        -> RowSource?
    {
        guard let text = try textQuery(TypedFilter(query.filter).words, in: .loan, upTo: limit) else { return nil }
        let filter = overdueFilter(query, scope: scope)
        return RowSource(
            tables: "loan_text CROSS JOIN loan l ON l.id = loan_text.rowid" + owner,
            condition: "loan_text MATCH ? AND l.overdue > 0" + filter.condition,
            values: [text.expression] + filter.values)
    }

    private static func sieve(_ text: TextQuery) -> Sieve? {
        Sieve(
            "l.id", in: "SELECT rowid FROM loan_text WHERE loan_text MATCH ?", values: [text.expression],
            gathered: text.rows)
    }

    /// All that a query holds, in no order.
    func wholeOverdue(_ query: OverdueQuery, scope: Scope) throws -> RowSource {
        try overdueByText(query, scope: scope, owner: "", upTo: finding.many)
            ?? overdueSource(query, scope: scope, index: "overdue_by_days")
    }

    private func overdueCount(in routes: Scope, limit: Int) throws -> Int {
        try database.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM loan l INDEXED BY overdue_by_route
                                  WHERE l.overdue > 0\(routes.sql("l.route_id")) LIMIT ?)
            """, limit
        ) { $0[0] } ?? 0
    }

    /// Where a loan stands in the list now; nil when the list does not hold it any more.
    package func overduePlace(of loan: LoanID, _ query: OverdueQuery, scope: Scope) throws -> RowKey? {
        let filter = overdueFilter(query, scope: scope)
        return try database.first(
            """
            SELECT \(query.sort.column.name), l.id FROM loan l JOIN client c ON c.id = l.client_id
            WHERE l.id = ? AND l.overdue > 0\(filter.condition)
            """, values: [loan] + filter.values
        ) { RowKey(value: $0[0], id: $0[1]) }
    }

    package func overdueTotals(_ query: OverdueQuery, scope: Scope) throws -> OverdueTotals {
        // Without a filter on other columns the smaller index holds all that is asked.
        let isPlain = query.light == nil && TypedFilter(query.filter).words.isEmpty
        let source =
            isPlain
            ? RowSource(
                tables: "loan l INDEXED BY loan_route",
                condition: "l.overdue > 0" + overdueFilter(query, scope: scope).condition, values: [])
            : try wholeOverdue(query, scope: scope)
        let totals = try database.first(
            """
            SELECT count(*), count(DISTINCT l.client_id), coalesce(sum(l.overdue), 0)
            FROM \(source.tables) WHERE \(source.condition)
            """, values: source.values()
        ) { OverdueTotals(loans: $0[0], clients: $0[1], overdue: $0[2]) }
        return totals ?? OverdueTotals(loans: 0, clients: 0, overdue: .zero)
    }

    func jsonList<Of>(_ ids: some Sequence<Identifier<Of>>) -> String {
        "[" + ids.map { String($0.rawValue) }.joined(separator: ",") + "]"
    }

    func overdueFilter(_ query: OverdueQuery, scope: Scope) -> (condition: String, values: [any Bindable]) {
        let typed = TypedFilter(query.filter)
        var condition = scope.narrowed(to: query.route).sql("l.route_id") + typed.condition("l.search")
        var values: [any Bindable] = typed.words
        if let light = query.light {
            let days = light.days
            condition += " AND l.past_due_since <= ?"
            values.append(clock.today.adding(days: -days.lowerBound))
            if days.upperBound != .max {
                condition += " AND l.past_due_since >= ?"
                values.append(clock.today.adding(days: -days.upperBound))
            }
        }
        return (condition, values)
    }
}
