package import Lending
package import Messaging
import SQLite

/// One line of the proof of consent.
package struct ConsentEvent: Sendable, Equatable {
    /// What it is about.
    package enum Subject: String, Sendable, CaseIterable {
        case collection, marketing
        case optOut = "opt_out"
    }

    /// What was said of it.
    package enum Change: String, Sendable, CaseIterable {
        case granted, revoked
        /// Opted out of reminders, of everything, and back.
        case reminders, everything, lifted
    }

    package let id: Int64
    package let means: ContactMeans
    package let subject: Subject
    package let change: Change
    package let source: String
    package let by: String
    package let at: Instant
    /// The text that was agreed to; nil where nobody wrote it down, and for what was taken back.
    package let textVersion: String?
}

/// What a client wrote to us.
package struct InboundLine: Sendable, Equatable {
    package let id: Int64
    package let channel: Channel
    package let body: String
    package let receivedAt: Instant
    /// How many clients have the number that it came from; any of them may have written it.
    package let clients: Int
}

extension Store {
    /// How a client's consents came about, newest first; served by `consent_event_client`.
    package func consentEvents(of client: ClientID, limit: Int, scope: Scope) throws -> [ConsentEvent] {
        try database.all(
            """
            SELECT e.id, e.channel, e.what, e.state, e.source, e.recorded_by, e.recorded_at, e.text_version
            FROM consent_event e JOIN client c ON c.id = e.client_id
            WHERE e.client_id = ?\(Self.reach(scope)) ORDER BY e.id DESC LIMIT ?
            """, client, limit
        ) { row in
            ConsentEvent(
                id: row[0], means: row[1], subject: ConsentEvent.Subject(rawValue: row[2]) ?? .optOut,
                change: ConsentEvent.Change(rawValue: row[3]) ?? .revoked, source: row[4], by: row[5], at: row[6],
                textVersion: row[7])
        }
    }

    /// What was written from a client's number, newest first; served by `inbound_party_client`.
    package func inbound(of client: ClientID, limit: Int, scope: Scope) throws -> [InboundLine] {
        try database.all(
            """
            SELECT i.id, i.channel, i.body, i.received_at,
                   (SELECT count(*) FROM inbound_party o WHERE o.inbound_id = i.id)
            FROM inbound_party x JOIN inbound i ON i.id = x.inbound_id JOIN client c ON c.id = x.client_id
            WHERE x.client_id = ?\(Self.reach(scope)) ORDER BY x.inbound_id DESC LIMIT ?
            """, client, limit
        ) { InboundLine(id: $0[0], channel: $0[1], body: $0[2], receivedAt: $0[3], clients: $0[4]) }
    }

    /// How many other clients have one of this client's numbers, whoever they are; by `client_phone` and `client_whatsapp`.
    package func clientsSharingNumbers(with client: Client) throws -> Int {
        try database.first(
            """
            SELECT count(*) FROM client
            WHERE (phone IN (?2, ?3) OR whatsapp IN (?2, ?3)) AND id <> ?1
            """, client.id, client.phone, client.whatsapp
        ) { $0[0] } ?? 0
    }

    /// What Twilio said last of a client's numbers, by channel: `bad`, `refused`; empty while they work.
    package func numberProblems(of client: ClientID, scope: Scope) throws -> [Channel: ContactProfile.Reach] {
        let found: (String?, String?)? = try database.first(
            "SELECT c.phone_problem, c.whatsapp_problem FROM client c WHERE c.id = ?\(Self.reach(scope))", client
        ) { ($0[0], $0[1]) }
        var problems: [Channel: ContactProfile.Reach] = [:]
        problems[.sms] = found?.0.map { ContactProfile.Reach(rawValue: $0) ?? .bad }
        problems[.whatsapp] = found?.1.map { ContactProfile.Reach(rawValue: $0) ?? .bad }
        return problems
    }
}
