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
    /// How a message of this kind would reach the client now; writes nothing. One that is sent again does not stand in its
    /// own way.
    package func outlook(
        _ kind: MessageKind, client: ClientID, wish: ChannelWish, resending first: MessageID? = nil
    ) throws -> Outlook {
        let facts = try contactFacts(client)
        let rules = try contactRules()
        let history = first.map { facts.history.without($0) } ?? facts.history
        let channel = channel(for: MessageDraft(kind: kind, clientID: client, wish: wish), facts: facts, rules)
        let decision = rules.decide(kind, channel, to: facts.profile, after: history, at: clock.businessNow)
        return Outlook(channel: channel, number: facts.number(for: channel), decision: decision)
    }
}
