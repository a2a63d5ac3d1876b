import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("Following what Twilio reports")
struct FollowingTests {
    let house: House
    let ana: ClientID
    let id: MessageID

    init() throws {
        house = try House()
        ana = try house.debtor("Ana", "1042")
        id = try house.deliver(ana, sid: "SM1")
    }

    private func merge(_ status: DeliveryStatus, error: Int? = nil, price: Int64? = nil) throws -> Int {
        try house.store.merge([
            TwilioReport(
                sid: "SM1", status: status, errorCode: error, priceMicros: price, priceUnit: price.map { _ in "USD" })
        ])
    }

    @Test("reports come out of order: the further one stays")
    func outOfOrder() throws {
        #expect(try merge(.delivered) == 1)
        #expect(try merge(.sent) == 0)
        #expect(try merge(.queued) == 0)
        #expect(try house.message(id).state == .delivered)
        #expect(try merge(.read) == 1)
        #expect(try merge(.undelivered) == 0)
        #expect(try house.history(id) == [.queued, .sending, .accepted, .delivered, .read])
    }

    @Test("a price that comes later is kept and changes no state")
    func price() throws {
        _ = try merge(.delivered)
        #expect(try merge(.delivered, price: 50_000) == 0)
        #expect(try house.message(id).priceMicros == 50_000)
        #expect(try merge(.delivered) == 0)
        #expect(try house.message(id).priceMicros == 50_000)
    }

    @Test("what is known already, or not ours, is passed over")
    func known() throws {
        _ = try merge(.sent)
        let other = try house.another()
        let before = try other.dataVersion
        #expect(try merge(.sent) == 0)
        #expect(try house.store.merge([TwilioReport(sid: "SM7", status: .delivered)]) == 0)
        #expect(try other.dataVersion == before)
    }

    @Test("failed and undelivered free the day, not the week's channel")
    func freesTheDay() throws {
        _ = try merge(.undelivered, error: 30003)
        let again = try house.remind(ana, kind: .reminder)
        #expect(again == .queued(again.message, later: nil))
        try house.consent(ana, .whatsapp)
        try house.store.withdraw(again.message, scope: .all)
        let other = try house.remind(ana, wish: .only(.whatsapp), kind: .reminder)
        #expect(other.reason == .otherChannelThisWeek)
    }

    @Test(
        "a number that does not work is not paid for twice, even when the reason comes after the failure",
        arguments: [
            (30005, BlockReason.badPhone), (30006, .badPhone), (21610, .refused),
        ])
    func learns(code: Int, reason: BlockReason) throws {
        _ = try merge(.undelivered)
        _ = try merge(.undelivered, error: code)
        #expect(try house.message(id).errorCode == code)
        house.time.set("2026-11-24", 9)
        let again = try house.remind(ana)
        #expect(again.reason == reason)
    }

    @Test("a fault of ours teaches nothing about the number")
    func learnsNothing() throws {
        _ = try merge(.failed, error: 30007)
        house.time.set("2026-11-24", 9)
        guard case .queued = try house.remind(ana) else {
            Issue.record("not queued")
            return
        }
    }

    @Test("the last errors are those of a week, one line a code, found without reading every message there is")
    func lastErrors() throws {
        let house = try House()
        func fail(_ number: String, code: Int) throws {
            try house.remind(house.debtor("Ana \(number)", number))
            try house.finish(house.claimOne(), .rejected(code: code, text: "no \(code)"))
        }
        try fail("1", code: 21211)
        house.time.set("2026-12-01", 9)
        try fail("2", code: 30007)
        try fail("3", code: 30007)
        let errors = try house.store.lastErrors(limit: 5, scope: .all)
        #expect(errors.map(\.code) == [30007])
        #expect(errors.first?.count == 2)
        let plan = try house.plans {
            _ = try house.store.lastErrors(limit: 5, scope: .routes([house.center]))
        }
        #expect(!plan.contains("SCAN message"), "\(plan)")
    }

    @Test("what Twilio cancelled is withdrawn")
    func canceled() throws {
        _ = try merge(.canceled)
        #expect(try house.message(id).state == .withdrawn)
        #expect(try house.message(id).reason == "canceled")
    }

    @Test("a silent message ends without a receipt; a late receipt still counts")
    func noReceipt() throws {
        #expect(try house.store.followedCount() == 1)
        #expect(try house.store.followed(limit: 9) == ["SM1"])
        #expect(try house.store.oldestFollowed() == house.time.now)
        house.time.pass(seconds: 60)
        let later = try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "x").message
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM2", status: .queued)))
        #expect(try house.store.newestFollowed() == house.time.now)
        #expect(try house.store.endFollowing(acceptedBefore: house.time.now) == 1)
        #expect(try house.message(id).state == .noReceipt)
        #expect(try house.message(later).state == .accepted)
        #expect(try house.store.endFollowing(acceptedBefore: house.time.now) == 0)
        #expect(try merge(.sent) == 0)
        #expect(try merge(.delivered) == 1)
        #expect(try house.store.followed(limit: 9) == ["SM2"])
    }

    @Test("the schema lets nothing be followed without a SID and the time it was accepted")
    func schemaGuards() throws {
        #expect(throws: (any Error).self) {
            try house.store.database.run("UPDATE message SET accepted_at = NULL WHERE id = ?", id)
        }
        #expect(throws: (any Error).self) {
            try house.store.database.run("UPDATE message SET sid = NULL WHERE id = ?", id)
        }
    }
}
