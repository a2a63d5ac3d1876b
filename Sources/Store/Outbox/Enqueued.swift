package import Lending
package import Messaging

/// Which channel a person asked for.
package enum ChannelWish: Sendable, Hashable {
    /// This week's channel, else WhatsApp where it can be delivered, else SMS.
    case automatic
    case only(Channel)
}

/// What became of the wish to send a message.
package enum Enqueued: Sendable, Equatable {
    /// In the queue; `later` when its legal hour is still to come.
    case queued(MessageID, later: Instant?)
    /// The same intent was there already: nothing was written.
    case already(MessageID)
    /// Ruled out; the row keeps the reason. `from` is when it may go, as far as is known today; nil where no waiting helps.
    case blocked(MessageID, BlockReason, from: Instant?)

    package var message: MessageID {
        switch self {
        case .queued(let id, _), .already(let id), .blocked(let id, _, _): id
        }
    }
}

/// Why a message was taken back while it was queued.
package enum WithdrawReason: String, Sendable, CaseIterable {
    case person = "by_person"
    case undone
    case optedOut = "opted_out"
    case paid
    case annulled
    /// What was promised is no promise any more: it was taken back.
    case promiseWithdrawn = "promise_withdrawn"
    case tooLate = "too_late"
    case phoneChanged = "phone_changed"
    case ruledOut = "ruled_out"
    /// Twilio cancelled it before it went out.
    case canceled
}
