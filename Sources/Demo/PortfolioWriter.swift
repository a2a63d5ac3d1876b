import Lending
import Store

/// Writes what was planned with the same calls that the console makes. Inside one write.
struct PortfolioWriter {
    let store: Store
    let holidays: HolidayCalendar
    /// In the order of the collectors.
    private(set) var routes: [RouteID] = []
    /// In the order of the people, with the route each lives on.
    private var clients: [(id: ClientID, route: RouteID)] = []

    init(store: Store, holidays: HolidayCalendar) {
        self.store = store
        self.holidays = holidays
    }

    /// The owner, the collectors and their routes; before everything else.
    mutating func addStaff() throws {
        let owner = DemoPortfolio.owner
        try store.savePerson(login: owner.login, name: owner.name, role: .owner, routes: [])
        for (login, name, route) in DemoPortfolio.collectors {
            try store.savePerson(login: login, name: name, role: .collector, routes: [route])
        }
        let known = try store.routes(scope: .all)
        routes = DemoPortfolio.collectors.compactMap { collector in known.first { $0.name == collector.route }?.id }
    }

    mutating func add(_ people: [Person]) throws {
        var visits = routes.map { _ in 0 }
        clients.reserveCapacity(people.count)
        for person in people {
            visits[person.route] += 1
            let route = routes[person.route]
            let client = try store.addClient(person.card(routeID: route, visitOrder: visits[person.route]))
            try person.permission.record(for: client, in: store)
            clients.append((client, route))
        }
    }

    /// Loans with all that happened to them; their clients are there.
    func add(_ loans: [PlannedLoan]) throws {
        let ids = try loans.map(add)
        try pay(loans)
        for (id, loan) in zip(ids, loans) {
            guard let promise = loan.promise else { continue }
            try store.addPromise(loan: id, amount: promise.amount, day: promise.day, scope: .all)
        }
    }

    private func add(_ loan: PlannedLoan) throws -> LoanID {
        let client = clients[loan.client]
        return try store.addLoan(
            LoanTerms(
                number: loan.number, clientID: client.id, routeID: client.route, principal: loan.principal,
                total: loan.total, installments: loan.terms.installments, frequency: loan.terms.frequency,
                firstDue: loan.firstDue, status: loan.status),
            holidays: holidays)
    }

    /// In the order of their days, so that receipts count up as they would have.
    private func pay(_ loans: [PlannedLoan]) throws {
        var all: [(day: Day, loan: Int, order: Int)] = []
        for (place, loan) in loans.enumerated() {
            for (order, payment) in loan.payments.enumerated() { all.append((payment.day, place, order)) }
        }
        all.sort { ($0.day, $0.loan, $0.order) < ($1.day, $1.loan, $1.order) }
        for (_, place, order) in all {
            let payment = loans[place].payments[order]
            let number = loans[place].number
            let result = try store.registerPayment(
                PaymentOrder(
                    loanNumber: number, amount: payment.amount, method: payment.method, reference: payment.reference,
                    paidOn: payment.day, key: "demo:\(number):\(order + 1)", allowDuplicate: true, confirmation: nil),
                scope: .all)
            if let reason = payment.annulment {
                try store.annulPayment(receipt: result.receipt, reason: reason, role: .owner, scope: .all)
            }
        }
    }
}
