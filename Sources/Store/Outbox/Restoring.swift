package import Lending
import Messaging
import SQLite

/// What a restored backup left to decide.
package struct Restored: Sendable, Equatable {
    /// Messages of which nobody knows whether they went out after the backup was made.
    package let unresolved: Int
    /// When the last thing that the backup knows of happened.
    package let knownUntil: Instant?
}

extension Store {
    /// A backup does not know what went out after it was made: nothing of it is sent again by itself. Everything that has
    /// no SID and is not over becomes unresolved, and sending is paused until a person resumes it.
    package func takeUpAfterRestoring(pauseReason: String, by author: String? = nil) throws -> Restored {
        let me = login
        login = author ?? me
        defer { login = me }
        return try write {
            let newest: Int64? = try database.first(
                "SELECT max(coalesce((SELECT max(at) FROM status_event), 0), coalesce((SELECT max(at) FROM audit), 0))"
            ) { $0[0] }
            let knownUntil = newest.flatMap { $0 > 0 ? Instant(milliseconds: $0) : nil }
            let open = "state IN ('queued', 'sending', 'uncertain') AND sid IS NULL"
            try database.run(
                """
                INSERT INTO status_event (message_id, at, state, detail, by)
                SELECT id, ?, 'unresolved', ?, ? FROM message WHERE \(open) ORDER BY id
                """, clock.now, Self.restoredDetail, login)
            // It may have gone out: it counts as a contact, so that nobody writes a second time today.
            let unresolved = try database.run(
                """
                UPDATE message SET state = 'unresolved', next_look_at = NULL, recall = NULL, changed_at = ?,
                    contact_at = CASE WHEN client_id IS NULL THEN NULL ELSE coalesce(contact_at, ?) END
                WHERE \(open)
                """, clock.now, clock.businessNow)
            try set(.restoredAt, String(clock.now.milliseconds))
            try pause(.account, reason: pauseReason)
            try audit("restore", subject: "database", detail: String(unresolved))
            return Restored(unresolved: unresolved, knownUntil: knownUntil)
        }
    }

    /// In the history of a message.
    package static let restoredDetail = "restored"
}
