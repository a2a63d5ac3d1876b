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
        let rules = try contactRules()
        let channel = channel(for: MessageDraft(kind: kind, clientID: client, wish: wish), facts: facts, rules)
        let decision = rules.decide(kind, channel, to: facts.profile, after: facts.history, at: clock.businessNow)
        return Outlook(channel: channel, number: facts.number(for: channel), decision: decision)
    }
}
