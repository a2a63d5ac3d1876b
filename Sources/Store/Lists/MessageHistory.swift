package import Lending
package import Messaging
import SQLite

/// One step of a message's way.
package struct MessageEvent: Sendable, Equatable {
    package let at: Instant
    package let state: MessageState
    package let detail: String?
    package let by: String?
}

/// One try to hand a message to Twilio.
package struct MessageAttempt: Sendable, Equatable {
    package let number: Int
    package let startedAt: Instant
    package let endedAt: Instant?
    package let httpStatus: Int?
    package let verdict: String?
    package let detail: String?
}

extension Store {
    /// Every state a message has been in, oldest first.
    package func events(of id: MessageID) throws -> [MessageEvent] {
        try database.all("SELECT at, state, detail, by FROM status_event WHERE message_id = ? ORDER BY id", id) {
            MessageEvent(at: $0[0], state: $0[1], detail: $0[2], by: $0[3])
        }
    }

    package func attempts(of id: MessageID) throws -> [MessageAttempt] {
        try database.all(
            """
            SELECT number, started_at, ended_at, http_status, verdict, detail FROM attempt
            WHERE message_id = ? ORDER BY number
            """, id
        ) {
            MessageAttempt(
                number: $0[0], startedAt: $0[1], endedAt: $0[2], httpStatus: $0[3], verdict: $0[4], detail: $0[5])
        }
    }

    /// The last messages that went wrong, newest first, one for each error code. Of a million messages those of two weeks
    /// are read: a week of errors, and what waited or was followed for days before it went wrong.
    package func lastErrors(limit: Int, scope: Scope) throws -> [(code: Int, text: String?, at: Instant, count: Int)] {
        let week = clock.now.adding(seconds: -7 * 86_400)
        return try database.all(
            """
            SELECT error_code, max(error_text), max(changed_at), count(*) FROM message
            WHERE id >= ? AND error_code IS NOT NULL AND changed_at > ?\(Self.reachOfMessage(scope))
            GROUP BY error_code ORDER BY 3 DESC LIMIT ?
            """, try firstMessage(since: week.adding(seconds: -7 * 86_400)), week, limit
        ) { ($0[0], $0[1], $0[2], $0[3]) }
    }
}
