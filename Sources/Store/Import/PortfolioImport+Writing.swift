import Lending
import SQLite

extension PortfolioImport {
    /// Writes what was planned. Inside the transaction in which it was planned.
    func write() throws {
        // From here on the stored arrears hold for today, so that what comes in is measured by the same day.
        try store.rollOver()
        for name in routes.newNames { routes.made(name, try store.routeID(named: name)) }
        try writeClients()
        try writeLoans()
        try writePayments()
        try refresh()
        let counts = "\(result.new.clients) \(result.new.loans) \(result.new.payments)"
        let updated = "\(result.updated.clients) \(result.updated.loans)"
        try store.audit("import", subject: fileNames, detail: "new \(counts), updated \(updated)")
    }

    private var fileNames: String {
        [names.clients, names.loans, names.payments].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func writePayments() throws {
        guard !payments.isEmpty else { return }
        let insert = try store.database.prepare(
            """
            INSERT INTO payment (loan_id, amount, paid_on, method, reference, receipt, idempotency_key, balance_after,
                loan_status, registered_by, registered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        let allocate = try store.database.prepare(
            "INSERT INTO allocation (payment_id, loan_id, installment, amount) VALUES (?, ?, ?, ?)")
        let pay = try store.database.prepare(
            "UPDATE installment SET paid = paid + ? WHERE loan_id = ? AND number = ?")
        let now = store.clock.now
        for payment in payments {
            let ledger = ledgers[payment.ledger]
            guard let loan = ledger.id else { continue }
            try insert.bind([
                loan, payment.row.amount, payment.row.day, payment.row.method, payment.row.reference,
                try store.nextReceipt(), payment.key, payment.balance, ledger.statusBeforePayments,
                store.login, now,
            ])
            try insert.run()
            let id = store.database.lastInsertedID
            // Installments that were written just now hold their payments already.
            let isOld = ledger.change == .none || ledger.change == .terms
            for part in payment.parts {
                try allocate.bind([id, loan, part.number, part.amount])
                try allocate.run()
                guard isOld else { continue }
                try pay.bind([part.amount, loan, part.number])
                try pay.run()
            }
        }
    }

    /// Derives what hangs on the loans: for those of the books by the ledger's own rule, for new ones only the sums of
    /// clients who were there before are missing.
    private func refresh() throws {
        for ledger in ledgers where ledger.change != .insert {
            guard let id = ledger.id, ledger.change != .none || ledger.receivesPayments else { continue }
            if ledger.status != ledger.storedStatus {
                try store.database.run("UPDATE loan SET status = ? WHERE id = ?", ledger.status, id)
            }
            try store.refreshLoan(id)
        }
        try sumUpStoredClients()
    }
}
