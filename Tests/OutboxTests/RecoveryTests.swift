import Lending
import Messaging
import Outbox
import Simulator
import Store
import Testing

@Suite("After the death of a mensajero") struct RecoveryTests {
    /// Marks what is queued, as a process did that has died since.
    private func mark(_ office: Office, secondsAgo: Int = 0) throws -> [SendOrder] {
        let store = try office.store(secondsAgo: secondsAgo)
        defer { store.close() }
        return try store.claim(ClaimRules(channel: .sms, limit: 100, budget: 100, collectionAllowed: true))
    }

    @Test("what had been posted is found in the list and adopted")
    func adopted() throws {
        let office = try Office()
        let id = try office.queue()
        for order in try mark(office) { try office.post(order) }
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.history(id) == [.queued, .sending, .uncertain, .delivered])
        #expect(office.twilio.statistics.creates == 1)
    }

    @Test("what had not been posted is left to a person")
    func asks() throws {
        let office = try Office()
        let id = try office.queue()
        _ = try mark(office)
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .unresolved)
        #expect(try office.events(id).last?.detail == "not_found")
        #expect(office.twilio.statistics.creates == 0)
    }

    @Test("with `proved`, a younger message in the list proves the absence, and it is sent again, once")
    func proved() throws {
        let office = try Office()
        let id = try queuedAgo(office, seconds: 600)
        _ = try mark(office, secondsAgo: 600)
        try office.queue("+573001000099", "segundo")
        #expect(try office.empty { $0.resend = .proved } == .done(OutboxLeft()))
        #expect(try office.history(id) == [.queued, .sending, .uncertain, .queued, .sending, .accepted, .delivered])
        #expect(office.twilio.statistics.acceptedPerRecipient["+573001000000"] == 1)
    }

    @Test("with `ask`, the same proof only tells the person so")
    func provedAndAsked() throws {
        let office = try Office()
        let id = try queuedAgo(office, seconds: 600)
        _ = try mark(office, secondsAgo: 600)
        try office.queue("+573001000099", "segundo")
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .unresolved)
        #expect(try office.events(id).last?.detail == "absence_proved")
        #expect(office.twilio.statistics.acceptedPerRecipient["+573001000000"] == nil)
    }

    @Test("a list slower than the looks sends nothing twice", arguments: ResendPolicy.allCases)
    func slowList(_ policy: ResendPolicy) throws {
        let office = try Office { $0.faults.listLag = 600_000 }
        let id = try office.queue()
        for order in try mark(office) { try office.post(order) }
        try office.queue("+573001000099", "segundo")
        _ = try office.work(.untilEmpty(seconds: 1)) { $0.resend = policy }
        #expect(try office.message(id).state == .unresolved)
        #expect(office.twilio.statistics.acceptedPerRecipient["+573001000000"] == 1)
    }

    @Test("two messages to one number are told apart by their texts")
    func siblings() throws {
        let office = try Office()
        let lost = try office.queue("+573001000000", "primero")
        let posted = try office.queue("+573001000000", "segundo")
        let orders = try mark(office)
        try office.post(orders[1])
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(posted).state == .delivered)
        #expect(try office.message(lost).state == .unresolved)
        #expect(try office.events(lost).last?.detail == "not_found")
    }

    @Test("two equal messages to one number never adopt the same SID")
    func twins() throws {
        let office = try Office()
        let ids = [try office.queue(), try office.queue()]
        for order in try mark(office) { try office.post(order) }
        #expect(try office.empty() == .done(OutboxLeft()))
        let seen = try ids.map { try office.message($0) }
        #expect(seen.map(\.state) == [.delivered, .delivered])
        #expect(Set(seen.map(\.sid)).count == 2)
        #expect(office.twilio.statistics.creates == 2)
    }

    @Test("a list that cannot be read is read again, and no look is used up by it")
    func unreadableList() throws {
        let office = try Office { $0.faults.reads = [.serverError: .next(6)] }
        let id = try office.queue()
        for order in try mark(office) { try office.post(order) }
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
    }

    private func queuedAgo(_ office: Office, seconds: Int) throws -> MessageID {
        let store = try office.store(secondsAgo: seconds)
        defer { store.close() }
        return try store.enqueueTest(to: "+573001000000", channel: .sms, text: "primero").message
    }
}
