import Lending
import SQLite

extension Store {
    /// The day for which the stored arrears hold.
    func rolledDay() throws -> Day {
        try setting(.rolledDay).flatMap { Day(iso: $0) } ?? clock.today
    }

    /// Brings the stored arrears to today: only loans with an unpaid installment that came due in between change, found
    /// by `installment_unpaid_due`. Works backwards too (a training clock set back). Returns the loans looked at.
    @discardableResult
    package func rollOver() throws -> Int {
        let today = clock.today
        if let rolled = try setting(.rolledDay), Day(iso: rolled) == today { return 0 }
        return try write {
            let rolled = try setting(.rolledDay).flatMap { Day(iso: $0) }
            if rolled == today { return 0 }
            try set(.rolledDay, today.iso)
            let loans: [LoanID]
            if let rolled {
                // Due on the day itself is not overdue: the days that changed sides are [earlier, later).
                loans = try database.all(
                    """
                    SELECT DISTINCT loan_id FROM installment INDEXED BY installment_unpaid_due
                    WHERE paid < amount AND due >= ? AND due < ?
                    """, min(rolled, today), max(rolled, today)
                ) { $0[0] }
            } else {
                loans = try database.all("SELECT id FROM loan WHERE status = 'active'") { $0[0] }
            }
            for loan in loans { try refreshLoan(loan) }
            return loans.count
        }
    }
}
