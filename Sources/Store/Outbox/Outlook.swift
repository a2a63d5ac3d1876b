package import Lending
package import Messaging

/// Which way a message would go, and whether, before it exists.
package struct Outlook: Sendable, Equatable {
    package let channel: Channel
    /// E.164; nil without one.
    package let number: String?
    package let decision: ContactDecision
}

extension Store {
    /// How a message of this kind would reach the client now; writes nothing.
    package func outlook(_ kind: MessageKind, client: ClientID, wish: ChannelWish) throws -> Outlook {
        let facts = try contactFacts(client)
        let channel = channel(for: MessageDraft(kind: kind, clientID: client, wish: wish), facts: facts)
        let decision = business.policy.decide(
            kind.contactClass, channel, to: facts.profile, after: facts.history, at: clock.businessNow, in: clock.zone,
            holidays: try holidays())
        return Outlook(channel: channel, number: facts.number(for: channel), decision: decision)
    }
}
