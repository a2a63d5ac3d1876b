import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("Queueing a message")
struct EnqueueTests {
    @Test("the arrears are brought to today before the message is written, and not in its transaction")
    func rollsOverApart() throws {
        let house = try House()
        try house.debtor("Ana", "1042")
        try house.store.rollOver()
        house.time.set("2026-11-24", 9)
        #expect(throws: StoreError.self) { try house.remind(ClientID(999)) }
        #expect(try house.store.setting(.rolledDay) == "2026-11-24")
    }

    @Test("pressing twice sends once")
    func twice() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        let first = try house.remind(ana)
        #expect(first == .queued(first.message, later: nil))
        #expect(try house.remind(ana) == .already(first.message))
        #expect(try house.messages().count == 1)
    }

    @Test("a client has one open collection message, whoever asks and on whatever day")
    func oneOpen() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        let first = try house.remind(ana).message
        #expect(try house.remind(ana, kind: .reminder) == .already(first))
        house.time.set("2026-11-24", 9)
        #expect(try house.remind(ana) == .already(first))
    }

    @Test("the schema itself lets no second open collection message in")
    func schemaGuards() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        try house.remind(ana)
        #expect(throws: (any Error).self) {
            try house.store.write {
                var row = NewMessage(kind: .overdue, channel: .sms, recipient: "+573001112233", state: .queued)
                row.clientID = ana
                _ = try house.store.insert(row)
            }
        }
        #expect(try house.messages().count == 1)
    }

    @Test("the text is made from the ledger, all loans of a client together")
    func text() throws {
        let house = try House()
        let ana = try house.debtor("ANA MARÍA Ríos", "1042")
        try house.loan("999", of: ana, firstDue: "2026-11-16")
        let message = try house.message(try house.remind(ana).message)
        #expect(
            message.body == "DIAMANTE: Ana, debe $200.000 de 999 y 1042 desde 03/11. Saldo $1.000.000. SALIR")
        #expect(message.recipient == "+573001000001")
        #expect(message.segments == 1)
        #expect(try house.number("SELECT estimate_micros FROM message") == 50_000)
        #expect(message.createdBy == "ana")
    }

    @Test("yesterday's arrears are brought to today before they are named")
    func rolledOver() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        try house.store.rollOver()
        house.time.set("2026-11-24", 9)
        let message = try house.message(try house.remind(ana).message)
        #expect(message.body.contains("$200.000"))
    }

    @Test("without authorisation it is kept as blocked, once a day and reason")
    func blocked() throws {
        let house = try House()
        let ana = try house.client("Ana", consents: [])
        try house.loan("1042", of: ana)
        let first = try house.remind(ana)
        #expect(first.reason == .noConsent)
        #expect(try house.remind(ana) == first)
        #expect(try house.message(first.message).reason == "no_consent")
        try house.consent(ana, .sms)
        guard case .queued = try house.remind(ana) else {
            Issue.record("not queued")
            return
        }
    }

    @Test(
        "what rules a message out",
        arguments: [
            ("no phone", BlockReason.noPhone), ("landline", .landline), ("revoked", .consentRevoked),
            ("opted out", .optedOut), ("out of all", .optedOutOfAll), ("bad number", .badPhone), ("paid", .nothingOwed),
            ("no text", .noTemplate),
        ])
    func ruledOut(what: String, reason: BlockReason) throws {
        let house = try House { business in
            if what == "no text" { business.templates = Business.catalogue(without: [.overdue]) }
        }
        let phone: String? = what == "no phone" ? nil : what == "landline" ? "+576013443460" : "+573001112233"
        let ana = try house.client("Ana", phone: phone)
        try house.loan("1042", of: ana)
        switch what {
        case "revoked": try house.consent(ana, .sms, .collection, .revoked)
        case "opted out":
            try house.store.recordOptOut(ana, by: [.sms], scope: .reminders, source: "llamada")
        case "out of all":
            try house.store.recordOptOut(ana, by: [.sms], scope: .everything, source: "llamada")
        case "bad number":
            try house.store.database.run("UPDATE client SET phone_problem = 'bad' WHERE id = ?", ana)
        case "paid": try house.pay("1042", 500_000)
        default: break
        }
        let result = try house.remind(ana)
        #expect(result.reason == reason)
    }

    @Test(
        "outside the legal hours it waits for the next window",
        arguments: [
            ("2026-11-23", 6, "2026-11-23", 7), ("2026-11-23", 19, "2026-11-24", 7),
            ("2026-11-28", 15, "2026-11-30", 7),
            ("2026-11-29", 12, "2026-11-30", 7), ("2026-12-08", 10, "2026-12-09", 7),
            ("2026-11-27", 19, "2026-11-28", 8),
        ])
    func later(day: String, hour: Int, nextDay: String, nextHour: Int) throws {
        let house = try House(at: day, hour: hour)
        let ana = try house.debtor("Ana", "1042")
        let opening = House.instant(nextDay, nextHour)
        let result = try house.remind(ana)
        #expect(result == .queued(result.message, later: opening))
        #expect(try house.message(result.message).notBefore == opening)
        #expect(try house.claim() == [])
    }

    @Test("a receipt goes at night, and reminders' opt-out does not stop it")
    func transactional() throws {
        let house = try House(hour: 23)
        let ana = try house.debtor("Ana", "1042")
        try house.store.recordOptOut(ana, by: [.sms, .whatsapp], scope: .reminders, source: "SALIR")
        let paid = try house.pay("1042", 50_000, confirm: .automatic)
        #expect(try house.claimOne().id == paid.confirmation?.message)
    }

    @Test(
        "a second contact on one day, or another channel in one week, is ruled out until the next one",
        arguments: [
            ("2026-11-23", Channel.sms, BlockReason.alreadyContactedToday, "24/11/2026 7:00"),
            ("2026-11-24", .whatsapp, .otherChannelThisWeek, "30/11/2026 9:00"),
            ("2026-11-29", .whatsapp, .otherChannelThisWeek, "30/11/2026 9:00"),
        ])
    func limits(day: String, channel: Channel, reason: BlockReason, from next: String) throws {
        let house = try House { $0.senders.whatsappIsSandbox = true }
        let ana = try house.client("Ana", consents: [.sms, .whatsapp])
        try house.loan("1042", of: ana)
        try house.remind(ana, wish: .only(.sms), kind: .reminder)
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM1", status: .delivered)))
        house.time.set(day, 10)
        let second = try house.remind(ana, wish: .only(channel))
        #expect(second.reason == reason)
        let from = try house.store.clock.zone.civil(#require(second.from))
        #expect(from.day.formatted + " " + from.clock == next)
        // Asked for once more it is the same proof and the same answer.
        #expect(try house.remind(ana, wish: .only(channel)) == second)
    }

    @Test(
        "the channel chosen: WhatsApp where it is allowed and can be delivered, else SMS",
        arguments: [
            ("nothing", Channel.sms), ("window", .whatsapp), ("template", .whatsapp), ("sandbox", .whatsapp),
            ("sandbox, no consent", .sms), ("sandbox, no sender", .sms), ("old window", .sms),
        ])
    func channel(what: String, expected: Channel) throws {
        let house = try House { business in
            if what.hasPrefix("sandbox") { business.senders.whatsappIsSandbox = true }
            if what.hasSuffix("no sender") { business.senders.whatsapp = false }
            if what == "template" { business.templates = Business.catalogue(approved: [.overdue]) }
        }
        let ana = try house.client("Ana", consents: what.hasSuffix("no consent") ? [.sms] : [.sms, .whatsapp])
        try house.loan("1042", of: ana)
        if what.hasSuffix("window") {
            let hours = what == "old window" ? 24 : 23
            try house.hear(
                "hola", from: "+573001000001", on: .whatsapp, at: house.time.now.adding(seconds: -hours * 3600))
        }
        let message = try house.message(try house.remind(ana).message)
        #expect(message.state == .queued)
        #expect(message.channel == expected)
        let order = try house.claimOne(expected)
        #expect((order.text.contentSID != nil) == (what == "template"))
        if what == "template" {
            #expect(order.text.contentVariables?.hasPrefix(#"{"1":"DIAMANTE","2":"Ana","3":"$150.000""#) == true)
        }
    }

    @Test("asked for by name, WhatsApp outside its window and without a template is ruled out")
    func outsideWindow() throws {
        let house = try House()
        let ana = try house.client("Ana", consents: [.whatsapp])
        try house.loan("1042", of: ana)
        let result = try house.remind(ana, wish: .only(.whatsapp))
        #expect(result.reason == .outsideWindow)
    }

    @Test("a test goes to any number at any hour, its text folded for SMS")
    func test() throws {
        let house = try House(hour: 23)
        let id = try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "Prueba rápida").message
        #expect(try house.message(id).body == "Prueba rapida")
        #expect(try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "Prueba rápida").message != id)
        let order = try #require(try house.claim().first)
        #expect(order.recipient == "+573001112233")
        #expect(order.validitySeconds == nil)
        #expect(try house.message(id).contactAt == nil)
    }

    @Test("which message fits a client today")
    func kinds() throws {
        let house = try House()
        let ana = try house.client("Ana")
        #expect(try house.store.collectionKind(of: ana) == nil)
        try house.loan("1", of: ana, firstDue: "2026-12-01")
        #expect(try house.store.collectionKind(of: ana) == .reminder)
        try house.loan("2", of: ana, firstDue: "2026-11-23")
        #expect(try house.store.collectionKind(of: ana) == .dueToday)
        try house.loan("3", of: ana, firstDue: "2026-11-19")
        #expect(try house.store.collectionKind(of: ana) == .overdue)
    }
}
