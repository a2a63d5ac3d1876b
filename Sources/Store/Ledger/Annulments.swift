import Lending
import Messaging
import SQLite

extension Store {
    /// Annuls the last valid payment of its loan: the allocation is undone, a confirmation still queued is withdrawn, and
    /// a correction goes out only if the confirmation had left.
    @discardableResult
    package func annulPayment(receipt: String, reason: String, role: Role, scope: Scope) throws -> Enqueued? {
        guard role.mayAnnul else { throw StoreError.notAllowed(role) }
        guard reason.contains(where: { !$0.isWhitespace }) else { throw StoreError.reasonMissing }
        return try write {
            let payment = try database.first(
                """
                SELECT \(Self.paymentColumns) FROM payment p JOIN loan l ON l.id = p.loan_id
                WHERE p.receipt = ?\(scope.sql("l.route_id"))
                """, receipt, read: Self.payment)
            guard let payment else { throw StoreError.receiptNotFound(receipt) }
            guard !payment.annulled else { throw StoreError.alreadyAnnulled(receipt: receipt) }
            let last = try payments(of: payment.loanID).last { !$0.annulled }
            if let last, last.id != payment.id { throw StoreError.notTheLastPayment(lastReceipt: last.receipt) }

            try database.run(
                "INSERT INTO annulment (payment_id, reason, annulled_by, annulled_at) VALUES (?, ?, ?, ?)",
                payment.id, reason, login, clock.now)
            try database.run(
                """
                UPDATE installment SET paid = paid - a.amount FROM allocation a
                WHERE a.payment_id = ? AND installment.loan_id = a.loan_id AND installment.number = a.installment
                """, payment.id)
            try database.run(
                """
                UPDATE loan SET status = (SELECT loan_status FROM payment WHERE id = ?1) WHERE id = ?2 AND status = 'paid'
                """, payment.id, payment.loanID)
            try refreshLoan(payment.loanID)
            try audit("annulment", subject: receipt, detail: reason)
            return try correct(payment)
        }
    }

    private func correct(_ payment: Payment) throws -> Enqueued? {
        let loan = try loan(payment.loanID, scope: .all)
        // What told the client of it: its confirmation, and the word that the loan was paid off.
        let told: [(MessageID, MessageState)] = try database.all(
            """
            SELECT id, state FROM message
            WHERE payment_id = ? AND kind IN ('confirmacion-pago', 'prestamo-pagado') ORDER BY id
            """, payment.id
        ) { ($0[0], $0[1]) }
        var left: MessageID?
        for (id, state) in told {
            switch state {
            case .queued: try changeState(of: id, from: .queued, to: .withdrawn, reason: .annulled)
            case .withdrawn, .blocked, .rejected: continue
            case .sending, .uncertain, .unresolved, .accepted, .sent, .delivered, .read, .undelivered, .failed,
                .noReceipt:
                left = left ?? id
            }
        }
        guard let left else { return nil }
        let channel: Channel? = try database.first("SELECT channel FROM message WHERE id = ?", left) { $0[0] }
        return try enqueue(.annulment(of: payment, loan: loan, wish: channel.map { .only($0) } ?? .automatic))
    }
}
