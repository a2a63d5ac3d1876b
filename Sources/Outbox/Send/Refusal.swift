import Messaging
import Twilio

/// What a refusal by Twilio means for the message, and for the others.
enum Refusal: Equatable {
    /// The message's own fault: it ends here, with Twilio's text.
    case reject
    /// Only this message waits, this many seconds.
    case retry(afterSeconds: Int)
    /// The sender is too fast, or its queue at Twilio is full.
    case slowDown
    /// Nothing leaves by this sender until a person has put something right; tried again after so many seconds.
    case pauseSender(seconds: Int)
    /// Nothing leaves at all until a check succeeds.
    case pauseAccount
    /// Twilio says that it may exist nevertheless.
    case uncertain

    /// A message that is refused for a moment is tried this often in all.
    private static let attempts = 5
    private static let senderPause = 900

    /// `earlier`: how often Twilio refused this message for the same reason before. Attempts that never left, that came
    /// too fast or that met an account in trouble use nothing up.
    init(_ error: TwilioError, earlier: Int, errors: ErrorTable) {
        // Credentials, or an account that does not exist: whatever the code, no other message would fare better.
        if error.status == 401 || error.status == 407 || error.code == 20404 {
            self = .pauseAccount
            return
        }
        guard let code = error.code else {
            // Not Twilio's words: a proxy or a gateway that lets nobody through.
            self = error.status == 403 || error.status == 404 ? .pauseAccount : .reject
            return
        }
        // Unknown codes stop at that message.
        self = errors[code].map { Refusal($0, time: earlier + 1) } ?? .reject
    }

    private init(_ entry: ErrorTable.Entry, time: Int) {
        switch (entry.pauses, entry.retry) {
        case (_, .reconcile): self = .uncertain
        case (.account, .afterFix): self = .pauseAccount
        case (.account, .yes), (.sender, .yes): self = .slowDown
        case (.sender, .afterFix): self = .pauseSender(seconds: Self.senderPause)
        case (.recipient, .yes), (.pair, .yes):
            self = time < Self.attempts ? .retry(afterSeconds: 300) : .reject
        case (.message, .yes), (.template, .yes), (.country, .yes):
            self = time < Self.attempts ? .retry(afterSeconds: 60 * time) : .reject
        case (_, .no), (.country, _), (.template, _), (.pair, _), (.recipient, _), (.message, _):
            self = .reject
        }
    }

    /// What the error of a message that was accepted before means for the others; nil: nothing.
    init?(reported code: Int, errors: ErrorTable) {
        guard let entry = errors[code] else { return nil }
        switch (entry.pauses, entry.retry) {
        case (.account, .afterFix): self = .pauseAccount
        case (.account, .yes), (.sender, .yes): self = .slowDown
        case (.sender, .afterFix): self = .pauseSender(seconds: Self.senderPause)
        default: return nil
        }
    }
}
