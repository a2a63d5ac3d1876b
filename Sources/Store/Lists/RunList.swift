package import Lending
package import Messaging
import SQLite

/// A bulk action as a choice among others.
package struct RunBrief: Sendable, Equatable {
    package let run: RunID
    package let kind: MessageKind
    package let createdBy: String
    package let createdAt: Instant
}

extension Store {
    /// The newest bulk actions with a message within the scope; served by `message_run`.
    package func recentRuns(limit: Int, scope: Scope) throws -> [RunBrief] {
        try database.all(
            """
            SELECT r.id, r.kind, r.created_by, r.created_at FROM run r
            WHERE EXISTS (SELECT 1 FROM message WHERE run_id = r.id\(Self.reachOfMessage(scope)))
            ORDER BY r.id DESC LIMIT ?
            """, limit
        ) { RunBrief(run: $0[0], kind: $0[1], createdBy: $0[2], createdAt: $0[3]) }
    }
}
