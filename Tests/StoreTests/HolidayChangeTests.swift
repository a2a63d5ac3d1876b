import Lending
import Messaging
import Testing

@testable import Store

@Suite("A holiday added or taken away")
struct HolidayChangeTests {
    let house: House

    init() throws {
        house = try House()
    }

    private func add(_ day: Day, _ name: String = "Día cívico") throws -> HolidayChange {
        try house.store.changeHoliday(day, name: name, isHoliday: true, role: .owner)
    }

    private func takeAway(_ day: Day) throws -> HolidayChange {
        try house.store.changeHoliday(day, name: "", isHoliday: false, role: .owner)
    }

    private func dues(_ number: String) throws -> [Day] {
        try house.store.installments(of: house.store.loan(number: number, scope: .all).id).map(\.due)
    }

    @Test("unpaid installments move to the next working day with their arrears, and back when it is none any more")
    func installments() throws {
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-24")
        try house.loan("2", of: house.client("Benito"), count: 5, frequency: .daily, firstDue: "2026-11-23")
        let before = try (dues("1"), dues("2"))
        let preview = try house.store.previewHoliday("2026-11-24", name: "x", isHoliday: true, role: .owner)
        #expect(try dues("1") == before.0 && house.number("SELECT count(*) FROM holiday") == 0)
        #expect(try house.number("SELECT count(*) FROM audit WHERE action LIKE 'holiday%'") == 0)

        let change = try add("2026-11-24", "x")
        #expect(change == preview)
        #expect(change.installments == 5)
        #expect(change.loans == 2)
        #expect(try dues("1").first == "2026-11-25")
        #expect(try dues("2") == ["2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"])
        #expect(try house.store.loan(number: "1", scope: .all).pastDueSince == "2026-11-25")
        #expect(try house.store.ledgerProblems().isEmpty)

        let back = try takeAway("2026-11-24")
        #expect(back.installments == 5)
        #expect(try (dues("1"), dues("2")) == before)
        #expect(try house.store.loan(number: "1", scope: .all).pastDueSince == "2026-11-24")
        #expect(try house.number("SELECT count(*) FROM audit WHERE action LIKE 'holiday%'") == 2)
        #expect(try takeAwayAgain() == .noHoliday("2026-11-24"))
    }

    private func takeAwayAgain() throws -> StoreError? {
        do {
            _ = try takeAway("2026-11-24")
            return nil
        } catch let error as StoreError {
            return error
        }
    }

    @Test("a plan that was made anew since stays as it is when the holiday is none any more")
    func replanned() throws {
        try house.loan("1", of: house.client("Ana"), count: 5, frequency: .daily, firstDue: "2026-11-30")
        let id = try house.store.loan(number: "1", scope: .all).id
        #expect(try add("2026-11-30").installments == 5)
        var terms = try house.store.loanTerms(id, scope: .all)
        terms.firstDue = "2026-12-14"
        try house.store.updateLoan(id, terms, role: .office, scope: .all)
        let agreed = try dues("1")
        #expect(agreed.first == "2026-12-14")
        #expect(try takeAway("2026-11-30").installments == 0)
        #expect(try dues("1") == agreed)
        terms.firstDue = "2026-12-21"
        let plan = try house.plans { try house.store.updateLoan(id, terms, role: .office, scope: .all) }
        #expect(!plan.contains("SCAN due_move"), "\(plan)")
    }

    @Test("an installment that was due that day is not overdue on the morning after")
    func notOverdue() throws {
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-23")
        _ = try add("2026-11-23")
        house.time.set("2026-11-24", 9)
        try house.store.rollOver()
        #expect(try house.number("SELECT overdue FROM loan") == 0)
    }

    @Test("of days gone by nothing is rewritten, nor where the house does not move due days")
    func staying() throws {
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-20")
        let past = try add("2026-11-20")
        #expect(past.installments == 0 && past.staying == 1)
        try house.store.change(try #require(HouseSetting.named("mover-festivos")), to: "no", role: .owner)
        let future = try add("2026-11-27")
        #expect(future.installments == 0 && future.staying == 1)
        #expect(try dues("1").prefix(2) == ["2026-11-20", "2026-11-27"])
    }

    @Test("a holiday by law that is worked here brings no due day forward")
    func workedHoliday() throws {
        // 8 December is a holiday: the plan was made around it.
        try house.store.addLoan(
            LoanTerms(
                number: "1", clientID: house.client("Ana"), routeID: house.center, principal: 500_000, total: 500_000,
                installments: 3, frequency: .weekly, firstDue: "2026-12-01", status: .active),
            holidays: house.store.holidays())
        #expect(try dues("1")[1] == "2026-12-09")
        let change = try takeAway("2026-12-08")
        #expect(change.installments == 0)
        #expect(change.name == "Inmaculada Concepción")
        #expect(try dues("1")[1] == "2026-12-09")
        // And back: what the law says is a holiday again.
        #expect(try add("2026-12-08", "").name == "Inmaculada Concepción")
    }

    @Test("queued messages whose hour is none any more get the next one, and come back with it")
    func messages() throws {
        house.time.set("2026-11-23", 20)
        let ana = try house.debtor("Ana", "1")
        let id = try house.remind(ana).message
        #expect(try house.message(id).notBefore == House.instant("2026-11-24", 7))
        let change = try add("2026-11-24")
        #expect(change.messages == 1)
        #expect(change.messagesFrom == House.instant("2026-11-25", 7))
        #expect(try house.message(id).notBefore == House.instant("2026-11-25", 7))
        house.time.set("2026-11-24", 9)
        #expect(try house.claim() == [])
        house.time.set("2026-11-24", 6)
        #expect(try takeAway("2026-11-24").messages == 1)
        #expect(try house.message(id).notBefore == House.instant("2026-11-24", 7))
        house.time.set("2026-11-24", 7)
        #expect(try house.claim().count == 1)
    }

    @Test("a holiday declared on its own day stops what is due already; receipts go on")
    func today() throws {
        let ana = try house.debtor("Ana", "1")
        let id = try house.remind(ana).message
        let receipt = try house.pay("1", 1000, confirm: .automatic).confirmation?.message
        #expect(try add("2026-11-23").messages == 1)
        #expect(try house.message(id).notBefore == House.instant("2026-11-24", 7))
        #expect(try house.claim().map(\.id) == [receipt].compactMap { $0 })
    }

    @Test("the year shows what the law made and who changed what")
    func year() throws {
        _ = try add("2026-11-24")
        _ = try takeAway("2026-12-08")
        let lines = try house.store.holidayLines(of: 2026)
        #expect(lines.count == 20)
        #expect(lines.count { $0.origin == .law } == 18)
        #expect(
            lines.first { $0.day == "2026-11-24" }
                == HolidayLine(
                    day: "2026-11-24", name: "Día cívico", origin: .added(by: "ana", at: house.time.now)))
        #expect(
            lines.first { $0.day == "2026-12-08" }?.origin == .removed(by: "ana", at: house.time.now))
        #expect(throws: StoreError.holidayAlready("2026-12-25", name: "Navidad")) { try self.add("2026-12-25") }
        #expect(throws: StoreError.notAllowed(.collector)) {
            try house.store.changeHoliday("2026-11-25", name: "x", isHoliday: true, role: .collector)
        }
    }

    @Test("the installments of the day are found by their own index")
    func plan() throws {
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-24")
        let plan = try house.plans { _ = try self.add("2026-11-24") }
        #expect(plan.contains("installment_unpaid_due (due=?)"), "\(plan)")
        let back = try house.plans { _ = try self.takeAway("2026-11-24") }
        #expect(back.contains("due_move_holiday"), "\(back)")
    }
}
