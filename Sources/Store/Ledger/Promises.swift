package import Lending
import SQLite

extension Store {
    @discardableResult
    package func addPromise(loan: LoanID, amount: Money, day: Day, scope: Scope) throws -> PromiseID {
        guard amount > .zero else { throw StoreError.amountNotPositive }
        guard day >= clock.today else { throw StoreError.dayInThePast(day) }
        return try write {
            let loan = try self.loan(loan, scope: scope)
            guard amount <= loan.balance else { throw StoreError.moreThanBalance(payoff: loan.balance) }
            try database.run(
                "INSERT INTO promise (loan_id, amount, day, made_on, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
                loan.id, amount, day, clock.today, login, clock.now)
            let id = PromiseID(database.lastInsertedID)
            try audit("promise", subject: loan.number, detail: "\(amount.pesos) \(day.iso)")
            return id
        }
    }

    /// A promise that came of a visit or call stands while that does: who was visited by mistake has promised nothing.
    static func standing(_ promise: String) -> String {
        """
         AND NOT EXISTS (SELECT 1 FROM personal_contact y JOIN personal_contact_correction x ON x.contact_id = y.id
                         WHERE y.promise_id = \(promise).id)
        """
    }

    package func promises(of loan: LoanID) throws -> [Promise] {
        try database.all(
            """
            SELECT p.id, p.loan_id, p.amount, p.day, p.made_on FROM promise p
            WHERE p.loan_id = ?\(Self.standing("p")) ORDER BY p.id
            """, loan
        ) {
            Promise(id: $0[0], loanID: $0[1], amount: $0[2], day: $0[3], madeOn: $0[4])
        }
    }
}
