package import Lending
package import Messaging
import SQLite

/// A message of ours in Twilio's list.
package struct ListedMessage: Sendable, Equatable {
    package let channel: Channel
    /// E.164.
    package let recipient: String
    package let body: String
    /// When Twilio made it, by this machine's clock.
    package let createdAt: Instant
    package let report: TwilioReport

    package init(channel: Channel, recipient: String, body: String, createdAt: Instant, report: TwilioReport) {
        self.channel = channel
        self.recipient = recipient
        self.body = body
        self.createdAt = createdAt
        self.report = report
    }
}

extension Store {
    /// Twilio counts in whole seconds, and two clocks are never quite the same.
    private static let clockTolerance: Int64 = 2_000
    /// So long before or after it a message of ours may have left that has no SID yet, and is the one that is listed.
    private static let longestDoubt: Int64 = 120_000

    /// What Twilio made and no row of ours knows, while a message to that number waits here since before: these books are
    /// older than what went out (a directory that was put back whole, with all that would tell). With the same text it has
    /// gone out and is adopted; with another one a person decides. Neither is sent. Returns how many were recognised.
    @discardableResult
    package func recognise(_ listed: [ListedMessage]) throws -> Int {
        // Nearly every row is known, and asked for without the writer's lock.
        let strange = try listed.filter { try waiting(for: $0) != nil }
        guard !strange.isEmpty else { return 0 }
        return try write {
            var recognised = 0
            for message in strange where try recognise(message) { recognised += 1 }
            return recognised
        }
    }

    private func recognise(_ listed: ListedMessage) throws -> Bool {
        guard let found = try waiting(for: listed) else { return false }
        if found.channel == listed.channel, [listed.body, TrialText.posted(listed.body)].contains(found.body) {
            // What it fell back to may have gone out as well, and is in no book.
            let isAdopted = try adopt(
                found.id, attempt: found.attempt, from: found.state, listed.report, sender: nil, fallsBack: false)
            guard isAdopted else { return false }
        } else {
            try database.run(
                "UPDATE message SET state = 'unresolved', changed_at = ? WHERE id = ? AND state = 'queued'", clock.now,
                found.id)
            try event(found.id, .unresolved, detail: "other_text")
        }
        // It was a contact, or may have been one.
        try database.run(
            """
            UPDATE message SET sending_since = coalesce(sending_since, ?1),
                contact_at = CASE WHEN client_id IS NULL THEN NULL ELSE coalesce(contact_at, ?2) END
            WHERE id = ?3
            """, listed.createdAt, listed.createdAt.adding(seconds: clock.offsetSeconds), found.id)
        return true
    }

    private struct Waiting {
        let id: MessageID
        let attempt: Int
        let body: String
        let state: MessageState
        let channel: Channel
    }

    /// The message that waits for this number since before that one was made: the one with its text, else the oldest.
    /// Served by `message_recipient`.
    ///
    /// One whose channel is chosen for it may have gone out on the other. An uncertain one is looked for by itself around its
    /// own departure, but may have left once more later; what an undelivered one falls back to may have gone out since that
    /// one left. While another one to that number has no answer, a listed message is taken for the waiting one only by its
    /// text, and only if the other one's text differs. What never left here (`attempt`) and stands as if it had was
    /// recognised itself: a family's messages go to one number within seconds. What is queued again after an attempt did not
    /// leave with it.
    private func waiting(for listed: ListedMessage) throws -> Waiting? {
        let isKnown: Bool? = try database.first("SELECT 1 FROM message WHERE sid = ?", listed.report.sid) { $0[0] }
        guard isKnown == nil else { return nil }
        return try database.first(
            """
            SELECT id, attempt, body, state, channel FROM message INDEXED BY message_recipient
            WHERE recipient = ?1
              AND (state = 'queued' AND (channel = ?2 OR channel_is_automatic = 1)
                  OR state = 'uncertain' AND channel = ?2 AND body IN (?6, ?7))
              AND (created_at <= ?3 OR dedupe LIKE 'sms:%' AND EXISTS (SELECT 1 FROM message undelivered
                  WHERE undelivered.id = message.resend_of AND undelivered.sending_since <= ?3))
              AND NOT EXISTS (SELECT 1 FROM message own WHERE own.recipient = ?1 AND own.channel = ?2
                  AND own.sid IS NULL AND own.attempt > 0 AND own.state NOT IN ('queued', 'rejected', 'withdrawn', 'blocked')
                  AND own.sending_since BETWEEN ?4 AND ?5
                  AND (message.body NOT IN (?6, ?7) OR own.body IN (?6, ?7)))
            ORDER BY channel <> ?2, body NOT IN (?6, ?7), id LIMIT 1
            """, listed.recipient, listed.channel, listed.createdAt.adding(milliseconds: Self.clockTolerance),
            listed.createdAt.adding(milliseconds: -Self.longestDoubt),
            listed.createdAt.adding(milliseconds: Self.longestDoubt), listed.body, TrialText.posted(listed.body)
        ) { Waiting(id: $0[0], attempt: $0[1], body: $0[2], state: $0[3], channel: $0[4]) }
    }
}
