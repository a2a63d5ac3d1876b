import HTTP
import Lending
import Messaging
import Simulator
import Store
import Testing

@testable import Outbox
@testable import Twilio

@Suite("What Twilio says of a message")
struct ReportTests {
    @Test(
        "a price or a number of segments that cannot be is not believed: sums of them must not burst",
        arguments: [
            ("-0.00750", 7500 as Int64?), ("0.05", 50_000), ("-999999999999", nil), ("1000001", nil), ("garbage", nil),
        ])
    func price(_ text: String, _ micros: Int64?) {
        let row = MessageResource(sid: "SM1", segments: 3, price: text, priceUnit: "USD")
        #expect(row.report.priceMicros == micros)
        #expect(row.report.priceUnit == (micros == nil ? nil : "USD"))
    }

    @Test(arguments: [(1, 1 as Int?), (10, 10), (0, nil), (-5, nil), (.max, nil)])
    func segments(_ told: Int, _ believed: Int?) {
        #expect(MessageResource(sid: "SM1", segments: told).report.segments == believed)
    }
}

@Suite("Following") struct FollowTests {
    @Test("dense at first, rare later, three days in all")
    func schedule() {
        let polls = PollSchedule.standard
        #expect(polls.tiers.map { $0.age / 1000 } == [120, 600, 3600, 86_400, 259_200])
        #expect(polls.tiers.map { $0.interval / 1000 } == [5, 15, 60, 600, 3600])
        #expect(polls.interval(0, isBusy: true) == 2000)
        #expect(polls.interval(0, isBusy: false) == 5000)
        #expect(polls.interval(1, isBusy: true) == 15_000)
        #expect(polls.horizon == 259_200_000)
        // The tiers meet: no age is nobody's.
        for tier in 1..<5 { #expect(polls.ages(tier).from == polls.ages(tier - 1).to) }
        #expect(polls.ages(0).from < 0)
    }

    @Test("a row of Twilio's becomes a report: a price is what was charged, an unknown word no step back")
    func reports() {
        let row = MessageResource(
            sid: "SM1", status: "delivered", segments: 2, errorCode: nil, price: "-0.00750", priceUnit: "USD")
        #expect(
            row.report
                == TwilioReport(
                    sid: "SM1", status: .delivered, segments: 2, priceMicros: 7500, priceUnit: "USD"))
        #expect(MessageResource(sid: "SM1", status: "teleported").report.status == .accepted)
        #expect(MessageResource(sid: "SM1", price: "0.1234567").report.priceMicros == nil)
    }

    @Test("only what clients wrote is inbound, with a time in any case")
    func inbound() {
        let now = Instant(seconds: 9)
        let from = TwilioAddress(.whatsapp, "+573001000000")
        let row = MessageResource(sid: "SM1", from: from, body: "hola", direction: .inbound, createdAt: 5000)
        #expect(
            row.inbound(orAt: now)
                == InboundMessage(
                    sid: "SM1", channel: .whatsapp, sender: "+573001000000", body: "hola",
                    receivedAt: Instant(seconds: 5)))
        #expect(MessageResource(sid: "SM1", from: from, direction: .inbound).inbound(orAt: now)?.receivedAt == now)
        #expect(MessageResource(sid: "SM1", from: from, direction: .outbound).inbound(orAt: now) == nil)
        #expect(MessageResource(sid: "SM1", direction: .inbound).inbound(orAt: now) == nil)
    }

    @Test("what the list does not show is asked for by its SID")
    func unlisted() throws {
        let office = try Office { $0.faults.listLag = 600_000 }
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
    }

    @Test("a price that came after the mensajero had ended is asked for by the next one's first list")
    func latePrice() throws {
        let office = try Office()
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        try office.queue(2)
        let orders = try store.claim(ClaimRules(channel: .sms, limit: 2, budget: 2, collectionAllowed: true))
        let sids = (0..<2).map { "SM" + String(repeating: "0", count: 31) + String($0) }
        let before = try office.store(login: Mensajero.author, secondsAgo: 172_800)
        defer { before.close() }
        try before.finish([(orders[0], nil, .accepted(TwilioReport(sid: sids[0], status: .delivered)), 201)])
        try store.finish([(orders[1], nil, .accepted(TwilioReport(sid: sids[1], status: .queued)), 201)])
        let desk = Desk(
            store: store, account: office.account, errors: office.errors, settings: office.settings, log: .none)
        desk.inboundListedAt = desk.now
        let poller = StatusPoller(desk: desk)
        #expect(try poller.start(awaitsList: false, wide: false) != nil)
        let pass = try #require(poller.pass)
        #expect(pass.reach <= desk.now.adding(seconds: -172_000))
        #expect(pass.asksPrices)
        #expect(pass.awaited == [sids[1]])
    }

    @Test(
        "a list that goes on for ever is read no further; what clients wrote is known only as far as it was read",
        arguments: [(10, false), (1000, true)])
    func endless(_ secondsBack: Int, _ isKnown: Bool) throws {
        let office = try Office()
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        let desk = Desk(
            store: store, account: office.account, errors: office.errors, settings: office.settings, log: .none)
        let before = desk.now.adding(seconds: -120)
        desk.inboundListedAt = before
        let poller = StatusPoller(desk: desk)
        // Something that is followed, and not listed, keeps the pass reading.
        try office.queue()
        let orders = try store.claim(ClaimRules(channel: .sms, limit: 1, budget: 1, collectionAllowed: true))
        let sid = "SM" + String(repeating: "1", count: 32)
        let ago = try office.store(login: Mensajero.author, secondsAgo: 5000)
        defer { ago.close() }
        try ago.finish([(orders[0], nil, .accepted(TwilioReport(sid: sid, status: .queued)), 201)])
        #expect(try poller.start(awaitsList: false, wide: false) != nil)
        let created = InternetDateText.of(desk.now.adding(seconds: -secondsBack))
        let text = """
            {"messages":[{"sid":"SM\(String(repeating: "2", count: 32))","date_created":"\(created)"}],"next_page_uri":"/x"}
            """
        let page = try MessagePage(
            Response(status: 200, body: Array(text.utf8)), of: office.account, number: 1000)
        #expect(
            try poller.answered(.success(page)).calls.allSatisfy { if case .page = $0.call { false } else { true } })
        #expect(poller.pass == nil)
        #expect((desk.inboundListedAt != before) == isKnown)
        #expect(poller.failures == (isKnown ? 0 : 1))
    }

    @Test(
        "a pass ends where all that is followed was shown and all that was written is known",
        arguments: [
            // The list's page ends so many seconds ago; known until ten seconds ago, followed for a hundred.
            (12, [], false, false), (16, [], false, true), (16, ["SM1"], false, false), (16, [], true, false),
            (120, ["SM1"], false, false), (161, ["SM1"], false, true), (161, [], true, true),
        ] as [(Int, Set<String>, Bool, Bool)])
    func passEnds(_ ago: Int, _ awaited: Set<String>, _ asksPrices: Bool, _ ends: Bool) throws {
        let noon = BusinessZone.bogota.instant(Day(iso: "2026-11-23") ?? Day(number: 0), hour: 7)
        let pass = ListPass(
            startedAt: noon, startedUp: 0, listensSince: noon.adding(seconds: -10), reach: noon.adding(seconds: -100),
            asksPrices: asksPrices, awaited: awaited, awaitsMore: false)
        #expect(pass.ends(with: try page(secondsBeforeNoon: ago), skew: 0) == ends)
    }

    /// A page of the list whose last row was created on that 23 November, UTC.
    private func page(secondsBeforeNoon seconds: Int) throws -> MessagePage {
        let (minute, second) = ((3600 - seconds) / 60, (3600 - seconds) % 60)
        let time = "11:\(minute):\(second < 10 ? "0" : "")\(second)"
        let text = """
            {"messages":[{"sid":"SM\(String(repeating: "0", count: 32))","direction":"outbound-api",
            "date_created":"Mon, 23 Nov 2026 \(time) +0000"}],"next_page_uri":"/x"}
            """
        let office = try Office()
        let response = Response(status: 200, body: Array(text.utf8))
        guard case .listed(let page) = TwilioAnswer(to: .list(MessageFilter()), of: office.account, .success(response))
        else { throw NoPage() }
        return try page.get()
    }

    private struct NoPage: Error {}

    @Test("`sent` for longer than we follow ends without a receipt")
    func noReceipt() throws {
        let office = try Office()
        let id = try office.queue("+573001000008")
        #expect(
            try office.empty {
                $0.polls = PollSchedule(tiers: [.init(age: 300, interval: 20)], busyInterval: 20, busyFor: 1000)
            } == .done(OutboxLeft()))
        #expect(try office.history(id).suffix(2) == [.sent, .noReceipt])
    }

    @Test("a status that comes step by step is followed to its end")
    func stepByStep() throws {
        let office = try Office {
            $0.pace = Simulator.Pace(sending: 20, sent: 100, delivered: 250, read: 400, priced: 300)
        }
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.history(id).last == .delivered)
        #expect(try office.history(id).contains(.sent))
    }

    @Test("a queue that overflows after messages were accepted (30001) slows the sender down and says so")
    func reportedError() throws {
        let office = try Office()
        let id = try office.queue("+573001000020")
        #expect(try office.empty { $0.waits.tooMany = Backoff(first: 60_000, longest: 60_000) } == .done(OutboxLeft()))
        #expect(try office.message(id).state == .failed)
        let pause = try #require(try office.pauses().first)
        #expect(pause.scope == .sms)
        #expect(pause.errorCode == 30001)
        #expect(pause.until != nil)
    }

    @Test("what clients wrote is kept once, however often the list shows it")
    func inboundKept() throws {
        let office = try Office { $0.accountSID = Office.accountSID }
        office.twilio.receive(from: "+573001000000", to: Office.number, body: "ya pagué")
        try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.inboundCount() == 1)
    }
}

/// `Mon, 23 Nov 2026 15:00:10 +0000`.
enum InternetDateText {
    static func of(_ instant: Instant) -> String {
        let civil = BusinessZone(name: "UTC") { _ in 0 }.civil(instant)
        let (year, month, day) = civil.day.components
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = [civil.hour, civil.minute, civil.secondOfDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "Mon, \(day) \(months[month - 1]) \(year) \(time.joined(separator: ":")) +0000"
    }
}
