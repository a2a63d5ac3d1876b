import Lending
import Testing

@testable import Demo

@Suite("The plan of the demo portfolio")
struct PlanningTests {
    @Test("finds its place on every day of three years", arguments: [2026, 2027, 2028])
    func everyDay(year: Int) throws {
        let casting = Casting(clients: 12, loans: 12)
        let first = try #require(Day(year: year, month: 1, day: 1))
        var wrong: [Day] = []
        for offset in 0..<365 {
            let today = first.adding(days: offset)
            let planner = LoanPlanner(
                today: today, holidays: HolidayCalendar(), moveOffHolidays: offset % 2 == 0, paymentsPerLoan: 24)
            for loan in 0..<12 {
                let plan = try casting.plan(loan, by: planner)
                if plan.total <= plan.principal || plan.payments.contains(where: { $0.day > today }) {
                    wrong.append(today)
                }
            }
        }
        #expect(wrong == [])
    }

    @Test("gives up in a calendar of nothing but holidays")
    func noWorkingDays() throws {
        let today = try #require(Day(iso: "2026-11-23"))
        var added: [Day: String] = [:]
        for offset in -400...400 { added[today.adding(days: offset)] = "festivo" }
        let planner = LoanPlanner(
            today: today, holidays: HolidayCalendar(added: added), moveOffHolidays: true, paymentsPerLoan: 24)
        var dice = Dice(seed: 1)
        #expect(throws: DemoError.noTermsFit(today)) {
            try planner.plan(number: 1, client: 0, .overdue(.days1to7), .none, &dice)
        }
    }

    @Test("gathers payments where there are to be few")
    func gathered() throws {
        let casting = Casting(clients: 100, loans: 100)
        let today = try #require(Day(iso: "2026-11-23"))
        func payments(atMost limit: Int, _ loan: Int) throws -> Int {
            let planner = LoanPlanner(
                today: today, holidays: HolidayCalendar(), moveOffHolidays: true, paymentsPerLoan: limit)
            return try casting.plan(loan, by: planner).payments.count
        }
        var most = 0
        for loan in 0..<100 {
            let many = try payments(atMost: 1000, loan)
            // Two, and one for what was paid in part or by mistake.
            #expect(try payments(atMost: 2, loan) <= min(3, many))
            most = max(most, many)
        }
        #expect(most > 20)
    }

    @Test("deals what is 5 % as 5 % of any number")
    func decks() {
        let deck = Deck<Int>(shares: [(0, 5), (1, 95)])
        for count in [0, 1, 20, 100, 1000] {
            var dice = Dice(seed: 7)
            let dealt = deck.deal(count, &dice)
            #expect(dealt.count == count)
            #expect(abs(dealt.count { $0 == 0 } * 20 - count) <= 10)
        }
        // Shuffled: the rare card does not lie on top.
        var dice = Dice(seed: 7)
        #expect(deck.deal(1000, &dice).prefix(50).contains(1))
    }

    @Test("gives every number once, also in a portfolio of any size")
    func phoneNumbers() {
        var phones = PhoneBook()
        var seen: Set<String> = []
        for _ in 0..<250_000 { seen.insert(phones.mobile()) }
        #expect(seen.count == 250_000)
        #expect(seen.isDisjoint(with: PhoneBook.failing))
        #expect(seen.allSatisfy { $0.utf8.count == 13 })
    }
}
