import Lending
import Messaging

@testable import Store

/// The mensajero's steps, without a mensajero.
extension House {
    func claim(
        _ channel: Channel = .sms, limit: Int = 50, budget: Int = 1000, collectionAllowed: Bool = true
    ) throws -> [SendOrder] {
        try store.claim(
            ClaimRules(channel: channel, limit: limit, budget: budget, collectionAllowed: collectionAllowed))
    }

    /// Claims the only message that is due.
    func claimOne(_ channel: Channel = .sms) throws -> SendOrder {
        let orders = try claim(channel)
        guard orders.count == 1 else { throw Unexpected(count: orders.count) }
        return orders[0]
    }

    @discardableResult
    func finish(_ order: SendOrder, _ outcome: SendOutcome) throws -> [MessageID] {
        try store.finish([(order: order, sender: "+15005550006", outcome: outcome, http: 201)])
    }

    /// Queues an overdue notice for one client.
    @discardableResult
    func remind(_ client: ClientID, wish: ChannelWish = .automatic, kind: MessageKind = .overdue) throws -> Enqueued {
        try store.enqueue(
            .collection(kind, client: client, route: center, day: store.clock.today, wish: wish))
    }

    /// Reminds a client and has Twilio accept it under this SID.
    @discardableResult
    func deliver(_ client: ClientID, sid: String, status: DeliveryStatus = .queued) throws -> MessageID {
        let id = try remind(client).message
        try finish(claimOne(), .accepted(TwilioReport(sid: sid, status: status)))
        return id
    }

    struct Unexpected: Error {
        let count: Int
    }
}

extension House {
    /// A client wrote to us.
    @discardableResult
    func hear(
        _ text: String, from sender: String, on channel: Channel = .sms, sid: String? = nil, at instant: Instant? = nil
    )
        throws -> Int
    {
        try store.keep([
            InboundMessage(
                sid: sid ?? "SM\(try number("SELECT count(*) FROM inbound"))", channel: channel, sender: sender,
                body: text,
                receivedAt: instant ?? time.now)
        ])
    }
}

extension Enqueued {
    /// Why it was ruled out.
    var reason: BlockReason? {
        if case .blocked(_, let reason, _) = self { reason } else { nil }
    }

    /// From when it may go.
    var from: Instant? {
        if case .blocked(_, _, let from) = self { from } else { nil }
    }
}
