import Lending
import Messaging
import Testing

@testable import Store

@Suite("What clients write back")
struct InboundTests {
    @Test("who blocked us and writes START can be written to again, once the office has noted that they want it")
    func unblocked() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        try house.remind(ana)
        let order = try house.claimOne()
        try house.store.finishAndLearn([(order, nil, .rejected(code: 21610, text: "no"), 400)])
        #expect(try house.store.numberProblems(of: ana, scope: .all) == [.sms: .refused])
        // Wishing it on another channel opens none.
        try house.hear("START", from: order.recipient, on: .whatsapp)
        #expect(try house.store.numberProblems(of: ana, scope: .all) == [.sms: .refused])
        try house.hear("Start", from: order.recipient)
        #expect(try house.store.numberProblems(of: ana, scope: .all).isEmpty)
        #expect(try house.store.outlook(.overdue, client: ana, wish: .only(.sms)).decision.reason == .optedOutOfAll)
        try house.store.liftOptOut(ana, means: .sms, source: "lo pidió por teléfono")
        #expect(try house.store.outlook(.overdue, client: ana, wish: .only(.sms)).decision.isAllowed)
    }

    @Test("a number that does not work is not mended by a word")
    func stillBad() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        try house.remind(ana)
        let order = try house.claimOne()
        try house.finish(order, .rejected(code: 21614, text: "no"))
        try house.hear("Start", from: order.recipient)
        #expect(try house.store.numberProblems(of: ana, scope: .all) == [.sms: .bad])
    }

    @Test("a STOP opts out of both channels and takes back what is queued, receipts excepted")
    func stop() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042", consents: [.sms, .whatsapp])
        let reminder = try house.remind(ana).message
        let receipt = try house.pay("1042", 10_000, confirm: .only(.sms)).confirmation?.message
        #expect(try house.hear(" Salir. ", from: "+573001000001") == 1)
        #expect(
            try Set(house.store.optOuts(of: ana)) == [
                OptOut(means: .sms, scope: .reminders), OptOut(means: .whatsapp, scope: .reminders),
            ])
        #expect(try house.message(reminder).state == .withdrawn)
        #expect(try house.message(reminder).reason == "opted_out")
        #expect(try house.claim().map(\.id) == [receipt])
        #expect(
            try house.number("SELECT count(*) FROM consent_event WHERE what = 'opt_out' AND source LIKE 'mensaje%'")
                == 2)
    }

    @Test("each message is kept once, also when the pages of one list overlap")
    func once() throws {
        let house = try House()
        let message = InboundMessage(
            sid: "SM1", channel: .sms, sender: "+573001000001", body: "hola", receivedAt: house.time.now)
        #expect(try house.store.keep([message, message]) == 1)
        #expect(try house.store.keep([message]) == 0)
        #expect(try house.store.keep([]) == 0)
        #expect(try house.number("SELECT count(*) FROM inbound") == 1)
    }

    @Test("an opt-out of everything is not narrowed by a later STOP")
    func widest() throws {
        let house = try House()
        let ana = try house.client("Ana")
        try house.store.recordOptOut(ana, by: [.sms], scope: .everything, source: "carta")
        try house.hear("STOP", from: "+573001000001")
        #expect(try house.store.optOuts(of: ana).contains(OptOut(means: .sms, scope: .everything)))
    }

    @Test("everyone behind a shared number is meant")
    func family() throws {
        let house = try House()
        let ana = try house.client("Ana", phone: "+573001112233")
        let benito = try house.client("Benito", phone: "+573004445566", whatsapp: "+573001112233")
        try house.hear("BAJA", from: "+573001112233")
        #expect(try house.store.optOuts(of: ana).count == 2)
        #expect(try house.store.optOuts(of: benito).count == 2)
    }

    @Test("a word on WhatsApp opens 24 hours of free text for that number only")
    func window() throws {
        let house = try House()
        let ana = try house.client("Ana", phone: "+573001112233", whatsapp: "+573009998877", consents: [.whatsapp])
        let benito = try house.client("Benito", phone: "+573001112233", consents: [.whatsapp])
        try house.hear("ya pagué", from: "+573001112233", on: .whatsapp)
        #expect(try house.store.contactFacts(ana).lastInboundAt == nil)
        #expect(try house.store.contactFacts(benito).lastInboundAt == house.time.now)
        try house.hear("vieja", from: "+573001112233", on: .whatsapp, at: house.time.now.adding(seconds: -60))
        #expect(try house.store.contactFacts(benito).lastInboundAt == house.time.now)
    }

    @Test("an SMS opens no window")
    func smsOpensNothing() throws {
        let house = try House()
        let ana = try house.client("Ana")
        try house.hear("hola", from: "+573001000001")
        #expect(try house.store.contactFacts(ana).lastInboundAt == nil)
        #expect(try house.store.optOuts(of: ana).isEmpty)
    }

    @Test("when inbound messages were last listed is remembered")
    func listed() throws {
        let house = try House()
        #expect(try house.store.inboundListedAt() == nil)
        try house.store.noteInboundListed(at: house.time.now)
        #expect(try house.store.inboundListedAt() == house.time.now)
    }
}
