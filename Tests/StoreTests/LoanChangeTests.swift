import Lending
import Messaging
import Testing

@testable import Store

@Suite("Changing and approving loans")
struct LoanChangeTests {
    private func terms(_ house: House, of client: ClientID, _ number: String = "1200") -> LoanTerms {
        LoanTerms(
            number: number, clientID: client, routeID: house.center, principal: 500_000, total: 600_000,
            installments: 12, frequency: .weekly, firstDue: "2026-11-30", status: .approved)
    }

    private func add(_ house: House, of client: ClientID, _ number: String = "1200") throws -> LoanID {
        try house.store.addLoan(terms(house, of: client, number), role: .office, scope: .all)
    }

    @Test("a new loan has the number after the newest, and no number that is taken")
    func numbers() throws {
        let house = try House()
        let ana = try house.client("Ana")
        #expect(try house.store.nextLoanNumber() == "1001")
        _ = try add(house, of: ana)
        #expect(try house.store.nextLoanNumber() == "1201")
        #expect(throws: StoreError.loanNumberTaken("1200")) { try add(house, of: ana) }
        _ = try add(house, of: ana, "A-7")
        #expect(try house.store.nextLoanNumber() == nil)
    }

    @Test("only the office writes loans down, and only of clients within reach")
    func roles() throws {
        let house = try House()
        let ana = try house.client("Ana")
        #expect(throws: StoreError.notAllowed(.collector)) {
            try house.store.addLoan(terms(house, of: ana), role: .collector, scope: .all)
        }
        let elsewhere = Scope.routes([try house.route("Norte")])
        #expect(throws: StoreError.self) {
            try house.store.addLoan(terms(house, of: ana), role: .office, scope: elsewhere)
        }
    }

    @Test("approving pays out today, moves the arrears and tells the client once")
    func approve() throws {
        let house = try House()
        let ana = try house.client("Ana")
        let id = try add(house, of: ana)
        let first = try house.store.approveLoan(id, role: .office, scope: .all)
        let loan = try house.store.loan(id, scope: .all)
        #expect(loan.status == .active && loan.disbursedOn == "2026-11-23")
        #expect(try house.store.client(ana, scope: .all).id == ana)
        guard case .queued(let message, _) = first else {
            Issue.record("not queued: \(first)")
            return
        }
        #expect(try house.store.message(message, scope: .all).brief.kind == .loanApproved)
        #expect(try house.store.approveLoan(id, role: .office, scope: .all) == .already(message))
        #expect(try house.store.ledgerProblems().isEmpty)
    }

    @Test("a client who allowed nothing gets the loan all the same, without a message")
    func silent() throws {
        let house = try House()
        let id = try add(house, of: house.client("Ana", consents: []))
        let result = try house.store.approveLoan(id, role: .office, scope: .all)
        if case .blocked = result {} else { Issue.record("\(result)") }
        #expect(try house.store.loan(id, scope: .all).status == .active)
    }

    @Test("a paid loan is not approved again")
    func closed() throws {
        let house = try House()
        let id = try house.loan("1042", of: house.client("Ana"), status: .paid)
        #expect(throws: StoreError.loanNotApproved(number: "1042", status: .paid)) {
            try house.store.approveLoan(id, role: .office, scope: .all)
        }
    }

    @Test("the plan changes while nothing was paid; number and route always")
    func update() throws {
        let house = try House()
        let ana = try house.client("Ana")
        let id = try add(house, of: ana)
        var terms = try house.store.loanTerms(id, scope: .all)
        #expect(terms == self.terms(house, of: ana))
        (terms.total, terms.installments, terms.frequency) = (660_000, 6, .monthly)
        try house.store.updateLoan(id, terms, role: .office, scope: .all)
        #expect(try house.store.installments(of: id).map(\.amount) == Array(repeating: 110_000, count: 6))
        #expect(try house.store.loan(id, scope: .all).balance == 660_000)

        _ = try house.store.approveLoan(id, role: .office, scope: .all)
        _ = try house.store.registerPayment(
            PaymentOrder(loanNumber: "1200", amount: 10_000, key: "k", confirmation: nil), scope: .all)
        #expect(try !house.store.mayReplan(id))
        (terms.number, terms.routeID) = ("1300", try house.route("Norte"))
        try house.store.updateLoan(id, terms, role: .office, scope: .all)
        #expect(try house.store.loan(number: "1300", scope: .all).id == id)
        terms.total = 700_000
        #expect(throws: StoreError.loanHasPayments("1300")) {
            try house.store.updateLoan(id, terms, role: .office, scope: .all)
        }
        #expect(try house.store.ledgerProblems().isEmpty)
        #expect(try house.store.integrityProblems().isEmpty)
    }

    @Test("a loan is found by its new number")
    func found() throws {
        let house = try House()
        let id = try house.loan("1042", of: house.client("Ana"), firstDue: "2026-11-02")
        var terms = try house.store.loanTerms(id, scope: .all)
        terms.number = "X-99"
        try house.store.updateLoan(id, terms, role: .owner, scope: .all)
        var query = OverdueQuery()
        query.filter = "x-99"
        #expect(try house.store.overdue(query, position: .first, limit: 5, scope: .all).map(\.loanID) == [id])
    }

    @Test("written-off loans are told apart in the portfolio")
    func writtenOff() throws {
        let house = try House()
        let ana = try house.client("Ana")
        try house.loan("1", of: ana, firstDue: "2026-11-02")
        try house.loan("2", of: ana, firstDue: "2026-11-02", status: .writtenOff)
        let portfolio = try house.store.portfolio(scope: .all)
        #expect(portfolio.aging.total.loans == 2)
        #expect(portfolio.writtenOff.loans == 1 && portfolio.writtenOff.balance == 500_000)
    }
}
