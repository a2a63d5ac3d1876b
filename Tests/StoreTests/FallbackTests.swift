import Lending
import Messaging
import Testing

@testable import Store

@Suite("When WhatsApp fails for good")
struct FallbackTests {
    let house: House
    let ana: ClientID

    init() throws {
        house = try House { business in
            business.templates = Business.catalogue(approved: Set(MessageKind.allCases))
        }
        ana = try house.debtor("Ana", "1", consents: Channel.allCases)
    }

    private func fail(_ order: SendOrder, code: Int = 63003) throws {
        try house.finish(order, .accepted(TwilioReport(sid: "SM\(order.id.rawValue)", status: .sent)))
        try house.store.merge([
            TwilioReport(sid: "SM\(order.id.rawValue)", status: .undelivered, errorCode: code)
        ])
    }

    @Test("a confirmation goes by SMS, once, and names the message it stands for")
    func confirmation() throws {
        try house.pay("1", 50_000, confirm: .automatic)
        let order = try house.claimOne(.whatsapp)
        try fail(order)
        try house.store.merge([TwilioReport(sid: "SM\(order.id.rawValue)", status: .failed, errorCode: 63003)])
        let sms = try house.claimOne(.sms)
        #expect(sms.text.body.contains("recibimos $50.000"))
        #expect(try house.number("SELECT resend_of FROM message WHERE id = \(sms.id.rawValue)") == order.id.rawValue)
        #expect(try house.messages().count == 2)
    }

    @Test("so does one that Twilio refuses, or fails at once")
    func refused() throws {
        try house.pay("1", 50_000, confirm: .automatic)
        try house.finish(house.claimOne(.whatsapp), .rejected(code: 63016, text: "no"))
        #expect(try house.claim(.sms).count == 1)
        try house.pay("1", 10_000, confirm: .automatic)
        try house.finish(
            house.claimOne(.whatsapp), .accepted(TwilioReport(sid: "SM9", status: .failed, errorCode: 63024)))
        #expect(try house.claim(.sms).count == 1)
    }

    @Test("collection never changes its channel within the week")
    func collection() throws {
        try house.remind(ana)
        try fail(house.claimOne(.whatsapp), code: 63024)
        #expect(try house.messages().count == 1)
        #expect(try house.store.outlook(.overdue, client: ana, wish: .automatic).channel == .whatsapp)
        #expect(
            try house.store.outlook(.overdue, client: ana, wish: .only(.sms)).decision.reason == .otherChannelThisWeek)
    }

    @Test("nothing goes by SMS that was sent on WhatsApp on purpose, or that the client refused there")
    func onPurpose() throws {
        try house.pay("1", 50_000, confirm: .only(.whatsapp))
        try fail(house.claimOne(.whatsapp))
        try house.pay("1", 10_000, confirm: .automatic)
        #expect(try house.messages("channel = 'sms'").count == 1, "the number is known as bad by now")
        let berta = try house.debtor("Berta", "2", consents: Channel.allCases)
        #expect(berta != ana)
        try house.pay("2", 50_000, confirm: .automatic)
        try fail(house.claimOne(.whatsapp), code: 63014)
        #expect(try house.messages("channel = 'sms' AND client_id = \(berta.rawValue)").isEmpty)
    }

    @Test("whoever did not allow SMS gets none; the reason is kept")
    func noConsent() throws {
        try house.debtor("Berta", "2", consents: [.whatsapp])
        try house.pay("2", 50_000, confirm: .automatic)
        try fail(house.claimOne(.whatsapp))
        #expect(try house.messages("channel = 'sms'").map(\.reason) == ["no_consent"])
    }

    @Test("what is recognised in Twilio's list as failed stays away: its SMS may have gone out and be in no book")
    func recognised() throws {
        try house.pay("1", 50_000, confirm: .automatic)
        let waiting = try #require(try house.messages().first)
        let listed = ListedMessage(
            channel: .whatsapp, recipient: waiting.recipient, body: waiting.body,
            createdAt: house.time.now.adding(seconds: 60),
            report: TwilioReport(sid: "SM1", status: .undelivered, errorCode: 63003))
        #expect(try house.store.recognise([listed]) == 1)
        #expect(try house.messages().map(\.state) == [.undelivered])
    }

    @Test("what left before a backup was restored stays away: its SMS may have gone out after the backup was made")
    func restored() throws {
        try house.pay("1", 50_000, confirm: .automatic)
        let order = try house.claimOne(.whatsapp)
        try house.finish(order, .accepted(TwilioReport(sid: "SM1", status: .sent)))
        house.time.pass(seconds: 60)
        _ = try house.store.takeUpAfterRestoring(pauseReason: "restaurada")
        try house.store.merge([TwilioReport(sid: "SM1", status: .undelivered, errorCode: 63024)])
        #expect(try house.messages().count == 1)
        house.time.pass(seconds: 60)
        try house.pay("1", 10_000, confirm: .automatic)
        #expect(try house.messages("channel = 'sms'").count == 1, "the number is bad by now")
        let berta = try house.debtor("Berta", "2", consents: Channel.allCases)
        try house.pay("2", 50_000, confirm: .automatic)
        try fail(house.claimOne(.whatsapp))
        #expect(try house.messages("channel = 'sms' AND client_id = \(berta.rawValue)").count == 1)
    }

    @Test("what a person has sent again meanwhile does not go a third time")
    func sentAgain() throws {
        try house.pay("1", 50_000, confirm: .automatic)
        let order = try house.claimOne(.whatsapp)
        try house.finish(order, .accepted(TwilioReport(sid: "SM1", status: .sent)))
        house.time.pass(seconds: 73 * 3600)
        try house.store.endFollowing(acceptedBefore: house.time.now)
        try house.store.resend(order.id, scope: .all)
        let again = try house.claimOne(.whatsapp)
        try house.finish(again, .accepted(TwilioReport(sid: "SM2", status: .delivered)))
        // The receipt of the first one comes very late.
        try house.store.merge([TwilioReport(sid: "SM1", status: .undelivered, errorCode: 30008)])
        #expect(try house.messages("channel = 'sms'").isEmpty)
        #expect(try house.message(order.id).state == .undelivered)
    }

    @Test("where the second one failed as well, its SMS goes by the first")
    func sentAgainInVain() throws {
        try house.pay("1", 50_000, confirm: .automatic)
        let order = try house.claimOne(.whatsapp)
        try house.finish(order, .accepted(TwilioReport(sid: "SM1", status: .sent)))
        house.time.pass(seconds: 73 * 3600)
        try house.store.endFollowing(acceptedBefore: house.time.now)
        try house.store.resend(order.id, scope: .all)
        try fail(house.claimOne(.whatsapp), code: 30008)
        try house.store.merge([TwilioReport(sid: "SM1", status: .undelivered, errorCode: 30008)])
        #expect(try house.messages("channel = 'sms'").count == 1)
    }

    @Test("the setting turns it off")
    func off() throws {
        try house.store.change(try #require(HouseSetting.named("respaldo-sms")), to: "no", role: .owner)
        try house.pay("1", 50_000, confirm: .automatic)
        try fail(house.claimOne(.whatsapp))
        #expect(try house.messages().count == 1)
    }
}
