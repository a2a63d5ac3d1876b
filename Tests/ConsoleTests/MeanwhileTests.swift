import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("What others do while a question stands there")
struct MeanwhileTests {
    @Test("a bulk action that would reach more people than were shown queues nothing and counts again")
    func bulkGrew() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        #expect(desk.line("Se envían ahora").contains(" 4 "))
        // Committed, and not yet heard of here.
        let other = try house.another()
        try other.recordConsent(
            house.client(ofLoan: "1090"), means: .sms, purpose: .collection, state: .granted, source: "contrato")
        desk.press("s")
        #expect(try house.messages().isEmpty)
        #expect(desk.text.contains("Los números cambiaron"))
        #expect(desk.line("Se envían ahora").contains(" 5 "))
        // The same key at once is the one that was held too long.
        desk.press("s")
        #expect(try house.messages().isEmpty)
        house.time.pass(seconds: 2)
        desk.press("s")
        #expect(try house.messages().count { $0.brief.state == .queued } == 5)
    }

    @Test("a bulk action that reaches fewer than were shown is what was agreed to")
    func bulkShrank() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        try house.another().pay("1101", 1_200_000)
        desk.press("s")
        #expect(try house.messages().count { $0.brief.state == .queued } == 3)
    }

    @Test("a bulk action can be agreed to while the books change without end, as another one goes out")
    func bulkInAStream() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        try house.another().pay("1101", 1_200_000)
        desk.app.handle(.changed)
        // Not counted again yet.
        desk.app.draw()
        #expect(desk.line("Se envían ahora").contains(" 4 "))
        house.time.pass(seconds: 1)
        desk.pressQuickly("s")
        #expect(try house.messages().count { $0.brief.state == .queued } == 3)
    }

    @Test("one answer for all holds for those that were counted, and for no others")
    func settleAll() throws {
        let house = try House(seed: House.five)
        try house.lose(house.client(ofLoan: "1042"))
        let desk = Desk(house)
        desk.press("3", "A")
        #expect(desk.text.contains("1 mensaje sin resolver"))
        try house.lose(house.client(ofLoan: "1077"))
        desk.press("r")
        #expect(try house.messages().count { $0.brief.state == .unresolved } == 2)
        #expect(desk.text.contains("Los números cambiaron"))
        #expect(desk.text.contains("2 mensajes sin resolver"))
        desk.press("y")
        #expect(try house.messages().allSatisfy { $0.brief.state == .delivered })
    }

    @Test("the number of unresolved ones follows the books while the question stands there")
    func settleCounts() throws {
        let house = try House(seed: House.five)
        try house.lose(house.client(ofLoan: "1042"))
        let desk = Desk(house)
        desk.press("3", "A")
        try house.lose(house.client(ofLoan: "1077"))
        desk.app.perform([.wrote])
        desk.look()
        #expect(desk.text.contains("2 mensajes sin resolver"))
    }

    @Test("a loan whose terms were changed under the question is not approved unseen")
    func approval() throws {
        let house = try HouseKind.lending.open()
        let loan = try house.store.loan(number: "1103", scope: .all).id
        let desk = Desk(house)
        desk.press("2", "/", "'rosa'", "enter", "enter", "g", "A")
        if !desk.text.contains("s sí") { desk.press("down", "A") }
        #expect(desk.text.contains("1103"), Comment(rawValue: desk.text))
        var terms = try house.store.loanTerms(loan, scope: .all)
        terms.total = terms.total + Money(60_000)
        try house.another(login: "ana").updateLoan(loan, terms, role: .owner, scope: .all)
        desk.press("s")
        #expect(try house.store.loan(number: "1103", scope: .all).status == .approved, Comment(rawValue: desk.text))
        #expect(house.queued == 0)
        #expect(desk.text.contains("cambió mientras tanto"))
    }

    @Test("a confirmation is not sent of a payment that was annulled under the question")
    func confirmation() throws {
        let house = try House(seed: House.five)
        try house.store.pay("1042", 50_000)
        let desk = Desk(house)
        desk.press("/", "'1042'", "enter", "c")
        #expect(desk.text.contains("R000001"), Comment(rawValue: desk.text))
        try house.another(login: "ana").annulPayment(
            receipt: "R000001", reason: "era de otro", role: .owner, scope: .all)
        let before = try house.messages().count
        desk.press("s")
        #expect(try house.messages().count == before, Comment(rawValue: desk.text))
        #expect(house.queued == 0)
    }

    @Test("a payment belongs to the loan its form was opened on, whatever number that has by now")
    func renumbered() throws {
        let house = try House(seed: House.five)
        let ids = try ["1042", "1077"].map { try house.store.loan(number: $0, scope: .all).id }
        let desk = Desk(house)
        desk.press("/", "'1042'", "enter", "p", "'10000'")
        let other = try house.another(login: "ana")
        for (id, number) in zip(ids, ["1042-A", "1042"]) {
            var terms = try other.loanTerms(id, scope: .all)
            terms.number = number
            try other.updateLoan(id, terms, role: .owner, scope: .all)
        }
        desk.press("ctrl-s")
        #expect(try house.store.payments(of: ids[1]).isEmpty)
        #expect(try house.store.payments(of: ids[0]).map(\.amount) == [Money(10_000)])
    }

    @Test("a client's card that somebody else changed is not overwritten unseen")
    func card() throws {
        let house = try House(seed: House.five)
        let id = try house.client(ofLoan: "1042")
        let desk = Desk(house)
        desk.press("2", "/", "'maria'", "enter", "e", "' de Paz'")
        var card = try house.store.clientCard(id, scope: .all)
        card.phone = "+573009998877"
        try house.another(login: "ana").updateClient(id, card)
        desk.press("ctrl-s")
        #expect(try house.store.clientCard(id, scope: .all).phone == "+573009998877")
        #expect(desk.text.contains("mientras tanto"))
        // Said once: whoever insists is believed.
        desk.press("ctrl-s")
        #expect(try house.store.clientCard(id, scope: .all).name.hasSuffix("de Paz"))
    }

    @Test("what an import let in is not cut by opening and saving its form")
    func long() throws {
        let house = try House(seed: House.five)
        let id = try house.client(ofLoan: "1042")
        var card = try house.store.clientCard(id, scope: .all)
        card.name = String(repeating: "María ", count: 30) + "Ríos"
        card.address = String(repeating: "Calle 1 ", count: 35) + "x"
        card.visitOrder = 1_000_000
        try house.store.updateClient(id, card)
        let loan = try house.store.loan(number: "1042", scope: .all).id
        var terms = try house.store.loanTerms(loan, scope: .all)
        terms.number = String(repeating: "9", count: 40)
        try house.store.updateLoan(loan, terms, role: .owner, scope: .all)
        let context = house.context()
        #expect(try !ClientForm(context, editing: id).holdsInput)
        _ = try ClientForm(context, editing: id).submit()
        _ = try LoanForm(context, editing: loan).submit()
        #expect(try house.store.clientCard(id, scope: .all) == card)
        #expect(try house.store.loanTerms(loan, scope: .all) == terms)
    }

    @Test("a loan that somebody else changed is not overwritten unseen")
    func loan() throws {
        let house = try HouseKind.lending.open()
        let id = try house.store.loan(number: "1103", scope: .all).id
        let desk = Desk(house)
        desk.app.perform([.push(try LoanForm(desk.app.context, editing: id))])
        desk.press("backspace", "'1'")
        var terms = try house.store.loanTerms(id, scope: .all)
        terms.routeID = try house.route("Norte")
        try house.another(login: "ana").updateLoan(id, terms, role: .owner, scope: .all)
        desk.press("ctrl-s")
        #expect(try house.store.loanTerms(id, scope: .all).routeID == (try house.route("Norte")))
        #expect(desk.text.contains("mientras tanto"))
    }
}
