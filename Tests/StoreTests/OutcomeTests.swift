import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("What came of an attempt")
struct OutcomeTests {
    let house: House
    let ana: ClientID
    let id: MessageID
    let order: SendOrder

    init() throws {
        house = try House()
        ana = try house.debtor("Ana", "1042")
        id = try house.remind(ana).message
        order = try house.claimOne()
    }

    @Test("accepted: the SID, what it may cost and the history are kept")
    func accepted() throws {
        let report = TwilioReport(sid: "SM1", status: .queued, segments: 2)
        #expect(try house.finish(order, .accepted(report)) == [])
        let message = try house.message(id)
        #expect(message.state == .accepted)
        #expect(message.sid == "SM1")
        #expect(message.segments == 2)
        #expect(try house.history(id) == [.queued, .sending, .accepted])
        #expect(try house.number("SELECT count(*) FROM attempt WHERE verdict = 'accepted' AND http_status = 201") == 1)
    }

    @Test("a second answer to the same attempt, and any answer to an older one, is dropped")
    func fenced() throws {
        try house.finish(order, .requeued(until: house.time.now, detail: "429"))
        #expect(try house.finish(order, .accepted(TwilioReport(sid: "SM1", status: .queued))) == [id])
        #expect(try house.message(id).state == .queued)
        let second = try house.claimOne()
        #expect(second.attempt == 2)
        #expect(try house.finish(order, .rejected(code: 21211, text: "late")) == [id])
        #expect(try house.message(id).state == .sending)
        try house.finish(second, .accepted(TwilioReport(sid: "SM2", status: .queued)))
        #expect(try house.finish(second, .uncertain(firstLook: house.time.now, detail: "late")) == [id])
        #expect(try house.message(id).sid == "SM2")
    }

    @Test("certainly not sent: queued again, no contact, the day is free")
    func requeued() throws {
        try house.finish(order, .requeued(until: house.time.now.adding(seconds: 30), detail: "429"))
        #expect(try house.message(id).contactAt == nil)
        #expect(try house.claim() == [])
        house.time.pass(seconds: 30)
        #expect(try house.claimOne().attempt == 2)
        #expect(try house.history(id) == [.queued, .sending, .queued, .sending])
    }

    @Test(
        "rejected: the day is free for another try, and the number's fault is remembered",
        arguments: [
            (21211, "bad"), (21614, "bad"), (21610, "refused_by_recipient"), (30001, nil),
        ] as [(Int, String?)])
    func rejected(code: Int, problem: String?) throws {
        try house.finish(order, .rejected(code: code, text: "no"))
        #expect(try house.message(id).state == .rejected)
        #expect(try house.message(id).errorCode == code)
        let again = try house.remind(ana)
        switch problem {
        case "bad": #expect(again.reason == .badPhone)
        case nil: #expect(again == .queued(again.message, later: nil))
        default: #expect(again.reason == .refused)
        }
    }

    @Test("uncertain counts as a contact and as the client's open message")
    func uncertain() throws {
        try house.finish(order, .uncertain(firstLook: house.time.now.adding(seconds: 5), detail: "timeout"))
        #expect(try house.message(id).state == .uncertain)
        #expect(try house.remind(ana) == .already(id))
        #expect(try house.store.nextLook() == house.time.now.adding(seconds: 5))
        #expect(try house.store.dueLooks(limit: 9).isEmpty)
        house.time.pass(seconds: 5)
        let due = try #require(try house.store.dueLooks(limit: 9).first)
        #expect(due.id == id)
        #expect(due.attempt == 1)
        #expect(due.looks == 0)
        #expect(due.body == order.text.body)
    }

    @Test("whoever takes the lock finds every sending message uncertain; the dead one's late answer is dropped")
    func recover() throws {
        #expect(try house.store.recoverSending(firstLook: house.time.now) == 1)
        #expect(try house.message(id).state == .uncertain)
        #expect(try house.finish(order, .accepted(TwilioReport(sid: "SM1", status: .queued))) == [id])
        #expect(try house.store.recoverSending(firstLook: house.time.now) == 0)
    }

    @Test("found in the list it is adopted; a SID of another row is not taken")
    func adopt() throws {
        try house.finish(order, .uncertain(firstLook: house.time.now, detail: "timeout"))
        let other = try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "x").message
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM9", status: .queued)))
        #expect(try house.store.knownSIDs(among: ["SM9", "SM1"]) == ["SM9"])
        let uncertain = try #require(try house.store.dueLooks(limit: 9).first)
        #expect(try house.store.adoptFound(uncertain, TwilioReport(sid: "SM9", status: .sent)) == false)
        #expect(try house.message(id).state == .uncertain)
        #expect(try house.store.adoptFound(uncertain, TwilioReport(sid: "SM1", status: .sent)))
        #expect(try house.message(id).state == .sent)
        #expect(try house.message(other).sid == "SM9")
        #expect(try house.store.adoptFound(uncertain, TwilioReport(sid: "SM2", status: .sent)) == false)
        #expect(try house.store.nextLook() == nil)
    }

    @Test("a message whose SID a twin took for its own is looked for, not left sending for ever")
    func twins() throws {
        try house.finish(order, .accepted(TwilioReport(sid: "SM0", status: .queued)))
        let first = try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "x").message
        try house.finish(house.claimOne(), .uncertain(firstLook: house.time.now, detail: "timeout"))
        let second = try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "x").message
        let late = try house.claimOne()
        // The look for the first finds the second's message before the second's answer is here.
        let look = try #require(try house.store.dueLooks(limit: 9).first)
        #expect(look.id == first)
        #expect(try house.store.adoptFound(look, TwilioReport(sid: "SM2", status: .queued)))
        #expect(try house.finish(late, .accepted(TwilioReport(sid: "SM2", status: .queued))) == [])
        #expect(try house.message(second).state == .uncertain)
        #expect(try house.store.dueLooks(limit: 9).map(\.id) == [second])
    }

    @Test("looked for in vain it is looked for again, then a person decides")
    func unresolved() throws {
        try house.finish(order, .uncertain(firstLook: house.time.now, detail: "timeout"))
        let look = try #require(try house.store.dueLooks(limit: 9).first)
        try house.store.lookedInVain(look, next: house.time.now.adding(seconds: 20))
        #expect(try house.store.dueLooks(limit: 9).isEmpty)
        house.time.pass(seconds: 20)
        let again = try #require(try house.store.dueLooks(limit: 9).first)
        #expect(again.looks == 1)
        try house.store.leaveUnresolved(again, because: "horizon")
        #expect(try house.message(id).state == .unresolved)
        #expect(try house.store.nextLook() == nil)
        #expect(try house.remind(ana) == .already(id))
    }

    @Test("proved absent it is queued again and was no contact")
    func provedAbsent() throws {
        try house.finish(order, .uncertain(firstLook: house.time.now, detail: "timeout"))
        let look = try #require(try house.store.dueLooks(limit: 9).first)
        try house.store.requeueProvedAbsent(look)
        #expect(try house.message(id).contactAt == nil)
        let second = try house.claimOne()
        #expect(second.attempt == 2)
        // What belongs to the first attempt touches the second no more.
        try house.store.leaveUnresolved(look, because: "late")
        try house.store.requeueProvedAbsent(look)
        #expect(try house.message(id).state == .sending)
    }

    @Test("outcomes written together are one commit")
    func together() throws {
        try house.store.database.execute(
            """
            CREATE TRIGGER broken BEFORE UPDATE ON message WHEN new.state = 'rejected'
            BEGIN SELECT raise(ABORT, 'disk'); END
            """)
        try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "x")
        let second = try house.claimOne()
        #expect(throws: SQLiteError.self) {
            try house.store.finish([
                (order: order, sender: nil, outcome: .accepted(TwilioReport(sid: "SM1", status: .queued)), http: 201),
                (order: second, sender: nil, outcome: .rejected(code: 1, text: "x"), http: 400),
            ])
        }
        #expect(try house.messages().map(\.state) == [.sending, .sending])
    }
}
