package import Lending
package import Messaging
import SQLite

/// A bulk action on its way: what the footer of every screen shows.
package struct RunProgress: Sendable, Equatable {
    package let run: RunID
    package let kind: MessageKind
    package let createdBy: String
    package let createdAt: Instant
    /// On the business clock: until then it can be undone whole.
    package let holdUntil: Instant
    /// When the first message still queued may leave, on the business clock; nil when none is queued.
    package let nextDue: Instant?
    /// Messages of the run by where they stand.
    package let states: [MessageState: Int]
    /// Older runs that go out at the same time, whose messages are counted here as well.
    package var others: [RunID] = []
    /// None was begun after it.
    package var isNewest = true

    /// What was ruled out or taken back is not part of what goes out.
    package var total: Int { states.filter { $0.key != .blocked && $0.key != .withdrawn }.values.reduce(0, +) }
    package var queued: Int { states[.queued, default: 0] }
    /// Left this machine, whatever became of it.
    package var gone: Int { total - queued }
    package var delivered: Int { states[.delivered, default: 0] + states[.read, default: 0] }
    package var failed: Int {
        states[.failed, default: 0] + states[.undelivered, default: 0] + states[.rejected, default: 0]
    }
    /// On its way to Twilio or waiting there: may still be cancelled.
    package var recallable: Int {
        states[.sending, default: 0] + states[.uncertain, default: 0] + states[.accepted, default: 0]
    }
    /// Something of it is still to leave this machine.
    package var isUnderWay: Bool { queued > 0 || isSending }
    /// Something of it is leaving right now.
    package var isSending: Bool { states[.sending, default: 0] > 0 || states[.uncertain, default: 0] > 0 }
    package var isOver: Bool { states.allSatisfy { $0.key.isFinal || $0.value == 0 } }
}

extension Store {
    package func progress(of run: RunID, scope: Scope) throws -> RunProgress? {
        // A run is queued in the order in which it leaves: the earliest of a hundred thousand stands among the first.
        let firstOnes = 1000
        var states: [MessageState: Int] = [:]
        try database.forEach(
            "SELECT state, count(*) FROM message WHERE run_id = ?\(Self.reachOfMessage(scope)) GROUP BY state", run
        ) { states[$0[0]] = $0[1] }
        // Someone else's bulk action, of which this scope sees no message.
        if case .routes = scope, states.isEmpty { return nil }
        return try database.first(
            """
            SELECT id, kind, created_by, created_at, hold_until,
                   (SELECT min(not_before) FROM (
                        SELECT not_before FROM message
                        WHERE run_id = run.id AND state = 'queued'\(Self.reachOfMessage(scope))
                        ORDER BY id LIMIT \(firstOnes)))
            FROM run WHERE id = ?
            """, run
        ) {
            RunProgress(
                run: $0[0], kind: $0[1], createdBy: $0[2], createdAt: $0[3], holdUntil: $0[4], nextDue: $0[5],
                states: states)
        }
    }

    /// Refuses a run that is not there, or of which this scope sees no message.
    func requireRun(_ run: RunID, scope: Scope) throws {
        guard try progress(of: run, scope: scope) != nil else { throw StoreError.runNotFound(run.rawValue) }
    }

    /// The newest bulk action of the last three days of which messages within the scope went, or will go, out.
    package func latestRun(scope: Scope) throws -> RunProgress? {
        let run = try newestRun(with: "NOT IN ('blocked', 'withdrawn')", after: lastRunBeforeSight(), scope: scope)
        return try run.flatMap { try progress(of: $0, scope: scope) }
    }
}
