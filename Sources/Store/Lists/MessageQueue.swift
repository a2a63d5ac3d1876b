package import Lending
import Messaging
import SQLite

// The list of messages as Mensajes shows it: first what waits for a person, then everything else; newest first, or one state
// after the other. Such a list is a few lists, one behind the other, each in the order of the ids.

extension Store {
    package func messageQueue(_ query: MessageQuery, position: PagePosition, limit: Int, scope: Scope) throws
        -> [MessageLine]
    {
        let parts = query.parts
        func read(_ part: Set<MessageState>, _ position: PagePosition, _ limit: Int) throws -> [MessageLine] {
            try page(part, of: query, position, limit, scope)
        }
        func onwards(_ rest: some Sequence<Set<MessageState>>, after rows: [MessageLine]) throws -> [MessageLine] {
            var rows = rows
            for part in rest where rows.count < limit { rows += try read(part, .first, limit - rows.count) }
            return rows
        }
        func backwards(_ rest: some BidirectionalCollection<Set<MessageState>>, before rows: [MessageLine]) throws
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
            let here = try part(of: key, query)
            return try onwards(parts[(here + 1)...], after: try read(parts[here], position, limit))
        case .before(let key):
            let here = try part(of: key, query)
            return try backwards(parts[..<here], before: try read(parts[here], position, limit))
        }
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
    private func part(of key: RowKey, _ query: MessageQuery) throws -> Int {
        let state: MessageState? = try database.first("SELECT state FROM message WHERE id = ?", key.id) { $0[0] }
        return state.flatMap { state in query.allParts.firstIndex { $0.contains(state) } } ?? query.allParts.count - 1
    }

    /// One page of some of the states. A few of them are read one by one, each in the order of `message_by_state`, and
    /// merged: asked for together, SQLite would sort all there are.
    private func page(
        _ states: Set<MessageState>, of query: MessageQuery, _ position: PagePosition, _ limit: Int, _ scope: Scope
    ) throws -> [MessageLine] {
        guard limit > 0, !states.isEmpty else { return [] }
        var query = query
        query.states = states
        guard states.count > 1, states.count <= MessageState.allCases.count / 2 else {
            return try messages(query, position: position, limit: limit, scope: scope)
        }
        let merged = try states.flatMap { state in
            query.states = [state]
            return try messages(query, position: position, limit: limit, scope: scope)
        }.sorted { query.showsNewestFirst ? $0.key.id > $1.key.id : $0.key.id < $1.key.id }
        return switch position {
        case .first, .after, .at: Array(merged.prefix(limit))
        case .last, .before: Array(merged.suffix(limit))
        }
    }
}

extension MessageQuery {
    /// From what needs a look to what is over.
    private static let bySeverity: [MessageState] = [
        .uncertain, .failed, .undelivered, .rejected, .sending, .queued, .accepted, .sent, .noReceipt, .delivered,
        .read,
        .withdrawn, .blocked,
    ]

    /// The states of each part of the list, in its order; together they are all there are.
    fileprivate var allParts: [Set<MessageState>] {
        switch sort {
        case .time: [[.unresolved], Set(MessageState.allCases).subtracting([.unresolved])]
        case .state: [[.unresolved]] + (descending ? Self.bySeverity : Self.bySeverity.reversed()).map { [$0] }
        }
    }

    /// The same with only what is asked for; a part may be empty.
    fileprivate var parts: [Set<MessageState>] {
        states.isEmpty ? allParts : allParts.map { $0.intersection(states) }
    }
}
