import Lending
import SQLite
import Testing

@testable import Store

@Suite("Loans and clients")
struct LoanTests {
    @Test("a loan of a client that is not there is refused and writes nothing")
    func noClient() throws {
        let house = try House()
        #expect(throws: StoreError.clientNotFound("99")) { try house.loan("1042", of: ClientID(99)) }
        #expect(try house.number("SELECT count(*) FROM loan") == 0)
        #expect(try house.number("SELECT count(*) FROM installment") == 0)
    }

    @Test("a loan that comes in as paid owes nothing")
    func paid() throws {
        let house = try House()
        let id = try house.loan("1042", of: house.client("Ana"), status: .paid)
        let loan = try house.store.loan(id, scope: .all)
        #expect(loan.balance == .zero)
        #expect(loan.pastDueSince == nil)
        #expect(try house.store.installments(of: id).missing == .zero)
    }

    @Test("a client's new name and numbers are found in the loans' lists at once")
    func renamed() throws {
        let house = try House()
        let ana = try house.debtor("Ana Gomez", "1042")
        var query = OverdueQuery()
        query.filter = "ríos 3115550000"
        var card = try card(house, ana)
        card.name = "Ana Ríos"
        card.phone = "+573115550000"
        try house.store.updateClient(ana, card)
        #expect(try house.store.overdue(query, position: .first, limit: 5, scope: .all).map(\.number) == ["1042"])
        #expect(throws: StoreError.self) { try house.store.updateClient(ClientID(99), card) }
    }

    @Test("what is known of a number is forgotten with the number, also where WhatsApp goes to the phone's")
    func changedNumber() throws {
        let house = try House()
        let ana = try house.client("Ana", phone: "+573001112233")
        try house.store.database.run(
            "UPDATE client SET phone_problem = 'bad', whatsapp_problem = 'bad', last_inbound_at = 5 WHERE id = ?", ana)
        func known() throws -> [String?] {
            try house.store.database.first(
                "SELECT phone_problem, whatsapp_problem, last_inbound_at FROM client WHERE id = ?", ana
            ) { [$0[0], $0[1], $0[2]] } ?? []
        }
        var card = try card(house, ana)
        card.address = "Carrera 7"
        try house.store.updateClient(ana, card)
        #expect(try known() == ["bad", "bad", "5"])
        card.whatsapp = "+573001112233"
        try house.store.updateClient(ana, card)
        #expect(try known() == ["bad", "bad", "5"])
        card.phone = "+573009998877"
        try house.store.updateClient(ana, card)
        #expect(try known() == [nil, "bad", "5"])
        card.whatsapp = nil
        try house.store.updateClient(ana, card)
        #expect(try known() == [nil, nil, nil])
    }

    @Test("a promise lies in the future and within the balance")
    func promises() throws {
        let house = try House()
        let loan = try house.loan("1042", of: house.client("Ana"))
        func promise(_ amount: Money, _ day: Day) throws {
            try house.store.addPromise(loan: loan, amount: amount, day: day, scope: .all)
        }
        try promise(100_000, "2026-11-23")
        #expect(throws: StoreError.dayInThePast("2026-11-22")) { try promise(100_000, "2026-11-22") }
        #expect(throws: StoreError.moreThanBalance(payoff: 500_000)) { try promise(500_001, "2026-11-24") }
        #expect(throws: StoreError.amountNotPositive) { try promise(0, "2026-11-24") }
        #expect(try house.store.promises(of: loan).map(\.amount) == [100_000])
    }

    @Test("a promise that is taken back stays in the books; the one before it holds again, and reminders follow")
    func promiseTakenBack() throws {
        let house = try House()
        let ana = try house.client("Ana")
        let loan = try house.loan("1042", of: ana, firstDue: "2026-12-20")
        try house.store.addPromise(loan: loan, amount: 100_000, day: "2026-11-25", scope: .all)
        let second = try house.store.addPromise(loan: loan, amount: 50_000, day: "2026-11-23", scope: .all)
        #expect(try house.store.promiseSubject(of: ana) != nil)
        #expect(throws: StoreError.loanNotFound("\(loan.rawValue)")) {
            try house.store.withdrawPromise(second, scope: .routes([]))
        }
        try house.store.withdrawPromise(second, scope: .all)
        #expect(try house.store.promises(of: loan).map(\.amount) == [100_000])
        #expect(try house.store.promiseSubject(of: ana) == nil)
        #expect(throws: StoreError.promiseNotFound) { try house.store.withdrawPromise(second, scope: .all) }
        #expect(try house.number("SELECT count(*) FROM promise") == 2)
        #expect(try house.number("SELECT count(*) FROM audit WHERE action = 'promise_withdrawn'") == 1)
        #expect(throws: (any Error).self) { try house.store.database.execute("DELETE FROM promise_withdrawal") }
    }

    private func card(_ house: House, _ id: ClientID) throws -> ClientCard {
        let client = try house.store.client(id, scope: .all)
        return ClientCard(
            document: client.document, name: client.name, phone: client.phone, whatsapp: client.whatsapp,
            address: client.address, routeID: house.center, visitOrder: client.visitOrder)
    }
}
