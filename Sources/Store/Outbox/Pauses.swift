package import Lending
import SQLite

/// Why sending stands still: all of it, one channel's sender, or the collection messages.
package struct Pause: Sendable, Equatable {
    package let scope: PauseScope
    /// What people are told; an error's own sentence is found by its code.
    package let reason: String
    package let errorCode: Int?
    package let by: String
    package let since: Instant
    /// It ends by itself then; nil: a check or a person ends it.
    package let until: Instant?
}

package enum PauseScope: String, Sendable, CaseIterable, Hashable {
    case account
    case sms
    case whatsapp
    case collection
    /// What was queued before the mensajero came: it leaves when Twilio's list has shown that it did not go out already.
    case backlog
    /// The database may be a copy whose original still sends: only an owner says that this is the one.
    case place
}

extension Store {
    package func pause(_ scope: PauseScope, reason: String, errorCode: Int? = nil, until: Instant? = nil) throws {
        try write {
            try database.run(
                """
                INSERT INTO pause (scope, reason, error_code, by, since, until) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (scope) DO UPDATE SET reason = excluded.reason, error_code = excluded.error_code,
                    by = excluded.by, until = excluded.until
                """, scope.rawValue, reason, errorCode, login, clock.now, until)
            try audit("pause", subject: scope.rawValue, detail: reason)
        }
    }

    /// Puts a pause back that was lifted, as it was and in the name of whoever had set it: one of the program's own goes on by
    /// itself as before. What stands still again by now stays as it is.
    package func putBack(_ pause: Pause) throws {
        try write {
            let isOver = pause.until.map { $0 <= clock.now } ?? false
            guard try !isOver && !pauses().contains(where: { $0.scope == pause.scope }) else { return }
            try database.run(
                """
                INSERT INTO pause (scope, reason, error_code, by, since, until) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (scope) DO UPDATE SET reason = excluded.reason, error_code = excluded.error_code,
                    by = excluded.by, since = excluded.since, until = excluded.until
                """, pause.scope.rawValue, pause.reason, pause.errorCode, pause.by, pause.since, pause.until)
            try audit("pause", subject: pause.scope.rawValue, detail: pause.reason)
        }
    }

    package func resume(_ scope: PauseScope) throws {
        try write {
            guard try database.run("DELETE FROM pause WHERE scope = ?", scope.rawValue) > 0 else { return }
            try audit("resume", subject: scope.rawValue)
        }
    }

    /// The pauses that hold now.
    package func pauses() throws -> [Pause] {
        let now = clock.now
        return try database.all("SELECT scope, reason, error_code, by, since, until FROM pause ORDER BY scope") { row in
            Pause(
                scope: PauseScope(rawValue: row[0]) ?? .account, reason: row[1], errorCode: row[2], by: row[3],
                since: row[4], until: row[5])
        }.filter { pause in pause.until.map { $0 > now } ?? true }
    }
}
