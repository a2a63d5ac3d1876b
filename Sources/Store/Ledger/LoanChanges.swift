package import Lending
import Messaging
import SQLite

// What the office changes on a loan: its approval, its route, its plan while nothing was paid.

extension Store {
    /// The loan as it was written down, for changing it.
    package func loanTerms(_ id: LoanID, scope: Scope) throws -> LoanTerms {
        let loan = try loan(id, scope: scope)
        let first: Day? = try database.first("SELECT first_due FROM loan WHERE id = ?", id) { $0[0] }
        guard let first else { throw StoreError.loanNotFound(loan.number) }
        return LoanTerms(
            number: loan.number, clientID: loan.clientID, routeID: loan.routeID, principal: loan.principal,
            total: loan.total, installments: loan.installmentCount, frequency: loan.frequency, firstDue: first,
            status: loan.status)
    }

    /// Whether amounts and days may still change: nothing was ever paid on it, and it is not closed.
    package func mayReplan(_ id: LoanID) throws -> Bool {
        try database.first(
            """
            SELECT 1 FROM loan WHERE id = ? AND status IN ('approved', 'active')
              AND NOT EXISTS (SELECT 1 FROM payment WHERE loan_id = loan.id)
            """, id
        ) { _ in true } ?? false
    }

    /// The number after that of the newest loan; nil where numbers are no numbers here.
    package func nextLoanNumber() throws -> String? {
        let newest: String = try database.first("SELECT number FROM loan ORDER BY id DESC LIMIT 1") { $0[0] } ?? "1000"
        guard newest.utf8.count < 16, newest.allSatisfy({ ("0"..."9").contains($0) }), var next = Int(newest) else {
            return nil
        }
        repeat { next += 1 } while try isTaken(String(next), by: nil)
        return String(next)
    }

    /// Writes down a loan of a client within reach.
    package func addLoan(_ terms: LoanTerms, role: Role, scope: Scope) throws -> LoanID {
        guard role.mayLend else { throw StoreError.notAllowed(role) }
        return try write {
            _ = try client(terms.clientID, scope: scope)
            guard try !isTaken(terms.number, by: nil) else { throw StoreError.loanNumberTaken(terms.number) }
            let id = try addLoan(terms, holidays: try holidays())
            try audit("loan_added", subject: terms.number)
            return id
        }
    }

    /// Changes number and route; the plan only while nothing was paid. Client and status stay.
    package func updateLoan(_ id: LoanID, _ terms: LoanTerms, role: Role, scope: Scope) throws {
        guard role.mayLend else { throw StoreError.notAllowed(role) }
        try write {
            let before = try loanTerms(id, scope: scope)
            guard try !isTaken(terms.number, by: id) else { throw StoreError.loanNumberTaken(terms.number) }
            if !terms.hasSamePlan(as: before) { try replan(id, terms, number: before.number) }
            try database.run(
                """
                UPDATE loan SET number = ?2, route_id = ?3,
                    search = (SELECT search FROM client WHERE id = loan.client_id) || ' ' || ?4
                WHERE id = ?1
                """, id, terms.number, terms.routeID, SearchText.folded(terms.number))
            try audit(
                "loan", subject: terms.number, detail: terms.number == before.number ? "" : "antes \(before.number)")
        }
    }

    private func replan(_ id: LoanID, _ terms: LoanTerms, number: String) throws {
        guard try mayReplan(id) else { throw StoreError.loanHasPayments(number) }
        let plan = try plan(terms, holidays: try holidays())
        try forgetMoves(of: id)
        try database.run("DELETE FROM installment WHERE loan_id = ?", id)
        for installment in plan {
            try database.run(
                "INSERT INTO installment (loan_id, number, due, amount, paid) VALUES (?, ?, ?, ?, 0)",
                id, installment.number, installment.due, installment.amount)
        }
        try database.run(
            """
            UPDATE loan SET principal = ?, total = ?, installments = ?, frequency = ?, first_due = ? WHERE id = ?
            """, terms.principal, terms.total, terms.installments, terms.frequency, terms.firstDue, id)
        try refreshLoan(id)
    }

    /// An approved loan is paid out today and its client told; an active one's client is told. One intent, one message.
    package func approveLoan(_ id: LoanID, wish: ChannelWish = .automatic, role: Role, scope: Scope) throws -> Enqueued
    {
        guard role.mayLend else { throw StoreError.notAllowed(role) }
        return try write {
            let loan = try loan(id, scope: scope)
            switch loan.status {
            case .active: break
            case .approved:
                try database.run(
                    "UPDATE loan SET status = 'active', disbursed_on = ? WHERE id = ? AND status = 'approved'",
                    clock.today, id)
                try refreshLoan(id)
                try audit("loan_approved", subject: loan.number)
            case .paid, .writtenOff, .void:
                throw StoreError.loanNotApproved(number: loan.number, status: loan.status)
            }
            return try enqueue(.approval(of: try self.loan(id, scope: scope), wish: wish))
        }
    }

    private func isTaken(_ number: String, by id: LoanID?) throws -> Bool {
        let owner: LoanID? = try database.first("SELECT id FROM loan WHERE number = ?", number) { $0[0] }
        return owner != nil && owner != id
    }
}

extension LoanTerms {
    fileprivate func hasSamePlan(as other: LoanTerms) -> Bool {
        (principal, total, installments) == (other.principal, other.total, other.installments)
            && (frequency, firstDue) == (other.frequency, other.firstDue)
    }
}
