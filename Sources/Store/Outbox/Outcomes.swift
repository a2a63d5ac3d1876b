package import Lending
package import Messaging
import SQLite

/// What Twilio answered to one attempt, or did not.
package enum SendOutcome: Sendable, Equatable {
    case accepted(TwilioReport)
    /// A 4xx of the message's own: nothing was sent.
    case rejected(code: Int?, text: String)
    /// Certainly not sent (429, or no byte left this machine): back into the queue, not before the instant.
    case requeued(until: Instant, detail: String)
    /// Twilio may have it: looked for from `firstLook` on.
    case uncertain(firstLook: Instant, detail: String)
}

/// A Message resource as far as the outbox keeps it.
package struct TwilioReport: Sendable, Equatable {
    package var sid: String
    package var status: DeliveryStatus
    package var errorCode: Int?
    package var errorText: String?
    package var segments: Int?
    /// Millionths of `priceUnit`, positive: what was charged.
    package var priceMicros: Int64?
    package var priceUnit: String?

    package init(
        sid: String, status: DeliveryStatus, errorCode: Int? = nil, errorText: String? = nil, segments: Int? = nil,
        priceMicros: Int64? = nil, priceUnit: String? = nil
    ) {
        self.sid = sid
        self.status = status
        self.errorCode = errorCode
        self.errorText = errorText
        self.segments = segments
        self.priceMicros = priceMicros
        self.priceUnit = priceUnit
    }
}

extension Store {
    /// Writes the outcomes of several attempts in one commit. Each is fenced on its attempt: one that is no longer
    /// `sending` is dropped and its id returned.
    @discardableResult
    package func finish(_ outcomes: [(order: SendOrder, sender: String?, outcome: SendOutcome, http: Int?)]) throws
        -> [MessageID]
    {
        guard !outcomes.isEmpty else { return [] }
        return try write {
            var dropped: [MessageID] = []
            for (order, sender, outcome, http) in outcomes
            where try !finish(order, sender: sender, outcome: outcome, http: http) {
                dropped.append(order.id)
            }
            return dropped
        }
    }

    private func finish(_ order: SendOrder, sender: String?, outcome: SendOutcome, http: Int?) throws -> Bool {
        let now = clock.now
        let written: Bool
        let verdict: (String, String?)
        switch outcome {
        case .accepted(let report):
            if try adopt(order.id, attempt: order.attempt, from: .sending, report, sender: sender) {
                written = true
            } else {
                // Its twin (same number, same text) was uncertain and took this SID for its own: the twin's SID is still
                // in the list, so this one looks there.
                written = try leaveUncertain(order, sender: sender, firstLook: now, detail: "sid_taken")
            }
            verdict = ("accepted", report.sid)
        case .rejected(let code, let text):
            written =
                try database.run(
                    """
                    UPDATE message SET state = 'rejected', error_code = ?, error_text = ?, changed_at = ?, contact_at = NULL,
                        sender = ? WHERE id = ? AND attempt = ? AND state = 'sending'
                    """, code, text, now, sender, order.id, order.attempt) == 1
            if written {
                try event(order.id, .rejected, detail: code.map { String($0) })
                if let code { try learn(errorCode: code, message: order.id) }
                try fallBackToSMS(from: order.id)
            }
            verdict = ("rejected", code.map { String($0) })
        case .requeued(let until, let detail):
            // Nothing was sent, so it was no contact and used nothing up.
            written =
                try database.run(
                    """
                    UPDATE message SET state = 'queued', not_before = ?, contact_at = NULL, changed_at = ?
                    WHERE id = ? AND attempt = ? AND state = 'sending'
                    """, businessInstant(until), now, order.id, order.attempt) == 1
            if written {
                try event(order.id, .queued, detail: detail)
                try withdrawRecalled(order.id)
            }
            verdict = ("requeued", detail)
        case .uncertain(let firstLook, let detail):
            written = try leaveUncertain(order, sender: sender, firstLook: firstLook, detail: detail)
            verdict = ("uncertain", detail)
        }
        try database.run(
            "UPDATE attempt SET ended_at = ?, http_status = ?, verdict = ?, detail = ? WHERE message_id = ? AND number = ?",
            now, http, verdict.0, verdict.1, order.id, order.attempt)
        return written
    }

    private func leaveUncertain(_ order: SendOrder, sender: String?, firstLook: Instant, detail: String) throws -> Bool
    {
        let changed = try database.run(
            """
            UPDATE message SET state = 'uncertain', looks = 0, next_look_at = ?, changed_at = ?, sender = ?
            WHERE id = ? AND attempt = ? AND state = 'sending'
            """, firstLook, clock.now, sender, order.id, order.attempt)
        guard changed == 1 else { return false }
        try event(order.id, .uncertain, detail: detail)
        return true
    }

    /// Gives a message the SID that Twilio has for it. False when it left `from` meanwhile, or when the SID is another
    /// row's: whoever asked looks again. Inside a write.
    func adopt(
        _ id: MessageID, attempt: Int, from: MessageState, _ report: TwilioReport, sender: String?,
        fallsBack: Bool = true
    ) throws -> Bool {
        let owner: MessageID? = try database.first("SELECT id FROM message WHERE sid = ?", report.sid) { $0[0] }
        guard owner == nil else { return false }
        let state = report.status.state ?? .accepted
        let changed = try database.run(
            """
            UPDATE message SET state = ?1, sid = ?, accepted_at = ?, changed_at = ?, error_code = ?, error_text = ?,
                segments = coalesce(?, segments), price_micros = ?, price_unit = ?, sender = coalesce(?, sender),
                next_look_at = NULL, reason = CASE WHEN ?1 = 'withdrawn' THEN 'canceled' ELSE reason END
            WHERE id = ? AND attempt = ? AND state = ?
            """, state, report.sid, clock.now, clock.now, report.errorCode, report.errorText,
            report.segments.flatMap { $0 > 0 ? $0 : nil }, report.priceMicros, report.priceUnit, sender, id, attempt,
            from)
        guard changed == 1 else { return false }
        try event(id, state, detail: report.status.rawValue)
        if let code = report.errorCode { try learn(errorCode: code, message: id) }
        if fallsBack, state == .failed || state == .undelivered { try fallBackToSMS(from: id) }
        return true
    }

    /// Queue times are kept on the business clock, retries are counted on the real one.
    private func businessInstant(_ real: Instant) -> Instant {
        real.adding(seconds: clock.offsetSeconds)
    }
}
