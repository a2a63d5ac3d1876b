import Lending
import Messaging
import Testing

@testable import Store

@Suite("A message of Twilio's list that nobody here knows")
struct RecognisingTests {
    let house: House
    let ana: ClientID
    let id: MessageID

    init() throws {
        house = try House()
        ana = try house.debtor("Ana", "1042")
        id = try house.remind(ana).message
    }

    private func listed(
        _ body: String? = nil, sid: String = "SM1", to number: String? = nil, on channel: Channel = .sms,
        after seconds: Int
    ) throws -> ListedMessage {
        let message = try house.message(id)
        return ListedMessage(
            channel: channel, recipient: number ?? message.recipient, body: body ?? message.body,
            createdAt: house.time.now.adding(seconds: seconds), report: TwilioReport(sid: sid, status: .delivered))
    }

    @Test("is the one that waits with that text: it has gone out, and uses up the day")
    func adopted() throws {
        #expect(try house.store.recognise([listed(after: 60)]) == 1)
        #expect(try house.message(id).state == .delivered)
        #expect(try house.message(id).sid == "SM1")
        #expect(try house.claim().isEmpty)
        #expect(
            try house.store.outlook(.overdue, client: ana, wish: .only(.sms)).decision.reason == .alreadyContactedToday)
        #expect(try house.store.outboxProblems().isEmpty)
        #expect(try house.store.recognise([listed(after: 60)]) == 0)
    }

    @Test("with another text leaves to a person what waits for that number")
    func otherText() throws {
        #expect(try house.store.recognise([listed("otro texto", after: 60)]) == 1)
        #expect(try house.history(id) == [.queued, .unresolved])
        #expect(try house.store.events(of: id).last?.detail == "other_text")
        #expect(try house.claim().isEmpty)
        #expect(try house.store.outboxProblems().isEmpty)
    }

    @Test("is told under the words that a trial account puts before it, also where an older one waits for that number")
    func trial() throws {
        let second = try house.store.enqueueTest(to: house.message(id).recipient, channel: .sms, text: "hola").message
        #expect(try house.store.recognise([listed(TrialText.prefix + "hola", after: 60)]) == 1)
        #expect(try house.message(second).state == .delivered)
        #expect(try house.message(id).state == .queued)
    }

    @Test("with other texts, two within seconds to the number of a family: both are left to a person")
    func family() throws {
        let second = try house.store.enqueueTest(to: house.message(id).recipient, channel: .sms, text: "hola").message
        let both = [try listed("uno", sid: "SM1", after: 60), try listed("dos", sid: "SM2", after: 63)]
        #expect(try house.store.recognise(both) == 2)
        #expect(try [id, second].map { try house.message($0).state } == [.unresolved, .unresolved])
        #expect(try house.claim().isEmpty)
    }

    @Test("is nothing to what was queued after it, to another number or for another channel")
    func unrelated() throws {
        #expect(try house.store.recognise([listed(after: -10)]) == 0)
        #expect(try house.store.recognise([listed(to: "+573009999999", after: 60)]) == 0)
        #expect(try house.message(id).state == .queued)
        try house.store.withdraw(id, scope: .all)
        let onPurpose = try house.remind(ana, wish: .only(.sms)).message
        #expect(try house.store.recognise([listed(on: .whatsapp, after: 60)]) == 0)
        #expect(try house.message(onPurpose).state == .queued)
    }

    @Test("may be one of ours that has no answer yet: that one is looked for by itself")
    func inFlight() throws {
        let number = try house.message(id).recipient
        let first = try house.store.enqueueTest(to: number, channel: .sms, text: "hola").message
        let order = try #require(try house.claim().first { $0.id == first })
        let second = try house.store.enqueueTest(to: number, channel: .sms, text: "hola").message
        #expect(try house.store.recognise([listed("hola", after: 1)]) == 0)
        try house.finish(order, .uncertain(firstLook: house.time.now, detail: "timeout"))
        #expect(try house.store.recognise([listed("hola", after: 1)]) == 0)
        #expect(try house.message(second).state == .queued)
        #expect(try house.store.adoptFound(house.store.dueLooks(limit: 1)[0], TwilioReport(sid: "SM1", status: .sent)))
        #expect(try house.store.recognise([listed("hola", after: 1)]) == 0)
    }

    @Test("is what waits with that text, although another one to that number has no answer yet")
    func besideOneInFlight() throws {
        try house.finish(house.claimOne(), .uncertain(firstLook: house.time.now, detail: "timeout"))
        let second = try house.store.enqueueTest(to: house.message(id).recipient, channel: .sms, text: "hola").message
        // Of a text that is neither's nobody can tell, and that of the other one is looked for by itself.
        #expect(try house.store.recognise([listed("otro texto", after: 1)]) == 0)
        #expect(try house.store.recognise([listed(after: 1)]) == 0)
        #expect(try house.message(second).state == .queued)
        #expect(try house.store.recognise([listed("hola", after: 1)]) == 1)
        #expect(try house.message(second).state == .delivered)
        #expect(try house.message(id).state == .uncertain)
        #expect(try house.store.outboxProblems().isEmpty)
    }

    @Test("is also one that was put back into the queue a moment before: its attempt did not leave")
    func putBack() throws {
        let order = try house.claimOne()
        try house.finish(order, .requeued(until: house.time.now, detail: "429"))
        #expect(try house.store.recognise([listed(after: 30)]) == 1)
        #expect(try house.message(id).state == .delivered)
    }

    @Test("is also an uncertain one that left once more long after its own departure")
    func uncertain() throws {
        let order = try house.claimOne()
        try house.finish(order, .uncertain(firstLook: house.time.now, detail: "cut"))
        // Around its departure it is looked for by itself; of another text nobody knows.
        #expect(try house.store.recognise([listed(after: 60)]) == 0)
        #expect(try house.store.recognise([listed("otro texto", after: 600)]) == 0)
        #expect(try house.store.recognise([listed(after: 600)]) == 1)
        #expect(try house.message(id).state == .delivered)
        #expect(try house.store.nextLook() == nil)
    }

    @Test("is one that would choose the other channel now: a person decides")
    func otherChannel() throws {
        try house.store.withdraw(id, scope: .all)
        let automatic = try house.remind(ana).message
        #expect(try house.message(automatic).channel == .sms)
        #expect(try house.store.recognise([listed(on: .whatsapp, after: 60)]) == 1)
        #expect(try house.message(automatic).state == .unresolved)
    }

    @Test("is what an undelivered one falls back to, although that was queued only now")
    func fallback() throws {
        let house = try House { $0.templates = Business.catalogue(approved: Set(MessageKind.allCases)) }
        try house.debtor("Ana", "1", consents: Channel.allCases)
        try house.pay("1", 50_000, confirm: .automatic)
        let order = try house.claimOne(.whatsapp)
        try house.finish(order, .accepted(TwilioReport(sid: "SM1", status: .sent)))
        // The books are put back as they were here, and an hour later the list tells of both.
        let left = house.time.now.adding(seconds: 90)
        house.time.pass(seconds: 3600)
        try house.store.merge([TwilioReport(sid: "SM1", status: .undelivered, errorCode: 63003)])
        let sms = try #require(try house.messages("channel = 'sms'").first)
        let twin = ListedMessage(
            channel: .sms, recipient: order.recipient, body: sms.body, createdAt: left,
            report: TwilioReport(sid: "SM2", status: .delivered))
        #expect(try house.store.recognise([twin]) == 1)
        #expect(try house.claim(.sms).isEmpty)
        #expect(try house.message(sms.id).state == .delivered)
    }

    @Test("is asked for by its SID and by its number")
    func plan() throws {
        let plan = try house.plans { try house.store.recognise([listed(after: 60)]) }
        #expect(plan.contains("message_recipient (recipient=?)"), "\(plan)")
        #expect(!plan.contains("SCAN message"), "\(plan)")
    }
}
