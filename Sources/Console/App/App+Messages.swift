import Lending
import Terminal

// The message line.

extension App {
    /// A note with the instant it came up, in milliseconds.
    struct Shown {
        let note: Note
        let since: Int64
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

    /// So does anything else that happens after some seconds; nothing wakes up just for that.
    func dismissOldMessage() {
        guard let message, message.note.level != .failure else { return }
        if context.clock.now.milliseconds - message.since > 6000 { self.message = nil }
    }
}
