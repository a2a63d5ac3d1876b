import Lending
import Messaging
import SQLite

extension Store {
    /// What a bulk action would do, without writing any of it. `visit` sees every client. `holdSeconds` are those in
    /// which it could be undone: nothing leaves before they have passed.
    package func preview(
        _ request: BulkRequest, scope: Scope, holdSeconds: Int = 0, visit: (BulkEntry) throws -> Void = { _ in }
    ) throws -> BulkSummary {
        renewBusiness()
        if !isReadOnly, !database.inTransaction { try rollOver() }
        return try read {
            let timing = try bulkTiming(request, holdSeconds: holdSeconds)
            var summary = timing.emptySummary(currency: business.prices.currency)
            try walk(request, timing, scope: scope) { _, entry in
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
    func walk(
        _ request: BulkRequest, _ timing: BulkTiming, scope: Scope, _ body: (BulkCandidate, BulkEntry) throws -> Void
    ) throws {
        var timing = timing
        try forEachBatch(request, timing, scope: scope) { batch in
            for candidate in batch {
                let (fate, waitsForPace, from) = try fate(of: candidate, request.wish, &timing)
                let facts = candidate.facts
                try body(
                    candidate,
                    BulkEntry(
                        clientID: facts.clientID, name: facts.name, document: facts.document, kind: candidate.kind,
                        fate: fate, amount: candidate.subject.collected, cost: cost(of: fate, facts),
                        waitsForPace: waitsForPace, allowedFrom: from))
            }
        }
    }

    private func fate(of candidate: BulkCandidate, _ wish: ChannelWish, _ timing: inout BulkTiming) throws -> (
        BulkFate, waitsForPace: Bool, allowedFrom: Instant?
    ) {
        if let known = candidate.known { return (.already(known), false, nil) }
        let (facts, kind, rules) = (candidate.facts, candidate.kind, timing.rules)
        let draft = MessageDraft(kind: kind, clientID: facts.clientID, wish: wish)
        let channel = channel(for: draft, facts: facts, rules, at: timing.at)
        if let obstacle = candidate.obstacle { return (.excluded(channel, obstacle), false, nil) }
        let decision = rules.decide(kind, channel, to: facts.profile, after: facts.history, at: timing.at)
        if let reason = decision.exclusion { return (.excluded(channel, reason), false, decision.allowedFrom) }
        let text: ComposedText
        switch try compose(kind, channel, facts: facts, subject: candidate.subject) {
        case .failure(let reason): return (.excluded(channel, reason), false, nil)
        case .success(let composed): text = composed
        }
        var earliest = timing.at
        if case .wait(let until, _) = decision { earliest = until }
        let units = channel == .sms ? text.segments : 1
        let instant = try timing.pace.place(units, channel, from: earliest) { instant in
            guard let opens = rules.nextOpening(from: instant), let closes = rules.windowEnd(kind, at: opens) else {
                return nil
            }
            return (opens, closes)
        } waiting: {
            try unitsWaiting(from: $0, until: $1)
        }
        if let last = candidate.lastDay, clock.zone.civil(instant).day > last {
            return (.excluded(channel, .dayOver), false, nil)
        }
        return instant == timing.at
            ? (.due(channel, text), false, nil) : (.later(channel, text, instant), instant > earliest, nil)
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

    /// Segments and messages already in the queue that will go first.
    private func unitsWaiting(from: Instant, until: Instant) throws -> [Channel: Int] {
        var waiting: [Channel: Int] = [:]
        try database.forEach(
            """
            SELECT channel, CASE channel WHEN 'sms' THEN sum(segments) ELSE count(*) END FROM message
            WHERE state = 'queued' AND not_before >= ? AND not_before < ? GROUP BY channel
            """, from, until
        ) { waiting[$0[0]] = $0[1] }
        return waiting
    }
}
