import Lending
import Messaging
import SQLite

extension Store {
    /// What is owed to a client and failed on WhatsApp for good goes by SMS, as a row of its own in the same commit.
    ///
    /// Collection never does: a second channel in one week is against the law (Ley 2300 de 2023, art. 3). Neither does
    /// what a person sent on WhatsApp on purpose or has sent again since, nor what the client refused there, nor what left
    /// before a backup was restored: its SMS may have gone out after the backup was made. Inside a write.
    func fallBackToSMS(from id: MessageID) throws {
        struct Failed {
            let kind: MessageKind
            let client: ClientID
            let loan: LoanID?
            let payment: PaymentID?
            let route: RouteID?
            let leftAt: Instant?
        }
        // Asked by key, and for most messages answered without a row.
        let failed = try database.first(
            """
            SELECT kind, client_id, loan_id, payment_id, route_id, sending_since FROM message
            WHERE id = ? AND channel = 'whatsapp' AND class = 'transactional' AND channel_is_automatic = 1
              AND client_id IS NOT NULL AND state IN ('failed', 'undelivered', 'rejected')
              AND coalesce(error_code, 0) NOT IN (21610, 63014)
              AND NOT EXISTS (SELECT 1 FROM message again WHERE again.client_id = message.client_id
                  AND again.resend_of = message.id
                  AND again.state NOT IN ('withdrawn', 'blocked', 'rejected', 'failed', 'undelivered'))
            """, id
        ) { Failed(kind: $0[0], client: $0[1], loan: $0[2], payment: $0[3], route: $0[4], leftAt: $0[5]) }
        guard let failed, business.senders.sms, try fallsBackToSMS else { return }
        if let restored = try setting(.restoredAt).flatMap({ Int64($0) }) {
            guard let left = failed.leftAt, left.milliseconds > restored else { return }
        }
        var draft = MessageDraft(kind: failed.kind, clientID: failed.client, wish: .only(.sms))
        draft.dedupe = "sms:\(id.rawValue)"
        draft.loan = try failed.loan.map { try loan($0, scope: .all) }
        draft.paymentID = failed.payment
        draft.routeID = failed.route
        draft.resendOf = id
        try enqueue(draft)
    }
}
