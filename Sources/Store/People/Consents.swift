package import Lending
package import Messaging
import SQLite

extension Store {
    /// Records what a client allowed or took back, with its proof: `text` is what the client agreed to, and nobody agrees to
    /// anything by taking it back. Granting never lifts an opt-out.
    package func recordConsent(
        _ client: ClientID, means: ContactMeans, purpose: Consent.Purpose, state: Consent.State, source: String,
        text: ConsentText? = nil
    ) throws {
        guard source.contains(where: { !$0.isWhitespace }) else { throw StoreError.reasonMissing }
        try write {
            try database.run(
                """
                INSERT INTO consent (client_id, channel, purpose, state) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET state = excluded.state
                """, client, means, purpose.rawValue, state.rawValue)
            try refreshReach(client)
            let version = try state == .granted ? text.map(keep) : nil
            try proof(
                client, means, what: purpose.rawValue, state: state.rawValue, source: source, version: version)
        }
    }

    /// Records that a client does not want to be written to, visited or called, and withdraws what is still queued and may
    /// no longer go. Returns how many messages those were.
    @discardableResult
    package func recordOptOut(_ client: ClientID, by means: [ContactMeans], scope: OptOut.Scope, source: String) throws
        -> Int
    {
        guard source.contains(where: { !$0.isWhitespace }) else { throw StoreError.reasonMissing }
        return try write {
            for means in means {
                try database.run(
                    """
                    INSERT INTO opt_out (client_id, channel, scope) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET scope = excluded.scope WHERE scope = 'reminders'
                    """, client, means, scope.rawValue)
                try proof(client, means, what: "opt_out", state: scope.rawValue, source: source)
            }
            try refreshReach(client)
            let queued: [(MessageID, ContactClass, Channel)] = try database.all(
                "SELECT id, class, channel FROM message WHERE client_id = ? AND state = 'queued'", client
            ) { ($0[0], $0[1], $0[2]) }
            let stopped = queued.filter { _, contactClass, channel in
                means.contains(.message(channel)) && business.policy.rule(contactClass).stoppedBy.contains(scope)
            }
            for (id, _, _) in stopped { try changeState(of: id, from: .queued, to: .withdrawn, reason: .optedOut) }
            return stopped.count
        }
    }

    /// Takes an opt-out back, because the client asked to hear from us again.
    package func liftOptOut(_ client: ClientID, means: ContactMeans, source: String) throws {
        guard source.contains(where: { !$0.isWhitespace }) else { throw StoreError.reasonMissing }
        try write {
            try database.run("DELETE FROM opt_out WHERE client_id = ? AND channel = ?", client, means)
            try refreshReach(client)
            try proof(client, means, what: "opt_out", state: "lifted", source: source)
        }
    }

    /// Derives what may be written to a client again. Inside the write that changed a consent or an opt-out.
    func refreshReach(_ client: ClientID) throws {
        try database.run(
            "UPDATE client SET reach = \(Schema.reach) WHERE id = ?1 AND reach <> \(Schema.reach)", client)
    }

    package func consents(of client: ClientID) throws -> [Consent] {
        try database.all("SELECT channel, purpose, state FROM consent WHERE client_id = ?", client) { row in
            Consent(
                means: row[0], purpose: Consent.Purpose(rawValue: row[1]) ?? .collection,
                state: Consent.State(rawValue: row[2]) ?? .revoked)
        }
    }

    package func optOuts(of client: ClientID) throws -> [OptOut] {
        try database.all("SELECT channel, scope FROM opt_out WHERE client_id = ?", client) { row in
            let means: ContactMeans = row[0]
            return OptOut(means: means, scope: OptOut.Scope(rawValue: row[1]) ?? .everything)
        }
    }

    private func proof(
        _ client: ClientID, _ means: ContactMeans, what: String, state: String, source: String, version: String? = nil
    ) throws {
        try database.run(
            """
            INSERT INTO consent_event (client_id, channel, what, state, source, recorded_by, recorded_at, text_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, client, means, what, state, source, login, clock.now, version)
    }
}
