import Lending
import Testing

/// What holds for every plan, over random ones.
@Suite("Payment plans, any")
struct ScheduleProperties {
    let calendar = HolidayCalendar()

    @Test("sums, numbers, order and working days hold", arguments: Frequency.allCases, 0..<40)
    func always(frequency: Frequency, seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...200, using: &random)
        let total = Money(Int64(count) + Int64.random(in: 0...5_000_000, using: &random))
        let first = Day(number: Int32.random(in: 16_000...25_000, using: &random))
        let plan = try Schedule.installments(
            total: total, count: count, frequency: frequency, first: first, holidays: calendar)
        #expect(plan.map(\.number) == Array(1...count))
        #expect(plan.reduce(Money.zero) { $0 + $1.amount } == total)
        #expect(plan.allSatisfy { $0.amount > .zero && calendar.isWorkingDay($0.due) })
        #expect(zip(plan, plan.dropFirst()).allSatisfy { $0.due < $1.due })
        #expect((plan.first?.due).map { $0 >= first } == true)
    }

    @Test(
        "a daily plan leaves out no working day",
        arguments: [(Frequency.daily, Weekday.saturday), (.dailyMondayToFriday, .friday)], 0..<40)
    func dailyIsDense(plan: (frequency: Frequency, last: Weekday), seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let first = Day(number: Int32.random(in: 16_000...25_000, using: &random))
        let due = try Schedule.installments(
            total: 300, count: 300, frequency: plan.frequency, first: first, holidays: calendar
        ).map(\.due)
        let end = try #require(due.last)
        let working = (first.number...end.number).map(Day.init(number:)).filter {
            calendar.isWorkingDay($0) && $0.weekday <= plan.last
        }
        #expect(due == working)
    }

    @Test(
        "any other plan moves a day only past days that are not worked",
        arguments: [Frequency.twiceWeekly, .weekly, .fortnightly, .monthly], 0..<40)
    func movedNoFurther(frequency: Frequency, seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let first = Day(number: Int32.random(in: 16_000...25_000, using: &random))
        func plan(moving: Bool) throws -> [Day] {
            try Schedule.installments(
                total: 120, count: 120, frequency: frequency, first: first, holidays: calendar, moveOffHolidays: moving
            ).map(\.due)
        }
        for (wished, due) in zip(try plan(moving: false), try plan(moving: true)) {
            #expect(wished <= due)
            #expect((wished.number..<due.number).allSatisfy { !calendar.isWorkingDay(Day(number: $0)) })
        }
    }
}
