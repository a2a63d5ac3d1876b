import Lending
import SQLite

extension Store {
    /// This machine's clock was set by so many milliseconds. What waits for a moment that was reckoned on the clock before
    /// goes on waiting as long as it would have: a look, a retry, the end of a pause of one's own. Legal hours stay, and no
    /// look waits longer than `longestWait`. What is on its way, or looked for, began to leave at another time by the clock
    /// of now: it is by this one that Twilio's list is searched.
    package func clockWasSet(by shift: Int64, longestWait: Int64) throws {
        try write {
            try database.run(
                "UPDATE message SET next_look_at = min(next_look_at + ?, ?) WHERE next_look_at IS NOT NULL", shift,
                clock.now.adding(milliseconds: longestWait))
            try database.run(
                """
                UPDATE message SET sending_since = sending_since + ?
                WHERE state IN ('sending', 'uncertain')
                """, shift)
            try database.run(
                "UPDATE pause SET until = until + ? WHERE until IS NOT NULL AND by = ?", shift, login)
            guard shift < 0 else { return }
            // Due until now, or within the seconds of undo; and what Twilio sent back for a moment.
            let now = clock.businessNow
            try database.run(
                """
                UPDATE message SET not_before = not_before + ?1
                WHERE state = 'queued' AND not_before > ?2
                  AND (not_before <= ?3 OR (attempt > 0 AND reason IS NULL))
                """, shift, now, now.adding(milliseconds: 60_000 - shift))
        }
    }
}
