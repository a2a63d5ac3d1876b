import Lending
import SQLite

/// A loan of the books as an import compares a line with it.
struct StoredLoan {
    let id: LoanID
    let clientID: ClientID
    let document: Document
    let principal: Money
    let total: Money
    let count: Int
    let frequency: Frequency
    let firstDue: Day
    let status: LoanStatus
    /// Annulled ones included: their allocations hang on the installments as well.
    let hasPayments: Bool
    /// What valid payments brought in.
    let paidIn: Money
}

/// One column in which a line differs from the books.
struct LoanDifference {
    let column: LoanColumn
    let found: String
    let stored: String
    let touchesSchedule: Bool
}

extension PortfolioImport {
    func storedLoan(_ number: String) throws -> StoredLoan? {
        try store.database.first(
            """
            SELECT l.id, l.client_id, c.document_type, c.document, l.principal, l.total, l.installments, l.frequency,
                   l.first_due, l.status, EXISTS (SELECT 1 FROM payment p WHERE p.loan_id = l.id),
                   (SELECT coalesce(sum(p.amount), 0) FROM payment p WHERE p.loan_id = l.id
                    AND NOT EXISTS (SELECT 1 FROM annulment a WHERE a.payment_id = p.id))
            FROM loan l JOIN client c ON c.id = l.client_id WHERE l.number = ?
            """, number
        ) { row in
            StoredLoan(
                id: row[0], clientID: row[1], document: Document(trusted: row[2], number: row[3]), principal: row[4],
                total: row[5], count: row[6], frequency: row[7], firstDue: row[8], status: row[9],
                hasPayments: row[10], paidIn: row[11])
        }
    }

    /// In the order of the header.
    func differences(_ row: LoanRow, _ stored: StoredLoan) -> [LoanDifference] {
        var found: [LoanDifference] = []
        func compare(_ column: LoanColumn, _ here: String, _ there: String, touchesSchedule: Bool = true) {
            guard here != there else { return }
            found.append(
                LoanDifference(column: column, found: here, stored: there, touchesSchedule: touchesSchedule))
        }
        if row.principal != stored.principal {
            compare(.principal, row.principal.plain, stored.principal.plain, touchesSchedule: false)
        }
        if row.total != stored.total { compare(.total, row.total.plain, stored.total.plain) }
        if row.count != stored.count { compare(.installments, String(row.count), String(stored.count)) }
        compare(.frequency, row.frequency.rawValue, stored.frequency.rawValue)
        if row.firstDue != stored.firstDue { compare(.firstDue, row.firstDue.iso, stored.firstDue.iso) }
        if let touchesSchedule = statusDifference(row.status, stored) {
            compare(.status, row.status.spanish, stored.status.spanish, touchesSchedule: touchesSchedule)
        }
        return found
    }

    /// Nil where the two agree, or where the books have only moved on from what the file says.
    private func statusDifference(_ status: LoanStatus, _ stored: StoredLoan) -> Bool? {
        switch (status, stored.status) {
        case (let here, let there) where here == there: nil
        // Paid off by payments; else its installments were marked as paid and would have to be opened again.
        case (_, .paid): stored.paidIn >= stored.total ? nil : true
        // Judged once the payments of this import are known.
        case (.paid, .active), (.paid, .writtenOff): nil
        case (.approved, .active), (.approved, .writtenOff): nil
        default: false
        }
    }
}
