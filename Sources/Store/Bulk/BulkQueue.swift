package import Lending
import Messaging
import SQLite

extension Store {
    /// Queues a bulk action: one run, one transaction, the same walk as the preview. What is ruled out is kept with its
    /// reason. Nothing is due before `holdSeconds` have passed.
    ///
    /// `visit` sees every client; throwing there takes everything back. So does the month's ceiling, unless somebody was
    /// asked and said `overCeiling`.
    package func queue(
        _ request: BulkRequest, scope: Scope, holdSeconds: Int, overCeiling: Bool = false,
        visit: (BulkEntry) throws -> Void = { _ in }
    ) throws -> (run: RunID, summary: BulkSummary) {
        renewBusiness()
        try rollOver()
        return try database.withLargeCache {
            try write {
                let timing = try bulkTiming(request, holdSeconds: holdSeconds)
                let hold = timing.at
                try database.run(
                    """
                    INSERT INTO run (kind, created_by, created_at, hold_until, due_now, scheduled, already, excluded, segments,
                        cost_micros, currency) VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, 0, ?)
                    """, request.kind, login, clock.now, hold, business.prices.currency)
                let run = RunID(database.lastInsertedID)
                var summary = timing.emptySummary(currency: business.prices.currency)
                var month = try monthlySpending()
                try walk(request, timing, scope: scope) { candidate, entry in
                    summary.count(entry)
                    try visit(entry)
                    try insert(candidate, entry, request, timing, run: run)
                }
                month.coming += summary.cost
                summary.month = month
                if summary.recipients > 0, month.standing == .over, !overCeiling {
                    throw StoreError.overCeiling(scope == .all ? month : nil, currency: summary.currency)
                }
                try database.run(
                    """
                    UPDATE run SET due_now = ?, scheduled = ?, already = ?, excluded = ?, segments = ?, cost_micros = ?
                    WHERE id = ?
                    """, summary.dueNow, summary.scheduled, summary.already, summary.excludedCount, summary.smsSegments,
                    summary.cost.micros, run)
                try audit(
                    "run", subject: String(run.rawValue),
                    detail: "\(request.kind.rawValue) \(summary.dueNow)+\(summary.scheduled)")
                return (run, summary)
            }
        }
    }

    private func insert(
        _ candidate: BulkCandidate, _ entry: BulkEntry, _ request: BulkRequest, _ timing: BulkTiming, run: RunID
    ) throws {
        let key = request.dedupe(entry.clientID, day: timing.day)
        func row(_ channel: Channel, _ state: MessageState) -> NewMessage {
            var row = NewMessage(
                kind: entry.kind, channel: channel, recipient: candidate.facts.number(for: channel) ?? "",
                state: state)
            row.dedupe = key
            row.runID = run
            row.clientID = entry.clientID
            row.routeID = candidate.routeID
            row.automatic = request.wish == .automatic
            switch candidate.subject {
            case .notice(let text): row.freeText = text
            case .collection(let owed): row.loanID = owed.oldestLoan
            case .payment, .annulment, .loan: break
            }
            return row
        }
        func queue(_ channel: Channel, _ text: ComposedText, notBefore: Instant) throws {
            var row = row(channel, .queued)
            row.body = text.body
            row.segments = text.segments
            row.estimate = entry.cost
            row.notBefore = notBefore
            _ = try insert(row)
        }
        switch entry.fate {
        case .already: return
        case .due(let channel, let text): try queue(channel, text, notBefore: timing.at)
        case .later(let channel, let text, let instant): try queue(channel, text, notBefore: instant)
        // No ruling of the law: another message, or none, is the right one for this client.
        case .excluded(_, .behind), .excluded(_, .notBehind): return
        case .excluded(let channel, let reason):
            guard try blockedBefore(entry.clientID, key: key, reason) == nil else { return }
            var row = row(channel, .blocked)
            row.reason = reason.rawValue
            _ = try insert(row)
        }
    }
}
