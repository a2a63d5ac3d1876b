import Lending
import Messaging
import SQLite

/// A row of the outbox about to be written.
struct NewMessage {
    var kind: MessageKind
    var channel: Channel
    var recipient: String
    var state: MessageState
    var dedupe: String?
    var runID: RunID?
    var clientID: ClientID?
    var loanID: LoanID?
    var paymentID: PaymentID?
    var routeID: RouteID?
    var resendOf: MessageID?
    var freeText: String?
    var automatic = false
    var body = ""
    var reason: String?
    var segments = 0
    var estimate = Cost.zero
    /// On the business clock; nil is now.
    var notBefore: Instant?

    init(kind: MessageKind, channel: Channel, recipient: String, state: MessageState) {
        self.kind = kind
        self.channel = channel
        self.recipient = recipient
        self.state = state
    }
}

extension Store {
    /// Writes the row and the first line of its history. Inside a write.
    func insert(_ row: NewMessage) throws -> MessageID {
        let notBefore = row.notBefore ?? clock.businessNow
        let values: [any Bindable] = [
            row.dedupe, row.runID, row.clientID, row.loanID, row.paymentID, row.routeID, row.resendOf, row.kind,
            row.kind.contactClass, row.channel, row.automatic, row.recipient, row.body, row.freeText, row.state,
            row.reason, notBefore, clock.zone.civil(notBefore).day, clock.now, row.segments, row.estimate.micros, login,
            clock.now,
        ]
        try database.run(
            """
            INSERT INTO message (dedupe, run_id, client_id, loan_id, payment_id, route_id, resend_of, kind, class, channel,
                channel_is_automatic, recipient, body, free_text, state, reason, not_before, first_day, changed_at,
                segments, estimate_micros, created_by, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, values: values)
        let id = MessageID(database.lastInsertedID)
        if let client = row.clientID {
            // What was held back is nobody's last message, unless there is no other.
            try database.run(
                """
                UPDATE client SET last_message_id = ?1 WHERE id = ?2
                  AND (?3 <> 'blocked' OR last_message_id IS NULL
                       OR (SELECT state FROM message WHERE id = last_message_id) = 'blocked')
                """, id, client, row.state)
        }
        try event(id, row.state, detail: row.reason, by: login)
        return id
    }

    /// The confirmation of a payment, as far as it got.
    func confirmation(of payment: PaymentID) throws -> Enqueued? {
        let found: (MessageID, MessageState, String?)? = try database.first(
            """
            SELECT id, state, reason FROM message WHERE payment_id = ? AND kind = 'confirmacion-pago'
            ORDER BY id DESC LIMIT 1
            """, payment
        ) { ($0[0], $0[1], $0[2]) }
        guard let (id, state, reason) = found else { return nil }
        // A receipt keeps no limit that time would lift.
        guard state != .blocked else {
            return .blocked(id, reason.flatMap { BlockReason(rawValue: $0) } ?? .noConsent, from: nil)
        }
        return .already(id)
    }
}
