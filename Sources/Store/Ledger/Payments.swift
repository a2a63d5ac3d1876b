package import Lending
package import Messaging
import SQLite

/// A payment as a person or a script asks for it.
package struct PaymentOrder: Sendable, Equatable {
    package var loanNumber: String
    package var amount: Money
    package var method: PaymentMethod
    package var reference: String
    /// Nil is today. Only an import sets another day.
    package var paidOn: Day?
    /// The same key again returns the first result instead of a second payment.
    package var key: String
    /// Set after the person was asked about an equal payment on the same day.
    package var allowDuplicate: Bool
    /// How the client is told; nil sends nothing.
    package var confirmation: ChannelWish?
    /// The visit or call at which it was made.
    package var contact: PersonalContactID?

    package init(
        loanNumber: String, amount: Money, method: PaymentMethod = .cash, reference: String = "", paidOn: Day? = nil,
        key: String, allowDuplicate: Bool = false, confirmation: ChannelWish? = .automatic,
        contact: PersonalContactID? = nil
    ) {
        self.loanNumber = loanNumber
        self.amount = amount
        self.method = method
        self.reference = reference
        self.paidOn = paidOn
        self.key = key
        self.allowDuplicate = allowDuplicate
        self.confirmation = confirmation
        self.contact = contact
    }
}

/// What a payment did.
package struct PaymentResult: Sendable, Equatable {
    package let paymentID: PaymentID
    package let receipt: String
    package let balance: Money
    /// The key was known: nothing was written, this is the first result.
    package let repeated: Bool
    /// The confirmation's message, where one was asked for.
    package let confirmation: Enqueued?
}

/// What a payment would do; shown while the amount is typed.
package struct PaymentPreview: Sendable, Equatable {
    package let parts: [Part]
    package let balance: Money
    /// What stays overdue after it, today.
    package let arrears: Arrears

    package struct Part: Sendable, Equatable {
        package let installment: Int
        package let amount: Money
        package let completes: Bool
    }
}

extension Store {
    /// Registers a payment and queues its confirmation in one transaction.
    ///
    /// Refuses what would swallow money: more than the balance, a second equal payment on one day unless allowed, a key
    /// that belongs to another payment.
    package func registerPayment(_ order: PaymentOrder, scope: Scope) throws -> PaymentResult {
        guard order.amount > .zero else { throw StoreError.amountNotPositive }
        return try write {
            let loan = try loan(number: order.loanNumber, scope: scope)
            if let first = try repeated(order, loan: loan) { return first }
            switch loan.status {
            case .active, .writtenOff: break
            case .paid: throw StoreError.moreThanBalance(payoff: .zero)
            case .approved, .void: throw StoreError.loanNotPayable(number: loan.number, status: loan.status)
            }
            let day = order.paidOn ?? clock.today
            if !order.allowDuplicate, let receipt = try equalPayment(loan: loan.id, amount: order.amount, on: day) {
                throw StoreError.possibleDuplicate(receipt: receipt)
            }
            let parts = try allocate(order.amount, to: loan)
            let balance = loan.balance - order.amount
            let receipt = try nextReceipt()
            try database.run(
                """
                INSERT INTO payment (loan_id, amount, paid_on, method, reference, receipt, idempotency_key, balance_after,
                    loan_status, registered_by, registered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, loan.id, order.amount, day, order.method, order.reference, receipt, order.key, balance,
                loan.status, login, clock.now)
            let id = PaymentID(database.lastInsertedID)
            for part in parts {
                try database.run(
                    "INSERT INTO allocation (payment_id, loan_id, installment, amount) VALUES (?, ?, ?, ?)",
                    id, loan.id, part.number, part.amount)
                try database.run(
                    "UPDATE installment SET paid = paid + ? WHERE loan_id = ? AND number = ?", part.amount, loan.id,
                    part.number)
            }
            if balance == .zero { try database.run("UPDATE loan SET status = 'paid' WHERE id = ?", loan.id) }
            try refreshLoan(loan.id)
            if let contact = order.contact { try link(id, to: contact, of: loan, scope: scope) }
            try audit("payment", subject: receipt, detail: "\(loan.number) \(order.amount.pesos)")
            var confirmation: Enqueued?
            if let wish = order.confirmation {
                confirmation = try enqueue(.confirmation(of: id, loan: loan, wish: wish))
                if balance == .zero { try enqueue(.paidOff(loan, by: id, wish: wish)) }
            }
            return PaymentResult(
                paymentID: id, receipt: receipt, balance: balance, repeated: false, confirmation: confirmation)
        }
    }

    /// What a payment of `amount` would pay, without writing anything.
    package func previewPayment(_ amount: Money, loan: Loan) throws -> PaymentPreview {
        let before = try installments(of: loan.id)
        let parts = try allocate(amount, to: loan)
        var after = before
        for part in parts {
            guard let index = after.firstIndex(where: { $0.number == part.number }) else { continue }
            let old = after[index]
            after[index] = Installment(
                number: old.number, due: old.due, amount: old.amount, paid: old.paid + part.amount)
        }
        return PaymentPreview(
            parts: parts.map { part in
                PaymentPreview.Part(
                    installment: part.number, amount: part.amount,
                    completes: after.contains { $0.number == part.number && $0.missing == .zero })
            },
            balance: loan.balance - amount, arrears: Arrears.of(after, on: clock.today))
    }

    /// The receipt of a valid payment of that amount on that day, if there is one: the usual double entry.
    package func equalPayment(loan: LoanID, amount: Money, on day: Day) throws -> String? {
        try database.first(
            """
            SELECT receipt FROM payment p
            WHERE loan_id = ? AND amount = ? AND paid_on = ?
              AND NOT EXISTS (SELECT 1 FROM annulment a WHERE a.payment_id = p.id)
            ORDER BY id DESC LIMIT 1
            """, loan, amount, day
        ) { $0[0] }
    }

    package func payments(of loan: LoanID) throws -> [Payment] {
        try database.all(
            "SELECT \(Self.paymentColumns) FROM payment p WHERE loan_id = ? ORDER BY id", loan, read: Self.payment)
    }

    /// The newest valid payment of exactly that amount.
    package func payment(ofLoan number: String, amount: Money, scope: Scope) throws -> (Loan, Payment) {
        let loan = try loan(number: number, scope: scope)
        guard let payment = try payments(of: loan.id).last(where: { $0.amount == amount && !$0.annulled }) else {
            throw StoreError.noSuchPayment(loan: number, amount: amount)
        }
        return (loan, payment)
    }

    private func allocate(_ amount: Money, to loan: Loan) throws -> [Allocation.Part] {
        do {
            return try Allocation.allocate(amount, to: installments(of: loan.id))
        } catch AllocationError.moreThanBalance(let payoff) {
            throw StoreError.moreThanBalance(payoff: payoff)
        } catch AllocationError.notPositive {
            throw StoreError.amountNotPositive
        }
    }

    private func repeated(_ order: PaymentOrder, loan: Loan) throws -> PaymentResult? {
        let known: (PaymentID, LoanID, Money, String, Money)? = try database.first(
            "SELECT id, loan_id, amount, receipt, balance_after FROM payment WHERE idempotency_key = ?", order.key
        ) { ($0[0], $0[1], $0[2], $0[3], $0[4]) }
        guard let (id, loanID, amount, receipt, balance) = known else { return nil }
        guard loanID == loan.id, amount == order.amount else { throw StoreError.keyReused(receipt: receipt) }
        return PaymentResult(
            paymentID: id, receipt: receipt, balance: balance, repeated: true, confirmation: try confirmation(of: id))
    }

    /// Receipts count up without a gap: they are given inside the transaction that writes the payment.
    func nextReceipt() throws -> String {
        let last: Int64 = try database.first("SELECT coalesce(max(id), 0) FROM payment") { $0[0] } ?? 0
        let digits = String(last + 1)
        return "R" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    static let paymentColumns = """
        p.id, p.loan_id, p.amount, p.paid_on, p.method, p.reference, p.receipt, p.registered_by,
        EXISTS (SELECT 1 FROM annulment a WHERE a.payment_id = p.id)
        """

    static func payment(_ row: Row) -> Payment {
        Payment(
            id: row[0], loanID: row[1], amount: row[2], paidOn: row[3], method: row[4], reference: row[5],
            receipt: row[6], registeredBy: row[7], annulled: row[8])
    }
}
