import Lending
import Messaging
import Store
import Twilio

extension MessageResource {
    /// More than this is no price of a message, and no number of segments: what is added up stays far from its bounds.
    private static let highestPrice = Cost(micros: 1_000_000_000_000)
    private static let segmentsOfOne = 1...100

    /// As the outbox keeps it. A word of Twilio's that we do not know says no more than that it has the message.
    var report: TwilioReport {
        let cost = price.flatMap { Cost(parsing: $0) }.flatMap { cost in
            abs(cost.micros) <= Self.highestPrice.micros ? cost : nil
        }
        return TwilioReport(
            sid: sid, status: DeliveryStatus(rawValue: status) ?? .accepted, errorCode: errorCode,
            errorText: errorMessage, segments: segments.flatMap { Self.segmentsOfOne.contains($0) ? $0 : nil },
            priceMicros: cost.map { abs($0.micros) },
            priceUnit: cost == nil ? nil : priceUnit)
    }

    /// What a client wrote to us; nil for our own messages and for channels that are not ours.
    func inbound(orAt instant: Instant) -> InboundMessage? {
        guard direction == .inbound, let from else { return nil }
        return InboundMessage(
            sid: sid, channel: from.channel, sender: from.number, body: body,
            receivedAt: (createdAt ?? sentAt).map { Instant(milliseconds: $0) } ?? instant)
    }

    /// What Twilio made for us; nil without a recipient or a time.
    func listed(skew: Int64) -> ListedMessage? {
        guard let to, let created else { return nil }
        return ListedMessage(
            channel: to.channel, recipient: to.number, body: body, createdAt: created.adding(milliseconds: -skew),
            report: report)
    }

    var created: Instant? { createdAt.map { Instant(milliseconds: $0) } }
}
