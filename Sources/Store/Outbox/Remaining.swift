package import Lending
package import Messaging
import SQLite

/// What the outbox still has to do.
package struct OutboxLeft: Sendable, Equatable {
    /// Queued, and its time has come (or comes by the instant that was asked for); paused ones are among them.
    package var due = 0
    /// Queued for later: the legal hour, the day after.
    package var scheduled = 0
    package var sending = 0
    package var uncertain = 0
    /// Accepted by Twilio, without a final status.
    package var followed = 0

    package init() {}

    package var isEmpty: Bool { isSettled && scheduled == 0 }
    /// Nothing happens any more until the next scheduled message is due.
    package var isSettled: Bool { due + sending + uncertain + followed == 0 }
}

extension Store {
    /// Counts what is left. `dueBy` is on the business clock. A message that Twilio sent back for a moment (429, no
    /// network) is due, although its next try is still to come.
    package func outboxLeft(dueBy instant: Instant) throws -> OutboxLeft {
        try read {
            var left = OutboxLeft()
            try database.forEach(
                """
                SELECT state, not_before <= ?1 OR (attempt > 0 AND reason IS NULL), count(*) FROM message
                WHERE state IN ('queued', 'sending', 'uncertain', 'accepted', 'sent') GROUP BY 1, 2
                """, instant
            ) { row in
                let (state, isDue, count): (MessageState, Bool, Int) = (row[0], row[1], row[2])
                switch state {
                case .queued where isDue: left.due += count
                case .queued: left.scheduled += count
                case .sending: left.sending += count
                case .uncertain: left.uncertain += count
                default: left.followed += count
                }
            }
            return left
        }
    }

    /// When the next message of a channel is due, on the real clock; nil when none is queued (after that one). Served by
    /// `message_due` and `message_due_prompt`.
    package func nextDue(_ channel: Channel, collectionAllowed: Bool, queuedAfter: MessageID? = nil) throws -> Instant?
    {
        let earliest = try Self.queues(collectionAllowed: collectionAllowed).compactMap { queue -> Instant? in
            try database.first(
                """
                SELECT not_before FROM message INDEXED BY \(queue.index)
                WHERE state = 'queued' AND \(queue.condition) AND channel = ? AND id > ?
                ORDER BY not_before, id LIMIT 1
                """, channel, queuedAfter?.rawValue ?? 0
            ) { $0[0] }
        }.min()
        return earliest?.adding(seconds: -clock.offsetSeconds)
    }

    /// Whether anything is left that only a mensajero can bring on: to send, to look for, to follow, to cancel. Served by
    /// `message_by_state`.
    package func needsMensajero() throws -> Bool {
        try database.first(
            "SELECT 1 FROM message WHERE state IN ('queued', 'sending', 'uncertain', 'accepted', 'sent') LIMIT 1"
        ) { _ in true } ?? false
    }

    /// Whether something is there of which it is not certain that Twilio has it. Served by `message_by_state`.
    package func hasUnsent() throws -> Bool {
        try database.first("SELECT 1 FROM message WHERE state IN ('queued', 'sending', 'uncertain') LIMIT 1") { _ in
            true
        }
            ?? false
    }

    /// The newest message, while anything is there that has not left or of which nobody knows; nil: whatever is queued from
    /// now on is new.
    package func backlogEnd() throws -> MessageID? {
        guard try hasUnsent() else { return nil }
        return try database.first("SELECT max(id) FROM message") { $0[0] }
    }

    /// When the oldest one was queued that waits, up to this one; nil: none does. Served by `message_by_state`.
    package func oldestQueued(upTo end: MessageID) throws -> Instant? {
        try database.first(
            "SELECT created_at FROM message WHERE state = 'queued' AND id <= ? ORDER BY id LIMIT 1", end
        ) { $0[0] }
    }

    /// Since when something has been due that still waits in the queue, on the real clock; nil when nothing is.
    package func dueSince() throws -> Instant? {
        let earliest = try Channel.allCases.compactMap { try nextDue($0, collectionAllowed: true) }.min()
        return earliest.flatMap { $0 <= clock.now ? $0 : nil }
    }
}

extension Store {
    /// Whether this error says that the disk, or what this account may use of it, is full.
    package static func isDiskFull(_ error: any Error) -> Bool {
        (error as? SQLiteError)?.isFull == true
    }
}
