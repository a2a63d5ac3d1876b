import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("What messages cost")
struct SpendingTests {
    /// Reminds a client, has Twilio accept it and, where a price is known, charge it.
    static func send(_ house: House, _ client: ClientID, sid: String, price: Int64? = nil, unit: String = "USD") throws
    {
        try house.deliver(client, sid: sid)
        guard let price else { return }
        try house.store.merge([
            TwilioReport(sid: sid, status: .delivered, segments: 1, priceMicros: price, priceUnit: unit)
        ])
    }

    @Test("the month counts real prices, estimates until they are known, and what is still to leave")
    func month() throws {
        let house = try House()
        for index in 1...4 { try house.debtor("Ana \(index)", "\(index)") }
        let clients = try (1...4).map { try house.store.loan(number: "\($0)", scope: .all).clientID }
        try Self.send(house, clients[0], sid: "SM1", price: 47_000)
        try Self.send(house, clients[1], sid: "SM2")
        try house.remind(clients[2])
        var month = try house.store.monthlySpending()
        #expect(month.charged == Cost(micros: 47_000))
        #expect(month.estimated == Cost(micros: 50_000))
        #expect(month.coming == Cost(micros: 50_000))
        #expect(month.spent == Cost(micros: 97_000) && month.committed == Cost(micros: 147_000))
        // One that nobody knows of counts as spent.
        try house.finish(house.claimOne(), .uncertain(firstLook: house.time.now, detail: "timeout"))
        month = try house.store.monthlySpending()
        #expect(month.estimated == Cost(micros: 100_000) && month.coming == .zero)
        // A new month begins at nothing but what is still in doubt.
        house.time.set("2026-12-01", 0)
        month = try house.store.monthlySpending()
        #expect(month.charged == .zero && month.estimated == Cost(micros: 50_000))
    }

    @Test("a price in another currency leaves the estimate standing, and is shown apart")
    func foreign() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1")
        try Self.send(house, ana, sid: "SM1", price: 200_000_000, unit: "COP")
        #expect(try house.store.monthlySpending().spent == Cost(micros: 50_000))
        let days = try house.store.dailySpending(days: 30, scope: .all)
        #expect(days.days == ["2026-11-23": Cost(micros: 50_000)])
        #expect(days.foreign == ["COP": Cost(micros: 200_000_000)])
    }

    @Test("days are those of the business, and a collector sees the own routes")
    func days() throws {
        let house = try House(hour: 18)
        let ana = try house.debtor("Ana", "1")
        try Self.send(house, ana, sid: "SM1", price: 47_000)
        house.time.set("2026-11-24", 18, 59)
        let north = try house.route("Norte")
        let luz = try house.debtor("Luz", "2", route: north)
        try house.store.enqueue(
            .collection(.overdue, client: luz, route: north, day: house.store.clock.today, wish: .automatic))
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM2", status: .queued, priceMicros: 30_000)))
        #expect(
            try house.store.dailySpending(days: 30, scope: .all).days == [
                "2026-11-23": Cost(micros: 47_000), "2026-11-24": Cost(micros: 30_000),
            ])
        #expect(
            try house.store.dailySpending(days: 30, scope: .routes([house.center])).days == [
                "2026-11-23": Cost(micros: 47_000)
            ])
        #expect(try house.store.dailySpending(days: 1, scope: .all).days.count == 1)
    }

    @Test(
        "the ceiling warns at 80 % and asks at 100 %",
        arguments: [
            (790_000, MonthlySpending.Standing.fine, 79), (800_000, .near, 80), (999_999, .near, 99),
            (1_000_000, .over, 100), (1_500_000, .over, 150),
        ])
    func standing(micros: Int64, standing: MonthlySpending.Standing, percent: Int) {
        var month = MonthlySpending()
        month.ceiling = Cost(micros: 1_000_000)
        month.coming = Cost(micros: micros)
        #expect(month.standing == standing)
        #expect(month.percent == percent)
        month.ceiling = nil
        #expect(month.standing == .fine && month.percent == nil)
    }

    @Test("a bulk action that reaches the ceiling queues nothing unless somebody said so")
    func ceiling() throws {
        let house = try House()
        for index in 1...3 { try house.debtor("Ana \(index)", "\(index)") }
        let request = BulkRequest(content: .overdue, target: .everyone)
        try house.store.setCeiling(micros: 150_000)
        let preview = try house.store.preview(request, scope: .all)
        #expect(preview.month?.standing == .over)
        #expect(throws: StoreError.self) { try house.store.queue(request, scope: .all, holdSeconds: 0) }
        #expect(try house.messages().isEmpty)
        #expect(try house.number("SELECT count(*) FROM run") == 0)
        let queued = try house.store.queue(request, scope: .all, holdSeconds: 0, overCeiling: true)
        #expect(queued.summary.recipients == 3)
        // Pressing again finds nobody to write to, and asks nothing.
        #expect(try house.store.queue(request, scope: .all, holdSeconds: 0).summary.already == 3)
    }

    @Test(
        "whoever sees some routes only is told of the ceiling without the house's figures", arguments: Language.allCases
    )
    func ceilingOfACollector(_ language: Language) throws {
        let house = try House()
        try house.debtor("Ana", "1")
        try house.store.setCeiling(micros: 30_000)
        let request = BulkRequest(content: .overdue, target: .everyone)
        do {
            _ = try house.store.queue(request, scope: .routes([house.center]), holdSeconds: 0)
            Issue.record("it was queued")
        } catch let error as StoreError {
            let sentence = error.sentence(language)
            #expect(!sentence.contains { $0.isNumber } && !sentence.contains("USD"), "\(sentence)")
            #expect(!sentence.contains("--"), "a collector may not exceed it")
        }
        do {
            _ = try house.store.queue(request, scope: .all, holdSeconds: 0)
            Issue.record("it was queued")
        } catch let error as StoreError {
            #expect(error.sentence(.es).contains("USD 0,03"))
        }
    }

    @Test("what waits in the queue counts against the ceiling, too")
    func queued() throws {
        let house = try House()
        for index in 1...3 { try house.debtor("Ana \(index)", "\(index)") }
        try house.store.setCeiling(micros: 160_000)
        let first = try house.store.loan(number: "1", scope: .all).id
        _ = try house.store.queue(
            BulkRequest(content: .overdue, target: .loans([first])), scope: .all, holdSeconds: 0)
        let preview = try house.store.preview(BulkRequest(content: .overdue, target: .everyone), scope: .all)
        #expect(preview.cost == Cost(micros: 100_000))
        #expect(preview.month?.committed == Cost(micros: 150_000))
        #expect(preview.month?.standing == .near)
    }

    @Test("only the owner sets the ceiling, and it can be taken away")
    func setting() throws {
        let house = try House()
        let setting = try #require(HouseSetting.named("tope-mensual"))
        #expect(throws: StoreError.notAllowed(.office)) { try house.store.change(setting, to: "50", role: .office) }
        try house.store.change(setting, to: "49,90", role: .owner)
        #expect(try house.store.monthlyCeiling == Cost(micros: 49_900_000))
        #expect(setting.shown("49.90", .es) == "49,90" && setting.shown("49.90", .en) == "49.90")
        // A thousand to some, one to others.
        #expect(throws: StoreError.settingValue(.monthlyCeiling)) {
            try house.store.change(setting, to: "1.000", role: .owner)
        }
        try house.store.change(setting, to: "no", role: .owner)
        #expect(try house.store.monthlyCeiling == nil)
    }

    @Test("the estimate is that of the text that leaves, and a test has one as well")
    func estimate() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1")
        try house.remind(ana)
        try house.store.database.run("UPDATE message SET estimate_micros = 1")
        _ = try house.claimOne()
        #expect(try house.number("SELECT estimate_micros FROM message") == 50_000)
        try house.store.enqueueTest(to: "+573001112233", channel: .whatsapp, text: "hola")
        #expect(try house.number("SELECT estimate_micros FROM message WHERE kind = 'prueba'") == 5_000)
    }

    @Test("a run shows its estimate beside what was charged")
    func runs() throws {
        let house = try House()
        for index in 1...2 { try house.debtor("Ana \(index)", "\(index)") }
        _ = try house.store.queue(
            BulkRequest(content: .overdue, target: .everyone), scope: .all, holdSeconds: 0)
        for (index, order) in try house.claim().enumerated() {
            try house.finish(order, .accepted(TwilioReport(sid: "SM\(index)", status: .queued)))
        }
        try house.store.merge([
            TwilioReport(sid: "SM0", status: .delivered, segments: 1, priceMicros: 42_000, priceUnit: "USD")
        ])
        let run = try #require(try house.store.runCosts(limit: 5, scope: .all).first)
        #expect(run.messages == 2 && run.priced == 1)
        #expect(run.estimate == Cost(micros: 100_000) && run.expected == Cost(micros: 50_000))
        #expect(run.charged == Cost(micros: 42_000))
        #expect(try house.store.runCosts(limit: 5, scope: .routes([try house.route("Norte")])).isEmpty)
    }

    @Test("the month is found by the index of what was accepted")
    func plan() throws {
        let house = try House()
        let plan = try house.plans {
            _ = try house.store.monthlySpending()
            _ = try house.store.dailySpending(days: 30, scope: .routes([house.center]))
            _ = try house.store.runCosts(limit: 5, scope: .all)
        }
        #expect(plan.contains("USING INDEX message_accepted"), "\(plan)")
        #expect(!plan.contains("SCAN message") && !plan.contains("SCAN m"), "\(plan)")
    }
}

extension Store {
    func setCeiling(micros: Int64) throws { try set(.monthlyCeiling, Cost(micros: micros).plain) }
}
