package import Lending
import Messaging
import SQLite

extension Store {
    /// The list could not be read: the look is made later, and counts for nothing.
    package func postponeLook(_ message: UncertainMessage, until instant: Instant) throws {
        _ = try write {
            try database.run(
                "UPDATE message SET next_look_at = ? WHERE id = ? AND attempt = ? AND state = 'uncertain'",
                instant, message.id, message.attempt)
        }
    }

    /// The texts of the other messages to the same number of which Twilio may have one: a row of Twilio's list with such
    /// a text is theirs.
    package func rivalTexts(of message: UncertainMessage) throws -> Set<String> {
        let texts: [String] = try database.all(
            """
            SELECT body FROM message INDEXED BY message_recipient
            WHERE recipient = ? AND channel = ? AND id <> ? AND state IN ('sending', 'uncertain', 'unresolved')
            """, message.recipient, message.channel, message.id
        ) { $0[0] }
        return Set(texts).subtracting([message.body])
    }

    /// Whether some followed message was accepted in `[from, to)`.
    package func isFollowing(from: Instant, to: Instant) throws -> Bool {
        try database.first(
            """
            SELECT 1 FROM message INDEXED BY message_followed
            WHERE state IN ('accepted', 'sent') AND accepted_at >= ? AND accepted_at < ? LIMIT 1
            """, from, to
        ) { _ in true } ?? false
    }

    /// The SIDs of followed messages accepted in `[from, to)`, oldest first: what a list that was read should have shown.
    package func followedSIDs(from: Instant, to: Instant, limit: Int) throws -> [String] {
        try database.all(
            """
            SELECT sid FROM message INDEXED BY message_followed
            WHERE state IN ('accepted', 'sent') AND accepted_at >= ? AND accepted_at < ? AND sid IS NOT NULL
            ORDER BY accepted_at LIMIT ?
            """, from, to, limit
        ) { $0[0] }
    }

    /// Which of these SIDs are followed still, so that a report of them is news.
    package func stillFollowed(among sids: [String]) throws -> Set<String> {
        var found: Set<String> = []
        for sid in sids {
            let followed: Bool? = try database.first(
                "SELECT 1 FROM message WHERE sid = ? AND state IN ('accepted', 'sent')", sid
            ) { $0[0] }
            if followed != nil { found.insert(sid) }
        }
        return found
    }

    /// The oldest acceptance since `instant` whose price Twilio has not told yet, among the newest 20 000 messages; a
    /// message that failed costs nothing.
    package func oldestUnpriced(since instant: Instant) throws -> Instant? {
        try database.first(
            """
            SELECT accepted_at FROM (SELECT accepted_at, price_micros, state FROM message ORDER BY id DESC LIMIT 20000)
            WHERE price_micros IS NULL AND accepted_at >= ?
              AND state IN ('accepted', 'sent', 'delivered', 'read', 'undelivered', 'no_receipt')
            ORDER BY accepted_at LIMIT 1
            """, instant
        ) { $0[0] }
    }
}
