import Lending
import Testing

@Suite("What a holiday moves in a running loan")
struct HolidayMovesTests {
    /// A plan as it was made before anybody knew of the holiday.
    private func plan(_ frequency: Frequency, first: Day, count: Int = 5, paid: Int = 0) throws -> [Installment] {
        try Schedule.installments(
            total: Money(Int64(count) * 1000), count: count, frequency: frequency, first: first,
            holidays: HolidayCalendar()
        ).map {
            Installment(
                number: $0.number, due: $0.due, amount: $0.amount, paid: $0.number <= paid ? $0.amount : .zero)
        }
    }

    private func applied(_ moves: [HolidayMoves.Move], _ plan: [Installment]) -> [Installment] {
        plan.map { installment in
            var moved = installment
            if let move = moves.first(where: { $0.number == installment.number }) { moved.due = move.to }
            return moved
        }
    }

    private func holiday(_ days: Day...) -> HolidayCalendar {
        HolidayCalendar(added: Dictionary(uniqueKeysWithValues: days.map { ($0, "Día cívico") }))
    }

    @Test("a weekly installment goes to the next working day, the others stay")
    func weekly() throws {
        let before = try plan(.weekly, first: "2026-11-27")
        let moves = HolidayMoves.away(from: "2026-11-27", before, .weekly, holiday("2026-11-27"))
        #expect(moves == [HolidayMoves.Move(number: 1, from: "2026-11-27", to: "2026-11-28")])
    }

    @Test("in a daily plan all later days move with it, over Sundays and holidays")
    func daily() throws {
        // Thursday to Tuesday, with the Sunday between.
        let before = try plan(.daily, first: "2026-11-26", count: 6)
        let moves = HolidayMoves.away(from: "2026-11-27", before, .daily, holiday("2026-11-27"))
        #expect(
            applied(moves, before).map(\.due) == [
                "2026-11-26", "2026-11-28", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03",
            ])
    }

    @Test(
        "the plan is then the one that would have been made knowing of it", arguments: Frequency.allCases,
        0..<28)
    func asIfKnown(frequency: Frequency, offset: Int) throws {
        let day = Day("2026-11-24").adding(days: offset)
        let before = try plan(frequency, first: "2026-11-24", count: 20)
        let moved = applied(HolidayMoves.away(from: day, before, frequency, holiday(day)), before)
        let known = try Schedule.installments(
            total: 20_000, count: 20, frequency: frequency, first: "2026-11-24", holidays: holiday(day))
        #expect(moved.map(\.due) == known.map(\.due))
        // And taking it away again gives the plan of before.
        let back = HolidayMoves.back(
            HolidayMoves.away(from: day, before, frequency, holiday(day)), moved, frequency, HolidayCalendar(),
            today: "2026-11-23")
        #expect(applied(back, moved) == before)
    }

    @Test("what is paid stays where it is")
    func paid() throws {
        let before = try plan(.daily, first: "2026-11-24", paid: 2)
        #expect(HolidayMoves.away(from: "2026-11-25", before, .daily, holiday("2026-11-25")).isEmpty)
    }

    @Test(
        "taking back one of two holidays leaves the other's room", arguments: [Frequency.daily, .dailyMondayToFriday])
    func twoHolidays(frequency: Frequency) throws {
        let before = try plan(frequency, first: "2026-11-24", count: 10)
        let first = HolidayMoves.away(from: "2026-11-25", before, frequency, holiday("2026-11-25"))
        let once = applied(first, before)
        let second = HolidayMoves.away(from: "2026-12-01", once, frequency, holiday("2026-11-25", "2026-12-01"))
        let twice = applied(second, once)
        let back = HolidayMoves.back(first, twice, frequency, holiday("2026-12-01"), today: "2026-11-23")
        let known = try Schedule.installments(
            total: 10_000, count: 10, frequency: frequency, first: "2026-11-24", holidays: holiday("2026-12-01"))
        #expect(applied(back, twice).map(\.due) == known.map(\.due))
    }

    @Test("nothing is brought back to a day that has passed, nor what somebody else moved since")
    func passed() throws {
        let before = try plan(.weekly, first: "2026-11-27")
        let moves = HolidayMoves.away(from: "2026-11-27", before, .weekly, holiday("2026-11-27"))
        var moved = applied(moves, before)
        #expect(HolidayMoves.back(moves, moved, .weekly, HolidayCalendar(), today: "2026-11-28").isEmpty)
        moved[0].due = "2026-12-02"
        #expect(HolidayMoves.back(moves, moved, .weekly, HolidayCalendar(), today: "2026-11-23").isEmpty)
    }
}
