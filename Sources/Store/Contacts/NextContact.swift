package import Lending
package import Messaging

extension Store {
    /// From when the rules allow a visit or call again, by all that is known now; nil where they allow it now, and where
    /// no waiting helps.
    package func nextContact(by means: PersonalMeans, client: ClientID) throws -> Instant? {
        let facts = try contactFacts(client)
        return try contactRules().decide(
            means, to: facts.profile, after: facts.history, at: clock.businessNow
        ).allowedFrom
    }
}
