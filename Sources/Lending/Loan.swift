/// A loan of flat total, paid back in installments. It belongs to a route, not to a collector.
package struct Loan: Hashable, Sendable {
    package var id: LoanID
    /// The number people use; not the row id.
    package var number: String
    package var clientID: ClientID
    package var routeID: RouteID
    package var principal: Money
    /// What is to be paid back in all.
    package var total: Money
    package var installmentCount: Int
    package var frequency: Frequency
    package var status: LoanStatus
    package var disbursedOn: Day?
    package var balance: Money
    /// The oldest due day not fully paid; it may lie in the future. Nil when nothing is left to pay.
    package var pastDueSince: Day?

    package init(
        id: LoanID, number: String, clientID: ClientID, routeID: RouteID, principal: Money, total: Money,
        installmentCount: Int, frequency: Frequency, status: LoanStatus, disbursedOn: Day?, balance: Money,
        pastDueSince: Day?
    ) {
        self.id = id
        self.number = number
        self.clientID = clientID
        self.routeID = routeID
        self.principal = principal
        self.total = total
        self.installmentCount = installmentCount
        self.frequency = frequency
        self.status = status
        self.disbursedOn = disbursedOn
        self.balance = balance
        self.pastDueSince = pastDueSince
    }

    /// Zero unless the loan owes and its oldest unpaid due day lies before `day`.
    package func daysPastDue(on day: Day) -> Int {
        status.owes ? Arrears.daysPastDue(since: pastDueSince, on: day) : 0
    }
}

extension Loan {
    package var takesPayments: Bool { status.owes && balance > .zero }
    /// Money was paid out and came back, or may yet.
    package var mayHavePayments: Bool { status != .approved && status != .void }
}
