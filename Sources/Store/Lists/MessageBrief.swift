package import Lending
package import Messaging
import SQLite

/// A message as a list beside it shows it: what, how, where it stands, since when.
package struct MessageBrief: Sendable, Equatable {
    package let id: MessageID
    package let kind: MessageKind
    package let channel: Channel
    package let state: MessageState
    package let reason: String?
    package let errorCode: Int?
    package let notBefore: Instant
    package let changedAt: Instant
    /// Somebody wished it back after it had left the queue.
    package let recall: Recall?

    static let columns = """
        m.id, m.kind, m.channel, m.state, m.reason, m.error_code, m.not_before, m.changed_at, m.recall
        """
    static let columnCount = 9

    /// Reads the columns above from `first` on; nil where an outer join found no message.
    init?(_ row: Row, from first: Int) {
        let id: Int64? = row[first]
        guard let id else { return nil }
        self.id = MessageID(id)
        kind = row[first + 1]
        channel = row[first + 2]
        state = row[first + 3]
        reason = row[first + 4]
        errorCode = row[first + 5]
        notBefore = row[first + 6]
        changedAt = row[first + 7]
        recall = row[first + 8]
    }

    /// A wish that is still open: it may or may not come back.
    package var isBeingRecalled: Bool {
        guard recall == .asked else { return false }
        switch state {
        case .sending, .uncertain, .accepted: return true
        default: return false
        }
    }

    /// A wish that came too late, while nothing more is known of the message.
    package var wasRecalledTooLate: Bool { recall == .tooLate && (state == .accepted || state == .sent) }
}

extension Store {
    /// The id of the newest message to a client `c` that was not held back, of those that a scope holds; where it holds
    /// another person's only, of the newest it does hold.
    static func lastMessage(within scope: Scope) -> String {
        if scope == .all { return "c.last_message_id" }
        return """
            coalesce((SELECT x.id FROM message x WHERE x.id = c.last_message_id\(reachOfMessage(scope, "x"))),
                     (SELECT max(x.id) FROM message x WHERE x.client_id = c.id\(reachOfMessage(scope, "x"))))
            """
    }
}
