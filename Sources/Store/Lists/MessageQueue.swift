package import Lending
package import Messaging
import SQLite

// The list of messages as Mensajes shows it: parts, one behind the other (`MessageQuery.parts`).

extension Store {
    package func messageQueue(_ query: MessageQuery, position: PagePosition, limit: Int, scope: Scope) throws
        -> [MessageLine]
    {
        let parts = query.parts
        let began = ContinuousClock.now
        func read(_ part: MessagePart, _ position: PagePosition, _ limit: Int) throws -> [MessageLine] {
            try page(part, of: query, position, limit, scope, within: finding.after(ContinuousClock.now - began))
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
        // A row may stand elsewhere by now, under another value: its key is that of where it stands.
        case .after(let key):
            let (here, now) = try place(of: key, in: parts)
            return try onwards(parts[(here + 1)...], after: try read(parts[here], .after(now), limit))
        case .at(let key):
            let (here, now) = try place(of: key, in: parts)
            return try onwards(parts[(here + 1)...], after: try read(parts[here], .at(now), limit))
        case .before(let key):
            let (here, now) = try place(of: key, in: parts)
            return try backwards(parts[..<here], before: try read(parts[here], .before(now), limit))
        }
    }

    /// Where a message stands now; nil when the query does not show it any more.
    package func messagePlace(of id: MessageID, _ query: MessageQuery, scope: Scope) throws -> RowKey? {
        let parts = query.parts
        let key = RowKey(value: .integer(id.rawValue), id: id.rawValue)
        let part = parts[try place(of: key, in: parts).part]
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

    /// In which part of the list a row stands now, and its key there, whether the query shows it or not.
    private func place(of key: RowKey, in parts: [MessagePart]) throws -> (part: Int, key: RowKey) {
        let found = try database.first(
            """
            SELECT m.state, m.kind, m.channel, m.charged, c.sort_name FROM message m
            LEFT JOIN client c ON c.id = m.client_id WHERE m.id = ?
            """, key.id
        ) { row in
            let (price, name): (Int64?, String?) = (row[3], row[4])
            let standing = MessageStanding(
                state: row[0], kind: row[1], channel: row[2], isPriced: price != nil, hasClient: name != nil)
            return (standing, price, name)
        }
        guard let (standing, price, name) = found, let part = parts.firstIndex(where: standing.isIn) else {
            return (parts.count - 1, key)
        }
        let value: SQLiteValue? =
            switch parts[part].order {
            case .time, .unpriced, .nobody: .integer(key.id)
            case .price: price.map(SQLiteValue.integer)
            case .client: name.map(SQLiteValue.text)
            }
        return (part, value.map { RowKey(value: $0, id: key.id) } ?? key)
    }

    /// One page of a part. A few states are read one by one, each in the order of `message_by_state`, and merged: asked for
    /// together, SQLite would sort all there are.
    private func page(
        _ part: MessagePart, of query: MessageQuery, _ position: PagePosition, _ limit: Int, _ scope: Scope,
        within finding: Finding
    ) throws -> [MessageLine] {
        guard limit > 0, var query = query.narrowed(part) else { return [] }
        let states = query.states
        let isPlain = part.order == .time && part.kind == nil && part.channel == nil
        guard isPlain, states.count > 1, states.count <= MessageState.allCases.count / 2 else {
            return try messages(query, part, position: position, limit: limit, scope: scope, within: finding)
        }
        let merged = try states.flatMap { state in
            query.states = [state]
            return try messages(query, part, position: position, limit: limit, scope: scope, within: finding)
        }.sorted { part.descending ? $0.key.id > $1.key.id : $0.key.id < $1.key.id }
        return switch position {
        case .first, .after, .at: Array(merged.prefix(limit))
        case .last, .before: Array(merged.suffix(limit))
        }
    }
}
