import Lending
import Messaging
import Testing

@testable import Store

@Suite("What the outbox has left to do") struct RemainingTests {
    @Test("each message counts once, where it stands")
    func counts() throws {
        let house = try House()
        #expect(try house.left() == OutboxLeft())
        #expect(try house.left().isEmpty)
        let store = house.store
        for number in 0..<5 { _ = try store.enqueueTest(to: "+57300100000\(number)", channel: .sms, text: "hola") }
        let orders = try house.claim(limit: 3)
        try house.finish(orders[0], .accepted(TwilioReport(sid: "SM1", status: .queued)))
        try house.finish(orders[1], .uncertain(firstLook: house.time.now, detail: "cut"))
        var left = OutboxLeft()
        (left.due, left.sending, left.uncertain, left.followed) = (2, 1, 1, 1)
        #expect(try house.left() == left)
        #expect(!left.isSettled)
    }

    @Test("what Twilio sent back for a moment is due; what waits for its hour is scheduled")
    func scheduled() throws {
        let house = try House(hour: 20)
        let ana = try house.debtor("Ana Gómez", "1042")
        try house.remind(ana)
        var left = OutboxLeft()
        left.scheduled = 1
        #expect(try house.left() == left)
        #expect(left.isSettled)
        #expect(!left.isEmpty)
        _ = try house.store.enqueueTest(to: "+573001000000", channel: .sms, text: "hola")
        try house.finish(
            house.claimOne(), .requeued(until: house.time.now.adding(seconds: 600), detail: "429"))
        left.due = 1
        #expect(try house.left() == left)
    }

    @Test("the next message is due by its class and its time")
    func nextDue() throws {
        let house = try House()
        let store = house.store
        #expect(try store.nextDue(.sms, collectionAllowed: true) == nil)
        let ana = try house.debtor("Ana Gómez", "1042")
        try house.remind(ana)
        #expect(try store.nextDue(.sms, collectionAllowed: true) == house.time.now)
        #expect(try store.nextDue(.sms, collectionAllowed: false) == nil)
        house.time.pass(seconds: 60)
        _ = try store.enqueueTest(to: "+573001000000", channel: .sms, text: "hola")
        #expect(try store.nextDue(.sms, collectionAllowed: false) == house.time.now)
        #expect(try store.nextDue(.sms, collectionAllowed: true) == house.time.now.adding(seconds: -60))
        #expect(try store.nextDue(.whatsapp, collectionAllowed: true) == nil)
    }

    @Test("a refusal for a STOP written to Twilio opts the client out, once")
    func learns() throws {
        let house = try House()
        let ana = try house.debtor("Ana Gómez", "1042")
        try house.remind(ana)
        let order = try house.claimOne()
        #expect(
            try house.store.finishAndLearn([
                (order: order, sender: nil, outcome: .rejected(code: 21610, text: ""), http: 400)
            ]) == [])
        #expect(try house.store.optOuts(of: ana).map(\.scope) == [.everything])
    }

    @Test("a price that Twilio has not told is looked for from its acceptance on")
    func unpriced() throws {
        let house = try House()
        let ana = try house.debtor("Ana Gómez", "1042")
        try house.deliver(ana, sid: "SM1")
        let accepted = house.time.now
        house.time.pass(seconds: 60)
        #expect(try house.store.oldestUnpriced(since: accepted) == accepted)
        #expect(try house.store.oldestUnpriced(since: house.time.now) == nil)
        try house.store.merge([TwilioReport(sid: "SM1", status: .delivered, priceMicros: 50_000, priceUnit: "USD")])
        #expect(try house.store.oldestUnpriced(since: accepted) == nil)
    }
}

extension House {
    fileprivate func left() throws -> OutboxLeft { try store.outboxLeft(dueBy: store.clock.businessNow) }
}
