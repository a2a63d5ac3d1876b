package import Lending
package import Messaging
import SQLite

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
        let order = clientOrder(query, scope: scope)
        let source = try clientSource(query, scope: scope)
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
        let filter = clientFilter(query, scope: scope)
        return try database.first(
            """
            SELECT \(clientOrder(query, scope: scope).value), c.id FROM client c
            WHERE c.id = ?\(Self.reach(scope.narrowed(to: query.route)))\(typed.condition)\(filter.condition)
            """, values: [client] + typed.values + filter.values
        ) { RowKey(value: $0[0], id: $0[1]) }
    }
}
