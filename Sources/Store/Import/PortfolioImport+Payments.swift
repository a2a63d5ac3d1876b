import Lending
import SQLite

/// A payment to be written.
struct PlannedPayment {
    let row: PaymentRow
    /// Its place in `ledgers`.
    let ledger: Int
    let key: String
    let parts: [Allocation.Part]
    let balance: Money
}

/// How many payments of one identity are there already, and which keys are taken.
private struct KnownPayments {
    /// Lines of the file that these payments still answer for.
    var left = 0
    /// Of them, those that no import brought in.
    var registeredHere = 0
    var keys: Set<String> = []
    var ordinal = 0

    /// The key of the next line that is new.
    mutating func nextKey(_ identity: PaymentIdentity) -> String {
        repeat { ordinal += 1 } while keys.contains(identity.key(ordinal))
        return identity.key(ordinal)
    }
}

extension PortfolioImport {
    func planPayments() throws {
        var known: [PaymentIdentity: KnownPayments] = [:]
        payments.reserveCapacity(paymentRows.count)
        // By day, so that receipts and balances tell the story in its order; lines of one day keep theirs.
        let order = paymentRows.indices.sorted { (paymentRows[$0].day, $0) < (paymentRows[$1].day, $1) }
        for index in order {
            let row = paymentRows[index]
            guard let ledger = try ledger(of: row) else { continue }
            let identity = row.identity
            if known[identity] == nil { known[identity] = try knownPayments(identity, ledgers[ledger]) }
            guard known[identity]?.left == 0 else {
                known[identity]?.left -= 1
                result.unchanged.payments += 1
                if known[identity]?.registeredHere ?? 0 > 0 {
                    known[identity]?.registeredHere -= 1
                    findings.paymentsRegisteredHere += 1
                }
                continue
            }
            try loadInstallments(ledger)
            let key = known[identity]?.nextKey(identity) ?? identity.key(1)
            do throws(ImportFault) {
                let parts = try ledgers[ledger].pay(row.amount)
                payments.append(
                    PlannedPayment(
                        row: row, ledger: ledger, key: key, parts: parts, balance: ledgers[ledger].balance))
                result.new.payments += 1
            } catch {
                switch error {
                case .loanNotPayable: problem(error, row, .loan, row.loan)
                default: problem(error, row, .amount, row.amount.plain)
                }
            }
        }
    }

    func loadInstallments(_ ledger: Int) throws {
        guard ledgers[ledger].installments == nil, let id = ledgers[ledger].id else { return }
        ledgers[ledger].installments = try store.installments(of: id)
    }

    /// The loan's place in `ledgers`; nil where there is no such loan, or its own line was not taken.
    private func ledger(of row: PaymentRow) throws -> Int? {
        if let index = ledgerIndex[row.loan] { return index }
        if voidLoans.contains(row.loan) {
            problem(.loanNotPayable(.void), row, .loan, row.loan)
            return nil
        }
        if lostLoans.holds(row.loan) { return nil }
        guard let stored = try storedLoan(row.loan) else {
            problem(.loanUnknown, row, .loan, row.loan)
            return nil
        }
        ledgerIndex[row.loan] = ledgers.count
        ledgers.append(
            LoanLedger(
                number: row.loan, id: stored.id, owner: .stored(stored.clientID), row: nil,
                storedStatus: stored.status, hasStoredPayments: stored.hasPayments, status: stored.status,
                change: .none))
        return ledgers.count - 1
    }

    /// Equal payments answer for as many lines: valid ones whoever registered them, so that a file that was exported here
    /// does not come in twice, and imported ones that were annulled since, so that an annulment is not undone.
    private func knownPayments(_ identity: PaymentIdentity, _ ledger: LoanLedger) throws -> KnownPayments {
        var known = KnownPayments()
        guard let id = ledger.id, ledger.hasStoredPayments else { return known }
        try store.database.forEach(
            """
            SELECT p.reference, p.idempotency_key, EXISTS (SELECT 1 FROM annulment a WHERE a.payment_id = p.id)
            FROM payment p WHERE p.loan_id = ? AND p.amount = ? AND p.paid_on = ? AND p.method = ?
            """, id, identity.amount, identity.day, identity.method
        ) { row in
            let reference: String = row[0]
            guard CellText.line(reference) == identity.reference else { return }
            let key: String = row[1]
            let annulled: Bool = row[2]
            let isImported = key.hasPrefix("csv:")
            if isImported { known.keys.insert(key) }
            guard !annulled || isImported else { return }
            known.left += 1
            if !isImported { known.registeredHere += 1 }
        }
        return known
    }

    private func problem(_ fault: ImportFault, _ row: PaymentRow, _ column: PaymentColumn, _ found: String) {
        findings.add(fault, file: names.payments, line: row.line, column: column.rawValue, found: found)
    }
}
