import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("Claiming: the last look before a message leaves")
struct ClaimTests {
    @Test("a claim marks the message, its attempt and the contact; a second claim finds nothing")
    func mark() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        let id = try house.remind(ana).message
        let order = try house.claimOne()
        let message = try house.message(id)
        #expect(order.id == id)
        #expect(order.attempt == 1)
        #expect(order.validitySeconds == 10 * 3600)
        #expect(order.text.body == message.body)
        #expect(message.state == .sending)
        #expect(message.contactAt == house.time.now)
        #expect(try house.number("SELECT count(*) FROM attempt WHERE number = 1 AND ended_at IS NULL") == 1)
        #expect(try house.claim() == [])
        #expect(
            try house.another().claim(
                ClaimRules(channel: .sms, limit: 9, budget: 9, collectionAllowed: true)) == [])
    }

    @Test("what was paid meanwhile is withdrawn; what was paid in part says the new amount")
    func paidMeanwhile() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1")
        let benito = try house.debtor("Benito", "2")
        let first = try house.remind(ana).message
        try house.remind(benito)
        try house.pay("1", 150_000)
        try house.pay("2", 120_000)
        let order = try house.claimOne()
        #expect(order.text.body.contains("debe $30.000"))
        #expect(try house.message(first).state == .withdrawn)
        #expect(try house.message(first).reason == "paid")
    }

    @Test("a payment annulled meanwhile is not confirmed")
    func annulledMeanwhile() throws {
        let house = try House()
        try house.debtor("Ana", "1")
        let paid = try house.pay("1", 150_000, confirm: .automatic)
        try house.store.database.run(
            "INSERT INTO annulment (payment_id, reason, annulled_by, annulled_at) VALUES (?, 'x', 'x', 0)",
            paid.paymentID)
        #expect(try house.claim() == [])
        #expect(try house.messages().map(\.reason) == ["annulled"])
    }

    @Test("who opted out meanwhile gets nothing, whoever wrote it down")
    func optedOutMeanwhile() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        let id = try house.remind(ana).message
        try house.store.database.run(
            "INSERT INTO opt_out (client_id, channel, scope) VALUES (?, 'sms', 'reminders')", ana)
        #expect(try house.claim() == [])
        #expect(try house.message(id).reason == "opted_out")
    }

    @Test("when the legal hour is over it is put off to the next window")
    func hourOver() throws {
        let house = try House(hour: 18)
        let ana = try house.debtor("Ana", "1042")
        let id = try house.remind(ana).message
        house.time.set("2026-11-23", 19)
        #expect(try house.claim() == [])
        #expect(try house.message(id).state == .queued)
        #expect(try house.message(id).notBefore == House.instant("2026-11-24", 7))
        house.time.set("2026-11-24", 7)
        #expect(try house.claimOne().id == id)
    }

    @Test(
        "two legal days late it still goes, after that it is withdrawn",
        arguments: [
            ("2026-11-25", 12, MessageState.sending), ("2026-11-25", 20, .withdrawn), ("2026-11-26", 9, .withdrawn),
            ("2026-12-14", 9, .withdrawn),
        ])
    func tooLate(day: String, hour: Int, state: MessageState) throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        let id = try house.remind(ana).message
        house.time.set(day, hour)
        _ = try house.claim()
        #expect(try house.message(id).state == state)
        if state == .withdrawn { #expect(try house.message(id).reason == "too_late") }
    }

    @Test("a receipt is never too late")
    func lateReceipt() throws {
        let house = try House()
        try house.debtor("Ana", "1042")
        try house.pay("1042", 50_000, confirm: .automatic)
        house.time.set("2026-12-14", 9)
        #expect(try house.claim().count == 1)
    }

    @Test("Sundays and holidays are no legal days late")
    func holidaysBetween() throws {
        let house = try House(at: "2026-12-04", hour: 10)
        let ana = try house.debtor("Ana", "1042")
        let id = try house.remind(ana).message
        // Saturday and Monday were legal, Sunday was not; Tuesday the 8th is a holiday.
        house.time.set("2026-12-08", 10)
        _ = try house.claim()
        #expect(try house.message(id).state == .withdrawn)
        house.time.set("2026-12-05", 10)
        let benito = try house.debtor("Benito", "2")
        let second = try house.remind(benito).message
        // Monday and Wednesday.
        house.time.set("2026-12-09", 10)
        #expect(try house.claimOne().id == second)
    }

    @Test("it goes to the number as it is now; without a number it is withdrawn")
    func phoneChanged() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1")
        let benito = try house.debtor("Benito", "2")
        try house.remind(ana)
        let second = try house.remind(benito).message
        try house.store.database.run("UPDATE client SET phone = '+573119998877' WHERE id = ?", ana)
        try house.store.database.run("UPDATE client SET phone = NULL WHERE id = ?", benito)
        let order = try house.claimOne()
        #expect(order.recipient == "+573119998877")
        #expect(try house.message(order.id).recipient == "+573119998877")
        #expect(try house.message(second).reason == "phone_changed")
    }

    @Test("an automatic channel that can no longer deliver becomes the other one; one asked for by name does not")
    func channelAgain() throws {
        let house = try House()
        let ana = try house.client("Ana", consents: [.sms, .whatsapp])
        let benito = try house.client("Benito", consents: [.sms, .whatsapp])
        try house.loan("1", of: ana)
        try house.loan("2", of: benito)
        try house.hear("hola", from: "+573001000001", on: .whatsapp)
        try house.hear("hola", from: "+573001000002", on: .whatsapp)
        let automatic = try house.remind(ana).message
        let named = try house.remind(benito, wish: .only(.whatsapp)).message
        #expect(try house.message(automatic).channel == .whatsapp)
        house.time.set("2026-11-24", 9)
        #expect(try house.claim(.whatsapp) == [])
        #expect(try house.message(named).reason == "outside_24h_window")
        let order = try house.claimOne(.sms)
        #expect(order.id == automatic)
        #expect(order.channel == .sms)
    }

    @Test("receipts do not wait behind reminders")
    func promptFirst() throws {
        let house = try House()
        for number in 1...5 { try house.remind(house.debtor("Cliente", String(number))) }
        house.time.pass(seconds: 60)
        let paid = try house.pay("3", 10_000, confirm: .automatic)
        #expect(try house.claim(limit: 2).map(\.id) == [paid.confirmation?.message, 1])
    }

    @Test("while nobody knows of a STOP, only what is owed to the client goes")
    func collectionNotAllowed() throws {
        let house = try House()
        try house.remind(house.debtor("Ana", "1"))
        #expect(try house.claim(collectionAllowed: false) == [])
        let paid = try house.pay("1", 10_000, confirm: .automatic)
        #expect(try house.claim(collectionAllowed: false).map(\.id) == [paid.confirmation?.message])
        #expect(try house.claim().count == 1)
    }

    @Test("what must wait for a list is left where it stands, whatever its class")
    func queuedAfter() throws {
        let house = try House()
        #expect(try house.store.backlogEnd() == nil)
        try house.remind(house.debtor("Ana", "1"))
        let old = try house.pay("1", 10_000, confirm: .automatic).confirmation?.message
        let end = try #require(try house.store.backlogEnd())
        #expect(end == old)
        #expect(try house.store.oldestQueued(upTo: end) == house.time.now)
        house.time.pass(seconds: 60)
        let new = try house.pay("1", 20_000, confirm: .automatic).confirmation?.message
        try house.remind(house.debtor("Berta", "2"))
        var rules = ClaimRules(channel: .sms, limit: 9, budget: 9, collectionAllowed: true, queuedAfter: end)
        #expect(
            try house.store.nextDue(.sms, collectionAllowed: true, queuedAfter: end) == house.time.now)
        #expect(try house.store.claim(rules).map(\.id) == [new, 4])
        #expect(try house.store.claim(rules).isEmpty)
        #expect(try house.store.nextDue(.sms, collectionAllowed: true, queuedAfter: end) == nil)
        rules.queuedAfter = nil
        #expect(try house.store.claim(rules).map(\.id) == [old, 1])
        #expect(try house.store.oldestQueued(upTo: end) == nil)
    }

    @Test("a claim keeps to its limit and its budget of segments; only a first message alone may be larger")
    func budget() throws {
        let house = try House()
        for number in 1...3 { try house.remind(house.debtor("Cliente", String(number))) }
        let long = String(repeating: "largo ", count: 50)
        for _ in 1...2 { try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: long) }
        #expect(try house.message(4).segments == 2)
        #expect(try house.claim(budget: 1).map(\.id) == [4])
        #expect(try house.claim(budget: 4).map(\.id) == [5, 1, 2])
        #expect(try house.claim(limit: 0).isEmpty)
        #expect(try house.claim(budget: 0).isEmpty)
        #expect(try house.claim(.whatsapp).isEmpty)
        #expect(try house.claim().map(\.id) == [3])
    }

    @Test("two messages of one client at once cannot both use up the day")
    func sameDay() throws {
        let house = try House()
        let ana = try house.client("Ana", notices: [.sms])
        try house.loan("1", of: ana)
        try house.remind(ana)
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM1", status: .queued)))
        // The reminder has left; another is queued by hand for later the same day.
        let draft = MessageDraft.collection(.reminder, client: ana, route: nil, day: "2026-11-23", wish: .only(.sms))
        guard case .blocked(_, .alreadyContactedToday, _) = try house.store.enqueue(draft) else {
            Issue.record("not blocked")
            return
        }
    }

    @Test("with a training clock, hours and days are those of the business, attempts those of the world")
    func clockOffset() throws {
        let house = try House(hour: 23)
        let ana = try house.debtor("Ana", "1042")
        let training = try Store(
            path: house.path, mode: .readWrite, clock: house.time.clock(offsetSeconds: 12 * 3600),
            business: .diamante(), login: "ana")
        let id = try training.enqueue(
            .collection(.overdue, client: ana, route: nil, day: training.clock.today, wish: .automatic)
        ).message
        let rules = ClaimRules(channel: .sms, limit: 9, budget: 9, collectionAllowed: true)
        let order = try #require(try training.claim(rules).first)
        #expect(order.id == id)
        #expect(try house.message(id).contactAt == House.instant("2026-11-24", 11))
        #expect(try house.number("SELECT sending_since FROM message") == Int(house.time.now.milliseconds))
        let retry = house.time.now.adding(seconds: 30)
        try training.finish([(order: order, sender: nil, outcome: .requeued(until: retry, detail: "429"), http: 429)])
        #expect(try training.claim(rules) == [])
        house.time.pass(seconds: 30)
        #expect(try training.claim(rules).count == 1)
        try training.recoverSending(firstLook: house.time.now.adding(seconds: 5))
        #expect(try training.dueLooks(limit: 9).isEmpty)
        house.time.pass(seconds: 5)
        #expect(try training.dueLooks(limit: 9).count == 1)
    }
}
