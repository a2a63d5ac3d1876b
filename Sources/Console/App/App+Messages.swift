import Lending
import Terminal

// The message line.

extension App {
    /// A note with the instant it came up, in milliseconds.
    struct Shown {
        let note: Note
        let since: Int64
        /// Whether what it tells can be taken back by `u`.
        var offersUndo = false
        /// A failure counts as seen when it was there for a second.
        func wasSeen(at now: Int64) -> Bool { note.level != .failure || now - since >= 1000 }
    }

    /// A failure that nobody can have seen yet stays: what is said after it waits behind it.
    func say(_ note: Note) {
        let now = context.clock.now.milliseconds
        guard let message, !message.wasSeen(at: now) else {
            (message, waiting) = (Shown(note: note, since: now), nil)
            return
        }
        waiting = note == message.note ? nil : Shown(note: note, since: now)
    }

    /// The next key takes it away, and shows what waited behind it.
    func clearMessage() {
        let now = context.clock.now.milliseconds
        guard let message, message.wasSeen(at: now) else { return }
        self.message = waiting.map { Shown(note: $0.note, since: now, offersUndo: $0.offersUndo) }
        waiting = nil
    }

    /// Said beside what was done last: that it can be taken back.
    func offerUndo() {
        if waiting?.note.level == .done {
            waiting?.offersUndo = true
        } else if message?.note.level == .done {
            message?.offersUndo = true
        }
    }

    /// It leaves by itself after some seconds; a failure stays until somebody was there to see it.
    func dismissOldMessage() {
        if messageTimeLeft == 0 { message = nil }
    }

    /// Milliseconds until the message leaves by itself; nil when it does not.
    var messageTimeLeft: Int64? {
        guard let message, message.note.level != .failure else { return nil }
        return max(0, message.since + Self.messageTime - context.clock.now.milliseconds)
    }

    private static let messageTime: Int64 = 6000
}
