package import Lending
package import Messaging
import SQLite

/// What a client wrote back.
package struct InboundMessage: Sendable, Equatable {
    package let sid: String
    package let channel: Channel
    /// E.164.
    package let sender: String
    package let body: String
    package let receivedAt: Instant

    package init(sid: String, channel: Channel, sender: String, body: String, receivedAt: Instant) {
        self.sid = sid
        self.channel = channel
        self.sender = sender
        self.body = body
        self.receivedAt = receivedAt
    }
}

extension Store {
    /// Keeps what clients wrote, opens their 24 hours of free text, and honours a STOP at once. Known SIDs are passed
    /// over. Returns how many were new.
    @discardableResult
    package func keep(_ messages: [InboundMessage]) throws -> Int {
        // Most of a list is known already: the writer's lock is only taken for what is news.
        let news = try messages.filter { message in
            let known: Bool? = try database.first("SELECT 1 FROM inbound WHERE sid = ?", message.sid) { $0[0] }
            return known == nil
        }
        guard !news.isEmpty else { return 0 }
        return try write {
            var kept = 0
            // Oldest first, so that the last word of a client is the one that holds.
            for message in news.sorted(by: { $0.receivedAt < $1.receivedAt }) where try keep(message) { kept += 1 }
            return kept
        }
    }

    /// False when it is known: pages of a list that grows overlap, and another process may have been faster.
    private func keep(_ message: InboundMessage) throws -> Bool {
        // A family may share a number: everyone behind it is meant.
        let clients: [ClientID] = try database.all(
            "SELECT id FROM client WHERE phone = ?1 OR whatsapp = ?1 ORDER BY id", message.sender
        ) { $0[0] }
        let written = try database.run(
            """
            INSERT INTO inbound (sid, client_id, channel, sender, body, received_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (sid) DO NOTHING
            """, message.sid, clients.first, message.channel, message.sender, message.body, message.receivedAt)
        guard written == 1 else { return false }
        let id = database.lastInsertedID
        // Which message, so that the proof of the opt-out leads to the words.
        let who =
            clients.count > 1 ? "mensaje del número que comparten \(clients.count) clientes" : "mensaje del cliente"
        for client in clients {
            try database.run("INSERT INTO inbound_party (inbound_id, client_id) VALUES (?, ?)", id, client)
            if message.channel == .whatsapp {
                // Only for who gets our WhatsApp on this very number.
                try database.run(
                    """
                    UPDATE client SET last_inbound_at = max(coalesce(last_inbound_at, 0), ?)
                    WHERE id = ? AND coalesce(whatsapp, phone) = ?
                    """, message.receivedAt, client, message.sender)
            }
            if StopWords.wish(message.body) == .start { try forgetRefusal(of: client, message) }
            if StopWords.wish(message.body).stopsMessages {
                try recordOptOut(
                    client, by: Channel.allCases.map { .message($0) }, scope: .reminders,
                    source: "\(who) (\(message.channel.rawValue) \(message.sid))")
            }
        }
        return true
    }

    /// START lifts at Twilio what made it refuse the number (21610). An opt-out stays until the office has lifted it, with
    /// its proof.
    private func forgetRefusal(of client: ClientID, _ message: InboundMessage) throws {
        let refused = ContactProfile.Reach.refused.rawValue
        switch message.channel {
        case .sms:
            try database.run(
                "UPDATE client SET phone_problem = NULL WHERE id = ? AND phone = ? AND phone_problem = ?", client,
                message.sender, refused)
        case .whatsapp:
            try database.run(
                """
                UPDATE client SET whatsapp_problem = NULL
                WHERE id = ? AND coalesce(whatsapp, phone) = ? AND whatsapp_problem = ?
                """, client, message.sender, refused)
        }
    }

    /// Inbound messages were listed with success at this moment: no STOP before it is unknown.
    package func noteInboundListed(at instant: Instant) throws {
        try write { try set(.inboundListedAt, String(instant.milliseconds)) }
    }

    package func inboundListedAt() throws -> Instant? {
        try setting(.inboundListedAt).flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
    }
}
