package import Lending
package import Messaging
import SQLite

/// A message of which nobody knows whether Twilio has it.
package struct UncertainMessage: Sendable, Equatable {
    package let id: MessageID
    package let attempt: Int
    package let channel: Channel
    /// E.164.
    package let recipient: String
    package let body: String
    package let contentSID: String?
    package let sendingSince: Instant
    /// Looks already made that found nothing.
    package let looks: Int
}

extension Store {
    /// Whoever has just taken the leader's lock calls this: every row still `sending` belongs to a dead process. Nothing
    /// else may turn `sending` into `uncertain` without an answer.
    @discardableResult
    package func recoverSending(firstLook: Instant) throws -> Int {
        try write {
            let ids: [MessageID] = try database.all("SELECT id FROM message WHERE state = 'sending'") { $0[0] }
            for id in ids {
                try database.run(
                    """
                    UPDATE message SET state = 'uncertain', looks = 0, next_look_at = ?, changed_at = ?
                    WHERE id = ? AND state = 'sending'
                    """, firstLook, clock.now, id)
                try event(id, .uncertain, detail: "process_died")
            }
            return ids.count
        }
    }

    /// To whom messages of this channel have left since `instant`, among the newest few thousand events: for the pace of a
    /// mensajero that takes over.
    package func latestDepartures(_ channel: Channel, since instant: Instant) throws -> [(
        recipient: String, at: Instant
    )] {
        try database.all(
            """
            SELECT m.recipient, e.at FROM status_event e CROSS JOIN message m ON m.id = e.message_id
            WHERE e.id > (SELECT coalesce(max(id), 0) FROM status_event) - 4000 AND e.state = 'sending' AND e.at > ?
              AND m.channel = ?
            """, instant, channel
        ) { ($0[0], $0[1]) }
    }

    /// Uncertain messages whose look is due.
    package func dueLooks(limit: Int) throws -> [UncertainMessage] {
        try database.all(
            """
            SELECT id, attempt, channel, recipient, body, content_sid, sending_since, looks
            FROM message INDEXED BY message_look
            WHERE next_look_at <= ? AND state = 'uncertain' ORDER BY next_look_at LIMIT ?
            """, clock.now, limit
        ) { row in
            UncertainMessage(
                id: row[0], attempt: row[1], channel: row[2], recipient: row[3], body: row[4], contentSID: row[5],
                sendingSince: row[6], looks: row[7])
        }
    }

    /// When the next look is due; nil when nothing is uncertain.
    package func nextLook() throws -> Instant? {
        try database.first(
            "SELECT next_look_at FROM message WHERE next_look_at IS NOT NULL ORDER BY next_look_at LIMIT 1"
        ) { $0[0] }
    }

    /// Which of these SIDs belong to rows of ours already.
    package func knownSIDs(among sids: [String]) throws -> Set<String> {
        var known: Set<String> = []
        for sid in sids {
            let found: Bool? = try database.first("SELECT 1 FROM message WHERE sid = ?", sid) { $0[0] }
            if found != nil { known.insert(sid) }
        }
        return known
    }

    /// The message was found in Twilio's list. False when it changed meanwhile or the SID is another row's: look again.
    package func adoptFound(_ message: UncertainMessage, _ report: TwilioReport) throws -> Bool {
        try write {
            try adopt(message.id, attempt: message.attempt, from: .uncertain, report, sender: nil)
        }
    }

    /// A look found nothing that settles it; the next one is due at `next`.
    package func lookedInVain(_ message: UncertainMessage, next: Instant) throws {
        _ = try write {
            try database.run(
                """
                UPDATE message SET looks = looks + 1, next_look_at = ?
                WHERE id = ? AND attempt = ? AND state = 'uncertain'
                """, next, message.id, message.attempt)
        }
    }

    /// Nothing settles it: a person decides.
    package func leaveUnresolved(_ message: UncertainMessage, because detail: String) throws {
        try write {
            let changed = try database.run(
                """
                UPDATE message SET state = 'unresolved', looks = looks + 1, next_look_at = NULL, changed_at = ?
                WHERE id = ? AND attempt = ? AND state = 'uncertain'
                """, clock.now, message.id, message.attempt)
            if changed == 1 { try event(message.id, .unresolved, detail: detail) }
        }
    }

    /// Its absence is proved and the house allows sending again by itself (`DIAMANTE_RESEND=proved`).
    package func requeueProvedAbsent(_ message: UncertainMessage) throws {
        try write {
            let changed = try database.run(
                """
                UPDATE message SET state = 'queued', contact_at = NULL, next_look_at = NULL, looks = 0, not_before = ?,
                    changed_at = ? WHERE id = ? AND attempt = ? AND state = 'uncertain'
                """, clock.businessNow, clock.now, message.id, message.attempt)
            guard changed == 1 else { return }
            try event(message.id, .queued, detail: "absence_proved")
            try withdrawRecalled(message.id)
        }
    }
}
