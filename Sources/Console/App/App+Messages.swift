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

    func say(_ note: Note) {
        message = Shown(note: note, since: context.clock.now.milliseconds)
    }

    /// The next key takes it away.
    func clearMessage() {
        guard let message, message.wasSeen(at: context.clock.now.milliseconds) else { return }
        self.message = nil
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
