import Lending
import Messaging
import Outbox
import Simulator
import Store
import Testing
import Twilio

@Suite("Pauses") struct PauseTests {
    @Test(
        "credentials that Twilio refuses pause everything, lose nothing, and sending goes on by itself",
        arguments: [10001, 20003, 20005])
    func account(_ code: Int) throws {
        let office = try Office { $0.faults.accountError = code }
        let ids = try office.queue(20)
        let mensajero = try Background(office)
        #expect(try eventually { try office.pauses().contains { $0.scope == .account && $0.errorCode == code } })
        #expect(try eventually { try office.messages("state = 'queued'").count == ids.count })
        office.twilio.faults.accountError = nil
        #expect(try eventually { try office.messages("state = 'delivered'").count == ids.count })
        #expect(try office.pauses().isEmpty)
        #expect(office.twilio.statistics.accepted == ids.count)
        _ = try mensajero.end()
    }

    @Test("a person may end the mensajero's own pause sooner than its check")
    func endedByAPerson() throws {
        let office = try Office { $0.faults.accountError = 20003 }
        let store = try office.store()
        defer { store.close() }
        let id = try office.queue()
        let mensajero = try Background(office) { $0.waits.probe = 3_600_000 }
        #expect(try eventually { try office.pauses().contains { $0.errorCode == 20003 } })
        office.twilio.faults.accountError = nil
        try store.resume(.account)
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(id).state == .delivered })
        _ = try mensajero.end()
    }

    @Test("what an earlier mensajero paused is asked about at once: whoever started this one may have put it right")
    func inherited() throws {
        let office = try Office()
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        try store.pause(.account, reason: "credenciales", errorCode: 20003)
        let id = try office.queue()
        #expect(try office.empty { $0.waits.probe = 3_600_000 } == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
        #expect(try office.pauses().isEmpty)
    }

    @Test("a person's pause holds until a person ends it")
    func person() throws {
        let office = try Office()
        let store = try office.store()
        defer { store.close() }
        try store.pause(.account, reason: "cierre de mes")
        let id = try office.queue()
        let mensajero = try Background(office)
        // The list at the beginning is proof that it had its turn.
        #expect(try eventually { office.twilio.statistics.requests > 0 })
        #expect(try office.message(id).state == .queued)
        try store.resume(.account)
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(id).state == .delivered })
        _ = try mensajero.end()
    }

    @Test("a channel without a sender waits and names the variable, the other one sends")
    func missingSender() throws {
        let office = try Office(unset: .whatsappNumber)
        let waiting = try office.queue("+573001000000", "hola", .whatsapp)
        let sent = try office.queue()
        let mensajero = try Background(office)
        #expect(try eventually { try office.message(sent).state == .delivered })
        #expect(try eventually { try !office.pauses().isEmpty })
        let pause = try #require(try office.pauses().first)
        #expect(pause.scope == .whatsapp)
        #expect(pause.reason.contains("TWILIO_WHATSAPP_NUMBER"))
        #expect(try office.message(waiting).state == .queued)
        _ = try mensajero.end()
        #expect(office.account.missingSender(on: .whatsapp) == .whatsappNumber)
        #expect(office.account.missingSender(on: .sms) == nil)
    }

    @Test("a clock that is wrong pauses collection and nothing else; right again, it goes on")
    func clock() throws {
        let office = try Office { $0.clockSkew = 600_000 }
        let store = try office.store()
        defer { store.close() }
        let reminder = try office.debtor(1, store).message
        let text = try office.queue()
        let mensajero = try Background(office)
        #expect(try eventually { try office.pauses().map(\.scope) == [.collection] })
        #expect(try eventually { try office.message(text).state == .delivered })
        #expect(try office.message(reminder).state == .queued)
        #expect(try office.pauses().first?.reason.contains("10 minutos") == true)
        _ = try mensajero.end()
    }

    @Test("a clock that is right again lifts the pause, also one that a dead mensajero left")
    func clockFits() throws {
        let office = try Office()
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        try store.pause(.collection, reason: "reloj")
        let reminder = try office.debtor(1, store).message
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(reminder).state == .delivered)
        #expect(try office.pauses().isEmpty)
    }

    @Test("answers that leave everything in doubt stop the queue before all of it is in doubt")
    func unanswered() throws {
        let office = try Office { $0.faults.creates = [.serverError: .every(1)] }
        try office.queue(100)
        _ = try office.work(.untilEmpty(seconds: 1)) { $0.waits.probe = 60_000 }
        #expect(office.twilio.statistics.creates <= 16)
        #expect(try office.messages("state = 'queued'").count >= 84)
        #expect(try office.pauses().map(\.scope) == [.account])
    }

    @Test("an outcome that cannot be written is kept and written later, without a second post")
    func unwritable() throws {
        let office = try Office()
        let store = try office.store()
        defer { store.close() }
        try store.refuse("accepted")
        let id = try office.queue()
        let mensajero = try Background(office)
        #expect(try eventually { office.twilio.statistics.creates == 1 })
        #expect(try office.message(id).state == .sending)
        try store.allow()
        #expect(try eventually { try office.message(id).state == .delivered })
        #expect(office.twilio.statistics.creates == 1)
        _ = try mensajero.end()
    }

    @Test("what cannot be marked is not posted")
    func unmarkable() throws {
        let office = try Office()
        let store = try office.store()
        defer { store.close() }
        try store.refuse("sending")
        let id = try office.queue()
        _ = try office.work(.untilEmpty(seconds: 1))
        #expect(office.twilio.statistics.creates == 0)
        try store.allow()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
    }
}
