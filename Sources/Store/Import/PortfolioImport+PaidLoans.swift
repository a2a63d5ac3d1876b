import Lending

extension PortfolioImport {
    /// Judges the lines that say `pagado`, now that the payments are known.
    ///
    /// A new loan counts what its payments do not cover as paid before these books were kept. A loan of the books is paid
    /// by payments alone; only one on which none ever stood can be marked as paid, with `actualizar`.
    func planPaidLoans() throws {
        for index in ledgers.indices {
            guard let row = ledgers[index].row, row.status == .paid, ledgers[index].status != .paid else { continue }
            switch ledgers[index].change {
            case .insert, .schedule:
                ledgers[index].settle()
            case .none, .terms:
                try loadInstallments(index)
                let ledger = ledgers[index]
                if ledger.hasStoredPayments || ledger.receivesPayments {
                    problem(.stillOwes(ledger.balance), row, .status, row.status.spanish)
                } else if options.update {
                    ledgers[index].settle()
                    ledgers[index].change = .schedule
                } else {
                    let stored = ledger.storedStatus ?? ledger.status
                    problem(.differs(stored: stored.spanish), row, .status, row.status.spanish)
                }
            }
        }
    }

    func countLoans() {
        for ledger in ledgers where ledger.row != nil {
            switch ledger.change {
            case .insert: result.new.loans += 1
            case .none: result.unchanged.loans += 1
            case .terms, .schedule: result.updated.loans += 1
            }
        }
    }
}
