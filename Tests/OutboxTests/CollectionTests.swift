import Lending
import Messaging
import Outbox
import Simulator
import Store
import Testing

@Suite("Collection messages") struct CollectionTests {
    @Test("a reminder leaves with the figures of the ledger, until the legal hour ends")
    func leaves() throws {
        let office = try Office()
        let store = try office.store()
        defer { store.close() }
        let id = try office.debtor(1, store).message
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
        let sent = try #require(office.twilio.messages.first)
        #expect(sent.body.contains("$150.000"))
        // Ten hours at most: nine are left on a Monday at ten.
        #expect(sent.validityPeriod.map { (32_300...32_400).contains($0) } == true)
    }

    @Test("what was paid meanwhile is not asked for")
    func paidMeanwhile() throws {
        let office = try Office()
        let store = try office.store()
        defer { store.close() }
        let id = try office.debtor(1, store).message
        _ = try store.registerPayment(
            PaymentOrder(loanNumber: "1001", amount: Money(150_000), key: "k", confirmation: nil), scope: .all)
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .withdrawn)
        #expect(try office.message(id).reason == "paid")
        #expect(office.twilio.statistics.creates == 0)
    }

    @Test(
        "a STOP that waits in Twilio's list is read before the first reminder leaves",
        arguments: ["STOP", "no más mensajes"])
    func stopWord(_ word: String) throws {
        let office = try Office { $0.accountSID = Office.accountSID }
        let store = try office.store()
        defer { store.close() }
        let id = try office.debtor(1, store).message
        office.twilio.receive(from: Office.phone(1), to: Office.number, body: word)
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .withdrawn)
        #expect(try office.message(id).reason == "opted_out")
        #expect(office.twilio.statistics.creates == 0)
    }

    @Test("while inbound messages cannot be listed no reminder leaves, but a confirmation does")
    func gate() throws {
        let office = try Office { $0.faults.reads = [.serverError: .always] }
        let store = try office.store()
        defer { store.close() }
        let mensajero = try Background(office)
        #expect(try eventually { MensajeroStatus.read(office.directory) != nil })
        let reminder = try office.debtor(1, store).message
        let text = try office.queue()
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(text).state == .accepted })
        #expect(try office.message(reminder).state == .queued)
        office.twilio.faults.reads = [:]
        #expect(try eventually { try office.message(reminder).state == .delivered })
        _ = try mensajero.end()
    }

    @Test("21610 marks the opt-out, 21211 and 21614 the number")
    func learned() throws {
        let office = try Office()
        let store = try office.store()
        defer { store.close() }
        let route = try store.write { try office.route(store) }
        for (index, ending) in ["0004", "0005", "0010"].enumerated() {
            try office.confirmation(index, phone: "+57300100" + ending, route: route, store)
        }
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.messages("state = 'rejected'").map(\.errorCode) == [21610, 21211, 21614])
        #expect(try office.problems() == ["refused", "bad", "bad"])
        #expect(try office.optedOut() == 1)
    }

    @Test("two WhatsApp messages to one person are six seconds apart")
    func pair() throws {
        let office = try Office()
        let ids = [
            try office.queue("+573001000000", "uno", .whatsapp), try office.queue("+573001000000", "dos", .whatsapp),
        ]
        _ = try office.work(.untilEmpty(seconds: 1))
        #expect(office.twilio.statistics.creates == 1)
        #expect(try office.message(ids[1]).state == .queued)
        #expect(try office.events(ids[1]).last?.detail == "pair_pace")
    }

    @Test("also when another mensajero sent the first one")
    func pairAcrossMensajeros() throws {
        let office = try Office()
        try office.queue("+573001000000", "uno", .whatsapp)
        #expect(try office.empty() == .done(OutboxLeft()))
        let second = try office.queue("+573001000000", "dos", .whatsapp)
        _ = try office.work(.untilEmpty(seconds: 1))
        #expect(office.twilio.statistics.creates == 1)
        #expect(try office.message(second).state == .queued)
    }
}
