package import Lending
package import Messaging
import SQLite

// The list of messages as Mensajes shows it: parts, one behind the other (`MessageQuery.parts`).

extension Store {
    package func messageQueue(_ query: MessageQuery, position: PagePosition, limit: Int, scope: Scope) throws
        -> [MessageLine]
    {
        let parts = query.parts
        func read(_ part: MessagePart, _ position: PagePosition, _ limit: Int) throws -> [MessageLine] {
            try page(part, of: query, position, limit, scope)
        }
        func onwards(_ rest: some Sequence<MessagePart>, after rows: [MessageLine]) throws -> [MessageLine] {
            var rows = rows
            for part in rest where rows.count < limit { rows += try read(part, .first, limit - rows.count) }
            return rows
        }
        func backwards(_ rest: some BidirectionalCollection<MessagePart>, before rows: [MessageLine]) throws
            -> [MessageLine]
        {
            var rows = rows
            for part in rest.reversed() where rows.count < limit {
                rows = try read(part, .last, limit - rows.count) + rows
            }
            return rows
        }
        switch position {
        case .first: return try onwards(parts, after: [])
        case .last: return try backwards(parts, before: [])
        case .after(let key), .at(let key):
            let here = try part(of: key.id, in: parts)
            return try onwards(parts[(here + 1)...], after: try read(parts[here], position, limit))
        case .before(let key):
            let here = try part(of: key.id, in: parts)
            return try backwards(parts[..<here], before: try read(parts[here], position, limit))
        }
    }

    /// Where a message stands now; nil when the query does not show it any more.
    package func messagePlace(of id: MessageID, _ query: MessageQuery, scope: Scope) throws -> RowKey? {
        let parts = query.parts
        let part = parts[try part(of: id.rawValue, in: parts)]
        guard let narrowed = query.narrowed(part) else { return nil }
        let filter = messageFilter(narrowed, part, scope: scope)
        let typed = TypedFilter(query.filter)
        var (search, values) = typed.ofClient
        if !typed.words.isEmpty { search = " AND EXISTS (SELECT 1 FROM client c WHERE c.id = m.client_id\(search))" }
        values = filter.values + values
        return try database.first(
            """
            SELECT \(part.keyset.value) FROM message m\(part.join) WHERE m.id = ? AND \(filter.condition)\(search)
            """, values: [id] + values
        ) { RowKey(value: $0[0], id: id.rawValue) }
    }

    /// Since when the oldest message that waits for a person's answer has waited; nil when none does.
    package func undecidedSince(scope: Scope) throws -> Instant? {
        try database.first(
            """
            SELECT min(coalesce(sending_since, created_at)) FROM message
            WHERE state = 'unresolved'\(Self.reachOfMessage(scope))
            """
        ) { $0[0] as Instant? } ?? nil
    }

    /// In which part of the list a row stands now, whether the query shows it or not.
    private func part(of id: Int64, in parts: [MessagePart]) throws -> Int {
        let standing = try database.first(
            "SELECT state, kind, channel, charged IS NOT NULL, client_id IS NOT NULL FROM message WHERE id = ?", id
        ) { MessageStanding(state: $0[0], kind: $0[1], channel: $0[2], isPriced: $0[3], hasClient: $0[4]) }
        return standing.flatMap { standing in parts.firstIndex(where: standing.isIn) } ?? parts.count - 1
    }

    /// One page of a part. A few states are read one by one, each in the order of `message_by_state`, and merged: asked for
    /// together, SQLite would sort all there are.
    private func page(
        _ part: MessagePart, of query: MessageQuery, _ position: PagePosition, _ limit: Int, _ scope: Scope
    ) throws -> [MessageLine] {
        guard limit > 0, var query = query.narrowed(part) else { return [] }
        let states = query.states
        let isPlain = part.order == .time && part.kind == nil && part.channel == nil
        guard isPlain, states.count > 1, states.count <= MessageState.allCases.count / 2 else {
            return try messages(query, part, position: position, limit: limit, scope: scope)
        }
        let merged = try states.flatMap { state in
            query.states = [state]
            return try messages(query, part, position: position, limit: limit, scope: scope)
        }.sorted { part.descending ? $0.key.id > $1.key.id : $0.key.id < $1.key.id }
        return switch position {
        case .first, .after, .at: Array(merged.prefix(limit))
        case .last, .before: Array(merged.suffix(limit))
        }
    }
}
