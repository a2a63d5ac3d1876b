package import Lending
import SQLite

/// What a new loan needs; the schedule follows from it.
package struct LoanTerms: Sendable, Equatable {
    package var number: String
    package var clientID: ClientID
    package var routeID: RouteID
    package var principal: Money
    package var total: Money
    package var installments: Int
    package var frequency: Frequency
    package var firstDue: Day
    package var status: LoanStatus

    package init(
        number: String, clientID: ClientID, routeID: RouteID, principal: Money, total: Money, installments: Int,
        frequency: Frequency, firstDue: Day, status: LoanStatus
    ) {
        self.number = number
        self.clientID = clientID
        self.routeID = routeID
        self.principal = principal
        self.total = total
        self.installments = installments
        self.frequency = frequency
        self.firstDue = firstDue
        self.status = status
    }
}

extension Store {
    /// The loan of that number within `scope`.
    package func loan(number: String, scope: Scope) throws -> Loan {
        let found = try database.first(
            "SELECT \(Self.loanColumns) FROM loan WHERE number = ?\(scope.sql("route_id"))", number, read: Self.loan)
        guard let found else { throw StoreError.loanNotFound(number) }
        return found
    }

    package func loan(_ id: LoanID, scope: Scope) throws -> Loan {
        let found = try database.first(
            "SELECT \(Self.loanColumns) FROM loan WHERE id = ?\(scope.sql("route_id"))", id, read: Self.loan)
        guard let found else { throw StoreError.loanNotFound(String(id.rawValue)) }
        return found
    }

    package func loans(of client: ClientID, scope: Scope) throws -> [Loan] {
        try database.all(
            "SELECT \(Self.loanColumns) FROM loan WHERE client_id = ?\(scope.sql("route_id")) ORDER BY id", client,
            read: Self.loan)
    }

    package func installments(of loan: LoanID) throws -> [Installment] {
        try database.all(
            "SELECT number, due, amount, paid FROM installment WHERE loan_id = ? ORDER BY number", loan
        ) { Installment(number: $0[0], due: $0[1], amount: $0[2], paid: $0[3]) }
    }

    /// Writes a loan with its schedule. Inside or outside a write.
    @discardableResult
    package func addLoan(_ terms: LoanTerms, holidays: HolidayCalendar) throws -> LoanID {
        let schedule = try plan(terms, holidays: holidays)
        return try write {
            let written = try database.run(
                """
                INSERT INTO loan (number, client_id, route_id, principal, total, installments, frequency, status,
                    disbursed_on, first_due, created_at, balance, past_due_since, sort_name, search)
                SELECT ?1, c.id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?4, ?9, c.sort_name, c.search || ' ' || ?11
                FROM client c WHERE c.id = ?12
                """, terms.number, terms.routeID, terms.principal, terms.total, terms.installments, terms.frequency,
                terms.status, terms.status == .approved ? nil : clock.today, terms.firstDue, clock.now,
                SearchText.folded(terms.number), terms.clientID)
            guard written == 1 else { throw StoreError.clientNotFound(String(terms.clientID.rawValue)) }
            let id = LoanID(database.lastInsertedID)
            for installment in schedule {
                // A loan that comes in as paid has nothing left open.
                let paid = terms.status == .paid ? installment.amount : .zero
                try database.run(
                    "INSERT INTO installment (loan_id, number, due, amount, paid) VALUES (?, ?, ?, ?, ?)",
                    id, installment.number, installment.due, installment.amount, paid)
            }
            try refreshLoan(id)
            return id
        }
    }

    /// The installments that follow from the terms.
    package func plan(_ terms: LoanTerms, holidays: HolidayCalendar) throws -> [ScheduledInstallment] {
        try Schedule.installments(
            total: terms.total, count: terms.installments, frequency: terms.frequency, first: terms.firstDue,
            holidays: holidays, moveOffHolidays: try movesOffHolidays)
    }

    /// Derives balance, oldest unpaid day and arrears again from the installments, for the loan and its client. Inside
    /// the write that changed them.
    func refreshLoan(_ id: LoanID) throws {
        let rest = try installments(of: id)
        guard
            let status: LoanStatus = try database.first("SELECT status FROM loan WHERE id = ?", id, read: { $0[0] })
        else { return }
        let day = try rolledDay()
        let owed = status == .void ? Money.zero : rest.reduce(Money.zero) { $0 + $1.missing }
        let oldest = owed == .zero ? nil : rest.first { $0.missing > .zero }?.due
        // Only an active loan is collected; what is written off or not yet paid out is not in arrears.
        let arrears = status == .active ? Arrears.of(rest, on: day) : Arrears.of([], on: day)
        try database.run(
            """
            UPDATE loan SET balance = ?, past_due_since = ?, overdue = ?, overdue_installments = ? WHERE id = ?
            """, owed, oldest, arrears.amount, arrears.installments, id)
        try database.run(
            """
            UPDATE client SET (balance, overdue, past_due_since, active_loans) =
                (SELECT coalesce(sum(balance), 0), coalesce(sum(overdue), 0),
                        min(CASE WHEN overdue > 0 THEN past_due_since END), count(*)
                 FROM loan WHERE client_id = client.id AND status = 'active')
            WHERE id = (SELECT client_id FROM loan WHERE id = ?)
            """, id)
    }

    static let loanColumns = """
        id, number, client_id, route_id, principal, total, installments, frequency, status, disbursed_on, balance,
        past_due_since
        """

    static func loan(_ row: Row) -> Loan {
        Loan(
            id: row[0], number: row[1], clientID: row[2], routeID: row[3], principal: row[4], total: row[5],
            installmentCount: row[6], frequency: row[7], status: row[8], disbursedOn: row[9], balance: row[10],
            pastDueSince: row[11])
    }
}
