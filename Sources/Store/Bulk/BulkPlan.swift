import Lending
import Messaging
import SQLite

extension Store {
    /// What a bulk action would do, without writing any of it. `visit` sees every client.
    package func preview(_ request: BulkRequest, scope: Scope, visit: (BulkEntry) throws -> Void = { _ in }) throws
        -> BulkSummary
    {
        renewBusiness()
        if !isReadOnly, !database.inTransaction { try rollOver() }
        return try read {
            var summary = BulkSummary(currency: business.prices.currency)
            try walk(request, scope: scope) { _, entry in
                summary.count(entry)
                try visit(entry)
            }
            var month = try monthlySpending()
            month.coming += summary.cost
            summary.month = month
            return summary
        }
    }

    /// Goes over every client of a bulk action with its fate, in batches.
    func walk(_ request: BulkRequest, scope: Scope, _ body: (BulkCandidate, BulkEntry) throws -> Void) throws {
        let holidays = try holidays()
        var pace = try paceBudget(for: request, holidays: holidays)
        try forEachBatch(request, scope: scope) { batch in
            for candidate in batch {
                let fate = try fate(of: candidate, request, holidays: holidays, pace: &pace)
                try body(
                    candidate,
                    BulkEntry(
                        clientID: candidate.facts.clientID, name: candidate.facts.name,
                        document: candidate.facts.document, fate: fate, cost: cost(of: fate, candidate.facts)))
            }
        }
    }

    private func fate(
        of candidate: BulkCandidate, _ request: BulkRequest, holidays: HolidayCalendar, pace: inout PaceBudget
    ) throws -> BulkFate {
        if let known = candidate.known { return .already(known) }
        let facts = candidate.facts
        let draft = MessageDraft(kind: request.kind, clientID: facts.clientID, wish: request.wish)
        let channel = channel(for: draft, facts: facts)
        let decision = business.policy.decide(
            request.kind.contactClass, channel, to: facts.profile, after: facts.history, at: clock.businessNow,
            in: clock.zone, holidays: holidays)
        if let reason = decision.exclusion { return .excluded(channel, reason) }
        switch try compose(request.kind, channel, facts: facts, subject: candidate.subject) {
        case .failure(let reason): return .excluded(channel, reason)
        case .success(let text):
            if case .wait(let until, _) = decision { return .later(channel, text, until) }
            if !pace.take(channel == .sms ? text.segments : 1, channel), let next = pace.nextWindow {
                return .later(channel, text, next)
            }
            return .due(channel, text)
        }
    }

    private func cost(of fate: BulkFate, _ facts: ContactFacts) -> Cost {
        switch fate {
        case .due(let channel, let text), .later(let channel, let text, _):
            estimate(channel, to: facts.number(for: channel) ?? "", segments: text.segments)
        case .already, .excluded: .zero
        }
    }

    /// What the price list says one message costs; nothing where it does not know.
    func estimate(_ channel: Channel, to number: String, segments: Int) -> Cost {
        guard let number = PhoneNumber(e164: number) else { return .zero }
        return business.prices.estimate(channel, to: number, segments: segments) ?? .zero
    }

    private func paceBudget(for request: BulkRequest, holidays: HolidayCalendar) throws -> PaceBudget {
        let now = clock.businessNow
        guard
            let end = business.policy.legalWindowEnd(
                request.kind.contactClass, at: now, in: clock.zone, holidays: holidays)
        else { return PaceBudget() }
        let next = business.policy.nextOpening(from: end, in: clock.zone, holidays: holidays)
        return PaceBudget(
            secondsLeft: Int(end.milliseconds(since: now) / 1000), unitsPerSecond: business.senders.unitsPerSecond,
            waiting: try unitsWaiting(until: end), nextWindow: next?.instant)
    }

    /// Segments and messages already in the queue that will go first.
    private func unitsWaiting(until end: Instant) throws -> [Channel: Int] {
        var waiting: [Channel: Int] = [:]
        try database.forEach(
            """
            SELECT channel, CASE channel WHEN 'sms' THEN sum(segments) ELSE count(*) END FROM message
            WHERE state = 'queued' AND not_before < ? GROUP BY channel
            """, end
        ) { waiting[$0[0]] = $0[1] }
        return waiting
    }
}
