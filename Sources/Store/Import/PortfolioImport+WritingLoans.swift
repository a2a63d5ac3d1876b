import Lending
import SQLite

extension PortfolioImport {
    func writeLoans() throws {
        guard !loanRows.isEmpty else { return }
        // The day may have turned since the files were read: new loans are measured by the day of all the others.
        let insert = try LoanInsert(store, today: store.rolledDay())
        for index in ledgers.indices {
            let ledger = ledgers[index]
            guard let row = ledger.row else { continue }
            switch ledger.change {
            case .none: continue
            case .insert:
                guard let client = ownerID(ledger.owner) else { continue }
                let id = try insert.loan(ledger, row, of: client)
                ledgers[index].id = id
                try insert.installments(ledger.installments ?? [], of: id)
            case .terms, .schedule:
                guard let id = ledger.id else { continue }
                try store.database.run(
                    """
                    UPDATE loan SET principal = ?, total = ?, installments = ?, frequency = ?, first_due = ?
                    WHERE id = ?
                    """, row.principal, row.total, row.count, row.frequency, row.firstDue, id)
                if ledger.change == .schedule {
                    try store.forgetMoves(of: id)
                    try store.database.run("DELETE FROM installment WHERE loan_id = ?", id)
                    try insert.installments(ledger.installments ?? [], of: id)
                }
                try store.audit("loan", subject: row.number, detail: "import")
            }
        }
    }
}

/// The statements that write many loans.
private struct LoanInsert {
    private let store: Store
    private let today: Day
    private let loan: Statement
    private let installment: Statement

    init(_ store: Store, today: Day) throws {
        self.store = store
        self.today = today
        // Route and the texts for finding are the client's. When a loan was paid out is not told by the file.
        loan = try store.database.prepare(
            """
            INSERT INTO loan (number, client_id, route_id, principal, total, installments, frequency, status,
                first_due, created_at, balance, past_due_since, overdue, overdue_installments, sort_name, search)
            SELECT ?1, c.id, c.route_id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, c.sort_name,
                c.search || ' ' || ?13
            FROM client c WHERE c.id = ?14
            """)
        installment = try store.database.prepare(
            "INSERT INTO installment (loan_id, number, due, amount, paid) VALUES (?, ?, ?, ?, ?)")
    }

    /// The derived columns are what `refreshLoan` would make of the installments.
    func loan(_ ledger: LoanLedger, _ row: LoanRow, of client: ClientID) throws -> LoanID {
        let installments = ledger.installments ?? []
        let arrears = ledger.arrears(on: today)
        try loan.bind([
            row.number, row.principal, row.total, row.count, row.frequency, ledger.status, row.firstDue,
            store.clock.now, installments.missing, installments.oldestUnpaidDue, arrears.amount,
            arrears.installments, SearchText.folded(row.number), client,
        ])
        try loan.run()
        return LoanID(store.database.lastInsertedID)
    }

    func installments(_ installments: [Installment], of loan: LoanID) throws {
        for line in installments {
            try installment.bind(loan, at: 1)
            try installment.bind(line.number, at: 2)
            try installment.bind(line.due, at: 3)
            try installment.bind(line.amount, at: 4)
            try installment.bind(line.paid, at: 5)
            try installment.run()
        }
    }
}
