package import Lending
package import Messaging
package import Store
package import Terminal

/// How the state of a message is shown everywhere: shape, word, colour, and since when.
package struct MessageLook {
    package let glyph: String
    package let word: String
    package let style: Style

    package init(_ message: MessageBrief, texts: Texts, glyphs: Glyphs, clock: BusinessClock) {
        // Seconds of hold are no appointment.
        let waits = message.state == .queued && message.notBefore > clock.businessNow.adding(seconds: 60)
        glyph = glyphs.delivery(
            waits ? .scheduled : message.isBeingRecalled ? .withdrawn : Self.shape(message.state))
        style = message.isBeingRecalled ? .notice : message.wasRecalledTooLate ? .warning : Self.style(message.state)
        switch message.state {
        case .blocked:
            // The reason says more than the state: "sin autorización".
            word =
                message.reason.flatMap { BlockReason(rawValue: $0) }?.label(texts.language)
                ?? texts.label(message.state)
        case .queued where waits: word = texts.appointment(message.notBefore, clock)
        case _ where message.isBeingRecalled: word = texts.recalling
        case _ where message.wasRecalledTooLate: word = texts.goneAlready
        default: word = texts.label(message.state)
        }
    }

    /// `✓✓ entregado`
    package var text: String { glyph + " " + word }

    package static func shape(_ state: MessageState) -> Glyphs.Delivery {
        switch state {
        case .queued: .queued
        case .sending, .accepted: .sending
        case .uncertain: .uncertain
        case .unresolved: .unresolved
        case .sent, .noReceipt: .sent
        case .delivered: .delivered
        case .read: .read
        case .undelivered, .failed, .rejected: .failed
        case .withdrawn: .withdrawn
        case .blocked: .blocked
        }
    }

    package static func style(_ state: MessageState) -> Style {
        switch state {
        case .queued, .sending, .accepted, .sent: .text
        case .delivered, .read: .good
        case .uncertain: .notice
        case .unresolved: .critical
        case .undelivered, .failed, .rejected: .bad
        case .noReceipt, .withdrawn: .dim
        case .blocked: .warning
        }
    }
}

extension TrafficLight {
    /// The colour that repeats what the shape says.
    package var style: Style {
        switch self {
        case .upToDate: .good
        case .days1to7: .notice
        case .days8to30: .warning
        case .days31to60, .days61to90: .bad
        case .over90: .critical
        }
    }
}

extension ClientStanding {
    var style: Style {
        switch self {
        case .light(let light): light.style
        case .owesNothing: .good
        }
    }
}
