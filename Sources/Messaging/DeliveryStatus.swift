/// Twilio's own word for where a message stands (`status` of the Message resource).
package enum DeliveryStatus: String, Sendable, CaseIterable, Hashable {
    case accepted, scheduled, queued, sending, sent
    case partiallyDelivered = "partially_delivered"
    case delivered, undelivered, failed, canceled, read
    /// Inbound messages.
    case receiving, received

    /// How far along it is; a status never replaces one of the same or a higher rank.
    package var rank: Int {
        switch self {
        case .accepted, .scheduled, .receiving: 1
        case .queued: 2
        case .sending: 3
        case .sent: 4
        case .partiallyDelivered: 5
        case .delivered, .undelivered, .failed, .canceled, .received: 6
        case .read: 7
        }
    }

    /// Twilio changes it no more (`delivered` may still become `read`).
    package var isFinal: Bool { rank >= 6 }

    /// Where our row stands when Twilio says this; nil for the words of inbound messages.
    package var state: MessageState? {
        switch self {
        case .accepted, .scheduled, .queued, .sending: .accepted
        // Twilio defines it nowhere: further than sent, not yet there.
        case .sent, .partiallyDelivered: .sent
        case .delivered: .delivered
        case .undelivered: .undelivered
        case .failed: .failed
        case .canceled: .withdrawn
        case .read: .read
        case .receiving, .received: nil
        }
    }

    /// Reports arrive out of order: the further one stays.
    package func merged(with report: DeliveryStatus) -> DeliveryStatus {
        report.rank > rank ? report : self
    }
}

extension MessageState {
    /// The state after Twilio reported `status`: never a step back, and nothing at all for rows Twilio never had.
    package func merged(with status: DeliveryStatus) -> MessageState {
        guard let reported = status.state, reported.rank > rank else { return self }
        return reported
    }

    private var rank: Int {
        switch self {
        case .queued, .sending, .uncertain, .unresolved: 0
        case .accepted: 1
        case .sent: 2
        // Our own word for a silent `sent`: a late receipt still replaces it, a late `sent` does not.
        case .noReceipt: 3
        case .delivered, .undelivered, .failed: 4
        case .read: 5
        case .withdrawn, .rejected, .blocked: 6
        }
    }
}
