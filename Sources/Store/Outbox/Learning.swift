import Lending
package import Messaging
import SQLite

extension Store {
    /// As `finish`; and who wrote STOP to Twilio (21610) has opted out with us, too: everybody behind that number, since
    /// nobody knows who of them wrote it.
    @discardableResult
    package func finishAndLearn(_ outcomes: [(order: SendOrder, sender: String?, outcome: SendOutcome, http: Int?)])
        throws -> [MessageID]
    {
        guard !outcomes.isEmpty else { return [] }
        return try write {
            let dropped = Set(try finish(outcomes))
            for (order, _, outcome, _) in outcomes where !dropped.contains(order.id) {
                guard case .rejected(21610, _) = outcome else { continue }
                for client in try clients(behind: order) {
                    try recordOptOut(client, by: [.message(order.channel)], scope: .everything, source: "Twilio 21610")
                }
            }
            return Array(dropped)
        }
    }

    /// How often this message came back into the queue for that reason.
    package func timesRequeued(_ message: MessageID, because detail: String) throws -> Int {
        try database.first(
            "SELECT count(*) FROM attempt WHERE message_id = ? AND verdict = 'requeued' AND detail = ?", message, detail
        ) { $0[0] } ?? 0
    }

    /// The client of a message, and who else gets messages of its channel on the same number; none for a test, which is
    /// nobody's.
    private func clients(behind order: SendOrder) throws -> [ClientID] {
        let own: ClientID? = try database.first(
            "SELECT client_id FROM message WHERE id = ? AND client_id IS NOT NULL", order.id
        ) { $0[0] }
        guard let own else { return [] }
        let number = order.channel == .sms ? "phone" : "coalesce(whatsapp, phone)"
        return try database.all(
            """
            SELECT id FROM client WHERE (phone = ?1 OR whatsapp = ?1) AND \(number) = ?1
            UNION SELECT ?2 ORDER BY 1
            """, order.recipient, own
        ) { $0[0] }
    }
}
