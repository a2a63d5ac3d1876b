import Lending
import Messaging
import Testing

@testable import Store

@Suite("Reminders before anything is late")
struct ReminderTests {
    let house: House

    init() throws {
        house = try House()
    }

    private func request(_ days: Int = 1) -> BulkRequest {
        BulkRequest(content: .reminders(daysAhead: days), target: .everyone)
    }

    private func entries(_ days: Int = 1, hold: Int = 0) throws -> [String: BulkEntry] {
        var found: [String: BulkEntry] = [:]
        _ = try house.store.preview(request(days), scope: .all, holdSeconds: hold) { found[$0.name] = $0 }
        return found
    }

    private func promise(_ number: String, _ amount: Money, _ day: Day) throws {
        let loan = try house.store.loan(number: number, scope: .all)
        try house.store.addPromise(loan: loan.id, amount: amount, day: day, scope: .all)
    }

    @Test("one message a client: a promise of today before what is due today before what is due soon")
    func kinds() throws {
        try house.loan("1", of: house.client("Hoy"), firstDue: "2026-11-23")
        try house.loan("2", of: house.client("Mañana"), firstDue: "2026-11-24")
        try house.loan("3", of: house.client("Después"), firstDue: "2026-11-25")
        try house.debtor("Promesa", "4")
        try promise("4", 80_000, "2026-11-23")
        let several = try house.client("Varios")
        try house.loan("5", of: several, firstDue: "2026-11-24")
        try house.loan("6", of: several, firstDue: "2026-11-24")
        try house.loan("7", of: several, firstDue: "2026-11-25")
        let found = try entries()
        #expect(
            found.mapValues(\.kind) == [
                "Hoy": .dueToday, "Mañana": .reminder, "Promesa": .promiseReminder, "Varios": .reminder,
            ])
        let (_, summary) = try house.store.queue(request(), scope: .all, holdSeconds: 0)
        #expect(summary.kinds == [.dueToday: 1, .reminder: 2, .promiseReminder: 1])
        #expect(
            try Set(house.claim().map(\.text.body)) == [
                "DIAMANTE: Hoy, hoy vence su cuota de $50.000. SALIR",
                "DIAMANTE: Mañana, su cuota de $50.000 vence el mar 24/11. SALIR",
                "DIAMANTE: Promesa, recuerde su promesa de $80.000. SALIR",
                "DIAMANTE: Varios, su cuota de $100.000 vence el mar 24/11. SALIR",
            ])
    }

    @Test("the texts of the preview are those that leave")
    func previewEqualsSent() throws {
        for (index, day) in ["2026-11-23", "2026-11-24"].enumerated() {
            try house.loan("\(index)", of: house.client("Cliente \(index)"), firstDue: Day(stringLiteral: day))
        }
        try house.store.addLoan(
            LoanTerms(
                number: "D", clientID: 1, routeID: house.center, principal: 90_000, total: 90_000, installments: 3,
                frequency: .daily, firstDue: "2026-11-23", status: .active), holidays: HolidayCalendar())
        try house.pay("D", 10_000)
        let previewed = try entries().values.compactMap { entry in
            if case .due(_, let text) = entry.fate { text.body } else { nil }
        }
        _ = try house.store.queue(request(), scope: .all, holdSeconds: 0)
        #expect(try Set(house.claim().map(\.text.body)) == Set(previewed))
        // A part of an installment was paid: what is missing counts.
        #expect(previewed.contains { $0.contains("$70.000") })
    }

    @Test("pressing twice sends once, and a second run of the day finds all there")
    func twice() throws {
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-24")
        #expect(try house.store.queue(request(), scope: .all, holdSeconds: 0).summary.dueNow == 1)
        #expect(try house.store.queue(request(), scope: .all, holdSeconds: 0).summary.already == 1)
        #expect(try house.number("SELECT count(*) FROM message WHERE dedupe = 'reminder:1:2026-11-23'") == 1)
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM1", status: .delivered)))
        #expect(try house.store.preview(request(), scope: .all).already == 1)
        #expect(try house.store.preview(BulkRequest(content: .overdue, target: .everyone), scope: .all).recipients == 0)
    }

    @Test("who is behind is left to the overdue notice, without a row that would be no proof")
    func behind() throws {
        let ana = try house.debtor("Ana", "1")
        try house.loan("2", of: ana, firstDue: "2026-11-24")
        let (_, summary) = try house.store.queue(request(), scope: .all, holdSeconds: 0)
        #expect(summary.excluded == [.behind: 1])
        #expect(try house.messages().isEmpty)
        #expect(try house.store.preview(BulkRequest(content: .overdue, target: .everyone), scope: .all).dueNow == 1)
    }

    @Test("a promise kept, put off or broken is not reminded of")
    func promises() throws {
        for number in 1...4 { try house.debtor("Cliente \(number)", "\(number)") }
        for number in 1...4 { try promise("\(number)", 60_000, "2026-11-23") }
        try house.pay("1", 60_000)
        try promise("2", 60_000, "2026-11-30")
        try house.pay("3", 20_000)
        let found = try entries()
        #expect(found["Cliente 1"]?.kind != .promiseReminder)
        #expect(found["Cliente 2"]?.kind != .promiseReminder)
        guard case .due(_, let text) = found["Cliente 3"]?.fate else {
            Issue.record("the rest of a promise is still promised")
            return
        }
        #expect(text.body.contains("$40.000"))
        #expect(found["Cliente 4"]?.kind == .promiseReminder)
        house.time.set("2026-11-24", 9)
        #expect(try entries().values.allSatisfy { $0.kind != .promiseReminder })
    }

    @Test("a promise for a Sunday is reminded of on the Saturday, with its day")
    func promiseOnASunday() throws {
        house.time.set("2026-11-27", 9)
        try house.debtor("Ana", "1")
        try promise("1", 60_000, "2026-11-29")
        #expect(try entries()["Ana"]?.kind != .promiseReminder)
        house.time.set("2026-11-28", 9)
        #expect(try entries()["Ana"]?.kind == .promiseReminder)
        _ = try house.store.queue(request(), scope: .all, holdSeconds: 0)
        #expect(try house.claimOne().text.body.contains("$60.000"))
    }

    @Test("a reminder that was held up until its client is behind is not sent any more")
    func behindMeanwhile() throws {
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-24")
        _ = try house.store.queue(request(), scope: .all, holdSeconds: 0)
        house.time.set("2026-11-25", 9)
        #expect(try house.claim() == [])
        #expect(try house.messages().map(\.reason) == ["behind"])
    }

    @Test("on a Saturday also what falls due on the first legal day after, over a holiday Monday")
    func weekend() throws {
        // Monday 13 July 2026 is a holiday: installments of Tuesday have no other day before them.
        house.time.set("2026-07-11", 9)
        try house.loan("1", of: house.client("Martes"), firstDue: "2026-07-14")
        try house.loan("2", of: house.client("Miércoles"), firstDue: "2026-07-15")
        #expect(try entries().keys.sorted() == ["Martes"])
        #expect(try entries(0).isEmpty)
        house.time.set("2026-07-14", 9)
        #expect(try entries().keys.sorted() == ["Martes", "Miércoles"])
    }

    @Test("in the evening it is tomorrow that counts: what is due then, and who is behind by then")
    func evening() throws {
        try house.loan("1", of: house.client("Hoy"), firstDue: "2026-11-23")
        try house.loan("2", of: house.client("Mañana"), firstDue: "2026-11-24")
        try house.loan("3", of: house.client("Pasado"), firstDue: "2026-11-25")
        house.time.set("2026-11-23", 20)
        #expect(try entries().mapValues(\.kind) == ["Mañana": .dueToday, "Pasado": .reminder])
        _ = try house.store.queue(request(), scope: .all, holdSeconds: 0)
        #expect(try house.number("SELECT count(*) FROM message WHERE dedupe LIKE '%:2026-11-24'") == 2)
        house.time.set("2026-11-24", 7)
        #expect(try house.claim().count == 2)
        house.time.set("2026-11-24", 10)
        #expect(try entries().values.allSatisfy { if case .already = $0.fate { true } else { $0.kind == .reminder } })
    }

    @Test("what speaks of today and does not fit today is not sent; what speaks of a later day may wait")
    func pace() throws {
        let slow = try House { $0.senders.unitsPerSecond = [.sms: 0.001] }
        slow.time.set("2026-11-23", 18, 30)
        for number in 1...3 { try slow.loan("\(number)", of: slow.client("Hoy \(number)"), firstDue: "2026-11-23") }
        for number in 4...5 { try slow.loan("\(number)", of: slow.client("Luego \(number)"), firstDue: "2026-11-25") }
        // 1 800 seconds at a thousandth: one message fits.
        let summary = try slow.store.preview(
            BulkRequest(content: .reminders(daysAhead: 2), target: .everyone), scope: .all)
        #expect(summary.dueNow == 1)
        #expect(summary.excluded == [.dayOver: 2])
        #expect(summary.scheduled == 2)
        #expect(summary.firstLater == House.instant("2026-11-24", 7))
    }

    @Test("a message of its day that was held up is withdrawn as such, not as paid; one that was paid as paid")
    func heldUp() throws {
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-23")
        try house.loan("2", of: house.client("Benito"), firstDue: "2026-11-23")
        _ = try house.store.queue(request(), scope: .all, holdSeconds: 0)
        try house.pay("2", 50_000)
        #expect(try house.claim(limit: 1, collectionAllowed: false) == [])
        house.time.set("2026-11-23", 10)
        try house.store.pause(.collection, reason: "x")
        house.time.set("2026-11-24", 9)
        #expect(try house.claim() == [])
        #expect(try house.messages().map(\.state) == [.withdrawn, .withdrawn])
        #expect(try house.messages().map(\.reason) == ["day_over", "day_over"])
    }

    @Test("only the own routes, one route where it is asked for")
    func scope() throws {
        let north = try house.route("Norte")
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-24")
        try house.loan("2", of: house.client("Nora", route: north), route: north, firstDue: "2026-11-24")
        var request = self.request()
        var seen: [String] = []
        _ = try house.store.preview(request, scope: .routes([north])) { seen.append($0.name) }
        request.target = .route(house.center)
        _ = try house.store.preview(request, scope: .all) { seen.append($0.name) }
        _ = try house.store.preview(request, scope: .routes([north])) { seen.append($0.name) }
        #expect(seen == ["Nora", "Ana"])
    }

    @Test("the clients are found by their days, each with what is theirs by key")
    func plan() throws {
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-24")
        let plan = try house.plans { _ = try house.store.preview(self.request(), scope: .all) }
        for index in ["installment_unpaid_due", "promise_day", "loan_client", "message_dedupe", "message_contact"] {
            #expect(plan.contains(index), "\(index): \(plan)")
        }
        #expect(!plan.contains("SCAN installment") && !plan.contains("SCAN l\n"), "\(plan)")
    }
}
