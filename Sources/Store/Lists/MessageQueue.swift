package import Lending
package import Messaging
import SQLite

// The list of messages as Mensajes shows it: first what waits for a person, then everything else, newest first.

extension Store {
    package func messageQueue(_ query: MessageQuery, position: PagePosition, limit: Int, scope: Scope) throws
        -> [MessageLine]
    {
        let wanted = query.states.isEmpty ? Set(MessageState.allCases) : query.states
        func undecided(_ position: PagePosition, _ limit: Int) throws -> [MessageLine] {
            try page(wanted.intersection([.unresolved]), of: query, position, limit, scope)
        }
        func others(_ position: PagePosition, _ limit: Int) throws -> [MessageLine] {
            try page(wanted.subtracting([.unresolved]), of: query, position, limit, scope)
        }
        switch position {
        case .first:
            let head = try undecided(.first, limit)
            return head + (try others(.first, limit - head.count))
        case .after(let key), .at(let key):
            guard try isUndecided(key) else { return try others(position, limit) }
            let head = try undecided(position, limit)
            return head + (try others(.first, limit - head.count))
        case .last:
            let tail = try others(.last, limit)
            return try undecided(.last, limit - tail.count) + tail
        case .before(let key):
            guard try !isUndecided(key) else { return try undecided(position, limit) }
            let tail = try others(position, limit)
            return try undecided(.last, limit - tail.count) + tail
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

    /// Where a message stands now; nil when the query does not show it any more.
    package func messagePlace(of id: MessageID, _ query: MessageQuery, scope: Scope) throws -> RowKey? {
        let line: MessageLine
        do {
            line = try message(id, scope: scope)
        } catch StoreError.messageNotFound {
            return nil
        }
        let fits =
            (query.states.isEmpty || query.states.contains(line.brief.state))
            && (query.kind.map { $0 == line.brief.kind } ?? true) && (query.run.map { $0 == line.runID } ?? true)
        return fits ? line.key : nil
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
        }.sorted { $0.key.id > $1.key.id }
        return switch position {
        case .first, .after, .at: Array(merged.prefix(limit))
        case .last, .before: Array(merged.suffix(limit))
        }
    }

    private func isUndecided(_ key: RowKey) throws -> Bool {
        let state: MessageState? = try database.first("SELECT state FROM message WHERE id = ?", key.id) { $0[0] }
        return state == .unresolved
    }
}
