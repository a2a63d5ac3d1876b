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

    /// In the order in which they were made.
    package func promises(of loan: LoanID) throws -> [Promise] {
        try database.all(
            "SELECT \(Self.promiseColumns) FROM promise p WHERE p.loan_id = ?\(Self.standing("p")) ORDER BY p.id", loan
        ) { Self.promise($0, from: 0) }
    }

    /// The columns of a promise `p`, what was paid of it among them: the loan's screen, the reminder and the proof all ask
    /// by this, so that they cannot differ. By `payment_loan`.
    static let promiseColumns = """
        p.id, p.loan_id, p.amount, p.day, p.made_on,
        coalesce((SELECT sum(y.amount) FROM payment y
            WHERE y.loan_id = p.loan_id AND y.paid_on BETWEEN p.made_on AND p.day AND y.registered_at >= p.recorded_at
              AND NOT EXISTS (SELECT 1 FROM annulment a WHERE a.payment_id = y.id)), 0)
        """
    static let promiseColumnCount = 6

    /// `promiseColumns` as they stand from this column on.
    static func promise(_ row: Row, from first: Int) -> Promise {
        Promise(
            id: row[first], loanID: row[first + 1], amount: row[first + 2], day: row[first + 3],
            madeOn: row[first + 4], paid: row[first + 5])
    }
}
