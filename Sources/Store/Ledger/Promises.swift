package import Lending
import SQLite

extension Store {
    package func addPromise(loan: LoanID, amount: Money, day: Day, scope: Scope) throws {
        guard amount > .zero else { throw StoreError.amountNotPositive }
        guard day >= clock.today else { throw StoreError.dayInThePast(day) }
        try write {
            let loan = try self.loan(loan, scope: scope)
            guard amount <= loan.balance else { throw StoreError.moreThanBalance(payoff: loan.balance) }
            try database.run(
                "INSERT INTO promise (loan_id, amount, day, made_on, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
                loan.id, amount, day, clock.today, login, clock.now)
            try audit("promise", subject: loan.number, detail: "\(amount.pesos) \(day.iso)")
        }
    }

    package func promises(of loan: LoanID) throws -> [Promise] {
        try database.all("SELECT id, loan_id, amount, day, made_on FROM promise WHERE loan_id = ? ORDER BY id", loan) {
            Promise(id: $0[0], loanID: $0[1], amount: $0[2], day: $0[3], madeOn: $0[4])
        }
    }
}
