package import Lending
package import Messaging
import SQLite

/// What is asked of the list of messages.
package struct MessageQuery: Sendable, Equatable {
    /// Empty means every state.
    package var states: Set<MessageState> = []
    package var kind: MessageKind?
    package var channel: Channel?
    package var run: RunID?
    package var client: ClientID?
    package var loan: LoanID?
    /// As typed: any part of the client's name, document, phone or loan number.
    package var filter = ""
    package var sort = MessageSort.time
    package var descending = true

    package init() {}
}

/// A line of the list of messages.
package struct MessageLine: Sendable, Equatable {
    package let key: RowKey
    package let brief: MessageBrief
    package let clientID: ClientID?
    package let clientName: String?
    package let loanNumber: String?
    package let runID: RunID?
    /// E.164.
    package let recipient: String
    package let body: String
    package let sid: String?
    package let errorText: String?
    package let segments: Int
    /// What was charged, in millionths of `priceUnit`; nil until Twilio says.
    package let price: Cost?
    package let priceUnit: String?
    package let estimate: Cost
    package let createdAt: Instant
    package let createdBy: String
    /// What it is about: the payment, the loan that was approved, or, while it may still go out, what the client is behind
    /// with now.
    package let amount: Money?
    /// When it last began to leave; nil when it never did.
    package let sendingSince: Instant?
    /// How often it was looked for in Twilio's list.
    package let looks: Int
    package let nextLookAt: Instant?
}

extension Store {
    /// Messages by time alone, newest first, or oldest first where that is asked for.
    package func messages(_ query: MessageQuery, position: PagePosition, limit: Int, scope: Scope) throws
        -> [MessageLine]
    {
        let part = MessagePart(descending: query.descending)
        return try messages(query, part, position: position, limit: limit, scope: scope)
    }

    /// One page of what a query asks of one part of the list.
    func messages(
        _ query: MessageQuery, _ part: MessagePart, position: PagePosition, limit: Int, scope: Scope,
        within finding: Finding? = nil
    ) throws -> [MessageLine] {
        let order = part.keyset
        let source = try messageSource(query, part, scope: scope, upTo: self.finding.few)
        return try page(order, position, of: source, limit: limit, within: finding) { source, stretch, limit in
            try database.all(
                """
                SELECT \(Self.messageColumns), \(order.value)
                FROM \(source.tables) LEFT JOIN client c ON c.id = m.client_id LEFT JOIN loan l ON l.id = m.loan_id
                WHERE 1\(stretch.condition) AND \(source.condition)
                \(order.orderBy(position, order.value)) LIMIT ?
                """, values: source.values(stretch) + [limit], read: Self.messageLine)
        }
    }

    package func message(_ id: MessageID, scope: Scope) throws -> MessageLine {
        let found = try database.first(
            """
            SELECT \(Self.messageColumns), m.id
            FROM message m LEFT JOIN client c ON c.id = m.client_id LEFT JOIN loan l ON l.id = m.loan_id
            WHERE m.id = ?\(Self.reachOfMessage(scope, "m"))
            """, id, read: Self.messageLine)
        guard let found else { throw StoreError.messageNotFound(id.rawValue) }
        return found
    }

    /// How many messages stand where; served by `message_by_state` when everything is asked for.
    package func messageCounts(_ query: MessageQuery, scope: Scope) throws -> [MessageState: Int] {
        let source = try messageSource(query, MessagePart(), scope: scope, upTo: finding.many)
        var counts: [MessageState: Int] = [:]
        try database.forEach(
            "SELECT m.state, count(*) FROM \(source.tables) WHERE \(source.condition) GROUP BY m.state",
            values: source.values()
        ) { counts[$0[0]] = $0[1] }
        return counts
    }

    /// Whether those that a filter shows are few enough to be counted while somebody looks.
    package func canCountMessages(_ query: MessageQuery) throws -> Bool {
        try TypedFilter(query.filter).words.isEmpty
            || clientsByText(TypedFilter(query.filter), upTo: finding.many) != nil
    }

    /// Where the rows of a query are looked for: the messages of those clients whose letters were typed, where no more than
    /// so many are looked up, else all of a part in its order.
    private func messageSource(_ query: MessageQuery, _ part: MessagePart, scope: Scope, upTo limit: Int) throws
        -> RowSource
    {
        let filter = messageFilter(query, part, scope: scope)
        let typed = TypedFilter(query.filter)
        func byText(upTo limit: Int) throws -> RowSource? {
            guard let clients = try clientsByText(typed, upTo: limit) else { return nil }
            return RowSource(
                tables: "message m INDEXED BY message_client" + part.join,
                condition: """
                    \(filter.condition)
                     AND m.client_id IN (SELECT c.id FROM \(clients.tables) WHERE \(clients.condition))
                    """, values: filter.values + clients.values())
        }
        func byWhatIsAsked(_ tables: String) -> RowSource {
            var source = RowSource(tables: tables, condition: filter.condition, values: filter.values)
            guard !typed.words.isEmpty else { return source }
            let (condition, values) = typed.ofClient
            source.condition += " AND EXISTS (SELECT 1 FROM client c WHERE c.id = m.client_id\(condition))"
            source.values += values
            return source
        }
        func found(upTo limit: Int) throws -> RowSource? {
            if let source = try byText(upTo: limit) { return source }
            guard part.hasOwnIndex, let index = try narrowing(query, upTo: limit) else { return nil }
            return byWhatIsAsked("message m INDEXED BY \(index)" + part.join)
        }
        if let source = try found(upTo: limit) { return source }
        var walk = byWhatIsAsked(part.tables)
        walk.isInOrder = true
        if part.hasOwnIndex || !typed.words.isEmpty { walk.otherwise = { [finding] in try found(upTo: finding.many) } }
        return walk
    }

    /// The index in which the messages of a run, or of few states, stand side by side; nil where more than so many would
    /// have to be put in order.
    private func narrowing(_ query: MessageQuery, upTo limit: Int) throws -> String? {
        var condition: String
        var values: [any Bindable] = []
        let index: String
        if let run = query.run {
            (index, condition, values) = ("message_run", "run_id = ?", [run])
        } else if !query.states.isEmpty, query.states.count <= MessageState.allCases.count / 2 {
            (index, condition) = ("message_by_state", "state IN (\(Self.list(query.states)))")
        } else {
            return nil
        }
        condition = "SELECT count(*) FROM (SELECT 1 FROM message INDEXED BY \(index) WHERE \(condition) LIMIT ?)"
        let rows: Int = try database.first(condition, values: values + [limit + 1]) { $0[0] } ?? 0
        return rows > limit ? nil : index
    }

    /// What is asked of one message after the other.
    func messageFilter(_ query: MessageQuery, _ part: MessagePart, scope: Scope) -> (
        condition: String, values: [any Bindable]
    ) {
        var condition = "1" + Self.reachOfMessage(scope, "m") + part.condition
        var values: [any Bindable] = []
        if query.states.count > MessageState.allCases.count / 2 {
            // Nearly all of them: said by what is left out, so that the newest are found by their id and not sorted.
            let hidden = Set(MessageState.allCases).subtracting(query.states)
            if !hidden.isEmpty { condition += " AND m.state NOT IN (\(Self.list(hidden)))" }
        } else if !query.states.isEmpty {
            condition += " AND m.state IN (\(Self.list(query.states)))"
        }
        func add(_ column: String, _ value: (any Bindable)?) {
            guard let value else { return }
            condition += " AND m.\(column) = ?"
            values.append(value)
        }
        add("kind", query.kind)
        add("channel", query.channel)
        add("run_id", query.run)
        add("client_id", query.client)
        add("loan_id", query.loan)
        return (condition, values)
    }

    private static func list(_ states: Set<MessageState>) -> String {
        states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ",")
    }

    private static let messageColumns = """
        \(MessageBrief.columns), m.client_id, c.name, l.number, m.run_id, m.recipient, m.body, m.sid, m.error_text,
        m.segments, m.price_micros, m.price_unit, m.estimate_micros, m.created_at, m.created_by, m.sending_since, m.looks,
        m.next_look_at,
        CASE WHEN m.payment_id IS NOT NULL THEN (SELECT p.amount FROM payment p WHERE p.id = m.payment_id)
             WHEN m.kind = 'prestamo-aprobado' THEN l.principal
             WHEN m.class = 'collection' AND m.state IN ('queued', 'sending', 'uncertain', 'unresolved')
             THEN nullif(c.overdue, 0) END
        """

    private static func messageLine(_ row: Row) throws -> MessageLine {
        // The columns begin with a message's own id, which no row of this query lacks.
        guard let brief = MessageBrief(row, from: 0) else { throw StoreError.messageNotFound(0) }
        let first = MessageBrief.columnCount
        let price: Int64? = row[first + 9]
        return MessageLine(
            key: RowKey(value: row[first + 18], id: brief.id.rawValue), brief: brief, clientID: row[first],
            clientName: row[first + 1], loanNumber: row[first + 2], runID: row[first + 3], recipient: row[first + 4],
            body: row[first + 5], sid: row[first + 6], errorText: row[first + 7], segments: row[first + 8],
            price: price.map { Cost(micros: $0) }, priceUnit: row[first + 10], estimate: Cost(micros: row[first + 11]),
            createdAt: row[first + 12], createdBy: row[first + 13], amount: row[first + 17],
            sendingSince: row[first + 14], looks: row[first + 15], nextLookAt: row[first + 16])
    }
}
