import Lending
package import Messaging
import SQLite

// Of all bulk actions one is told of on every screen: the one that matters most to whoever sits there.

extension Store {
    /// Until so long ago a bulk action is still told of, in seconds.
    private static let sight = 72 * 3600
    /// So many that are still to leave are looked at, the newest ones.
    private static let mostUnderWay = 200

    /// The run that `login` is told of, the first there is of:
    ///
    /// - one's own in its seconds of hold: only then can it be undone;
    /// - whatever goes out now, several of them added up;
    /// - anybody's of which something waits: for the end of its hold, for its hour, for an answer of Twilio's;
    /// - the newest of which a message is unresolved: a person has to decide;
    /// - the newest.
    package func runInSight(of login: String, scope: Scope) throws -> RunProgress? {
        try read {
            let floor = try lastRunBeforeSight()
            let underWay = try runsUnderWay(after: floor, scope: scope)
            guard var run = try weightiest(underWay, of: login) ?? undecidedRun(after: floor, scope: scope) else {
                return try latestRun(scope: scope)
            }
            let newest = try newestRun(with: "NOT IN ('blocked', 'withdrawn')", after: floor, scope: scope)
            run.isNewest = newest == run.run
            return run
        }
    }

    private func weightiest(_ runs: [RunProgress], of login: String) -> RunProgress? {
        let now = clock.businessNow
        if let own = runs.first(where: { $0.createdBy == login && $0.queued > 0 && $0.holdUntil > now }) { return own }
        let soon = now.adding(seconds: 60)
        let going = runs.filter { run in
            let isDue = run.nextDue.map { $0 <= soon } ?? false
            return run.holdUntil <= now && (isDue || run.states[.sending, default: 0] > 0)
        }
        return going.dropFirst().reduce(going.first) { $0?.with($1) } ?? runs.first
    }

    /// Newest first.
    private func runsUnderWay(after floor: RunID, scope: Scope) throws -> [RunProgress] {
        let ids: [RunID] = try database.all(
            """
            SELECT r.id FROM run r WHERE r.id > ?
              AND EXISTS (SELECT 1 FROM message WHERE run_id = r.id
                          AND state IN ('queued', 'sending', 'uncertain')\(Self.reachOfMessage(scope)))
            ORDER BY r.id DESC LIMIT ?
            """, floor, Self.mostUnderWay
        ) { $0[0] }
        return try ids.compactMap { try progress(of: $0, scope: scope) }
    }

    private func undecidedRun(after floor: RunID, scope: Scope) throws -> RunProgress? {
        try newestRun(with: "= 'unresolved'", after: floor, scope: scope).flatMap { try progress(of: $0, scope: scope) }
    }

    /// The newest run with a message in such a state; served by `message_run`.
    func newestRun(with states: String, after floor: RunID, scope: Scope) throws -> RunID? {
        try database.first(
            """
            SELECT r.id FROM run r WHERE r.id > ?
              AND EXISTS (SELECT 1 FROM message WHERE run_id = r.id AND state \(states)\(Self.reachOfMessage(scope)))
            ORDER BY r.id DESC LIMIT 1
            """, floor
        ) { $0[0] }
    }

    /// The runs that are told of come after this one: only they are read, however many there were before.
    func lastRunBeforeSight() throws -> RunID {
        try database.first(
            "SELECT id FROM run WHERE created_at <= ? ORDER BY id DESC LIMIT 1", clock.now.adding(seconds: -Self.sight)
        ) { $0[0] } ?? RunID(0)
    }

    /// Whether everything of the run that is queued goes by one of these channels.
    package func waits(_ run: RunProgress, for channels: Set<Channel>, scope: Scope) throws -> Bool {
        let open = Channel.allCases.filter { !channels.contains($0) }
        for id in [run.run] + run.others {
            for channel in open {
                let goes = try database.first(
                    """
                    SELECT 1 FROM message WHERE run_id = ? AND state = 'queued' AND channel = ?\(Self.reachOfMessage(scope))
                    LIMIT 1
                    """, id, channel
                ) { _ in true }
                if goes == true { return false }
            }
        }
        return true
    }
}

extension RunProgress {
    /// Both as one, told of as the newer one.
    fileprivate func with(_ older: RunProgress) -> RunProgress {
        RunProgress(
            run: run, kind: kind, createdBy: createdBy, createdAt: createdAt, holdUntil: holdUntil,
            nextDue: [nextDue, older.nextDue].compactMap { $0 }.min(),
            states: states.merging(older.states) { $0 + $1 }, others: others + [older.run])
    }
}
