import Lending
package import Messaging
import SQLite

extension Store {
    /// As `finish`; and who wrote STOP to Twilio (21610) has opted out with us, too.
    @discardableResult
    package func finishAndLearn(_ outcomes: [(order: SendOrder, sender: String?, outcome: SendOutcome, http: Int?)])
        throws -> [MessageID]
    {
        guard !outcomes.isEmpty else { return [] }
        return try write {
            let dropped = Set(try finish(outcomes))
            for (order, _, outcome, _) in outcomes where !dropped.contains(order.id) {
                guard case .rejected(21610, _) = outcome, let client = try client(of: order.id) else { continue }
                try recordOptOut(client, by: [.message(order.channel)], scope: .everything, source: "Twilio 21610")
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

    private func client(of message: MessageID) throws -> ClientID? {
        try database.first("SELECT client_id FROM message WHERE id = ? AND client_id IS NOT NULL", message) { $0[0] }
    }
}
