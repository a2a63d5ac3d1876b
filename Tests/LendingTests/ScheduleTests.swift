import Lending
import Testing

@Suite("Payment plans")
struct ScheduleTests {
    let calendar = HolidayCalendar()

    func days(_ frequency: Frequency, from first: Day, count: Int, moving: Bool = true) throws -> [Day] {
        try Schedule.installments(
            total: Money(Int64(count)), count: count, frequency: frequency, first: first, holidays: calendar,
            moveOffHolidays: moving
        ).map(\.due)
    }

    @Test(
        "the total is split in equal installments, the last one takes the remainder",
        arguments: [
            (600_000, 24, 25_000, 25_000), (100, 3, 33, 34), (1_000_000, 7, 142_857, 142_858), (24, 24, 1, 1),
            (50_000, 1, 50_000, 50_000), (1_999, 1_000, 1, 1_000),
            (1_000_000_000_000, 999, 1_001_001_001, 1_001_001_002),
        ] as [(Int64, Int, Int64, Int64)])
    func amounts(total: Int64, count: Int, each: Int64, last: Int64) throws {
        let plan = try Schedule.installments(
            total: Money(total), count: count, frequency: .weekly, first: "2026-11-23", holidays: calendar)
        #expect(plan.map(\.number) == Array(1...count))
        #expect(plan.dropLast().allSatisfy { $0.amount == Money(each) })
        #expect(plan.last?.amount == Money(last))
        #expect(plan.reduce(Money.zero) { $0 + $1.amount } == Money(total))
    }

    @Test("a daily plan runs Monday to Saturday, and a holiday shifts all later days")
    func daily() throws {
        // Sunday 15 and Monday 16 November 2026 (Independencia de Cartagena) are left out.
        #expect(
            try days(.daily, from: "2026-11-13", count: 8) == [
                "2026-11-13", "2026-11-14", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21",
                "2026-11-23",
            ])
    }

    @Test("a daily plan Monday to Friday leaves Saturdays out too")
    func dailyMondayToFriday() throws {
        #expect(
            try days(.dailyMondayToFriday, from: "2026-11-13", count: 6) == [
                "2026-11-13", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-23",
            ])
        // A wished Saturday becomes the Tuesday after the Monday that is a holiday.
        #expect(try days(.dailyMondayToFriday, from: "2026-11-14", count: 1) == ["2026-11-17"])
    }

    @Test("twice a week means three days later, then four")
    func twiceWeekly() throws {
        #expect(
            try days(.twiceWeekly, from: "2026-11-23", count: 5) == [
                "2026-11-23", "2026-11-26", "2026-11-30", "2026-12-03", "2026-12-07",
            ])
    }

    @Test("a weekly day on a holiday moves by itself, the later ones stay on their weekday")
    func weekly() throws {
        #expect(
            try days(.weekly, from: "2026-11-09", count: 4) == [
                "2026-11-09", "2026-11-17", "2026-11-23", "2026-11-30",
            ])
    }

    @Test("fortnightly means every fifteen days")
    func fortnightly() throws {
        // 15 December, 30 December, 14 January, 29 January, 13 February; none moves.
        #expect(
            try days(.fortnightly, from: "2026-12-15", count: 5) == [
                "2026-12-15", "2026-12-30", "2027-01-14", "2027-01-29", "2027-02-13",
            ])
    }

    @Test("monthly is counted from the first day, then clipped, then moved")
    func monthly() throws {
        #expect(
            try days(.monthly, from: "2026-01-31", count: 6, moving: false) == [
                "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30",
            ])
        #expect(
            try days(.monthly, from: "2026-01-31", count: 6) == [
                // 31 May 2026 is a Sunday; June is counted from January again.
                "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-06-01", "2026-06-30",
            ])
        #expect(try days(.monthly, from: "2027-12-31", count: 3, moving: false).last == "2028-02-29")
    }

    @Test("a wished first day that is no working day moves, and the later ones count from the wish")
    func firstDay() throws {
        #expect(try days(.daily, from: "2026-11-22", count: 2) == ["2026-11-23", "2026-11-24"])
        #expect(try days(.weekly, from: "2026-11-22", count: 2) == ["2026-11-23", "2026-11-30"])
        #expect(try days(.monthly, from: "2026-12-25", count: 2) == ["2026-12-26", "2027-01-25"])
    }

    @Test("with the setting off nothing moves, but a daily plan keeps to its weekdays")
    func settingOff() throws {
        #expect(try days(.weekly, from: "2026-11-22", count: 2, moving: false) == ["2026-11-22", "2026-11-29"])
        #expect(try days(.fortnightly, from: "2026-12-25", count: 1, moving: false) == ["2026-12-25"])
        #expect(
            try days(.daily, from: "2026-11-14", count: 3, moving: false) == [
                "2026-11-14", "2026-11-16", "2026-11-17",
            ])
        #expect(try days(.dailyMondayToFriday, from: "2026-11-14", count: 1, moving: false) == ["2026-11-16"])
    }

    @Test("a holiday added by hand counts, one removed by hand does not")
    func byHand() throws {
        let plan = try Schedule.installments(
            total: 3, count: 3, frequency: .daily, first: "2026-11-13",
            holidays: HolidayCalendar(added: ["2026-11-14": "Día cívico"], removed: ["2026-11-16"]))
        #expect(plan.map(\.due) == ["2026-11-13", "2026-11-16", "2026-11-17"])
    }

    @Test("weeks of holidays may put two due days on one day, never in the wrong order")
    func longHoliday() throws {
        let start: Day = "2026-11-23"
        let weeks = (0..<14).map { (start.adding(days: $0), "Cierre") }
        let plan = try Schedule.installments(
            total: 4, count: 4, frequency: .weekly, first: start,
            holidays: HolidayCalendar(added: Dictionary(uniqueKeysWithValues: weeks)))
        #expect(plan.map(\.due) == ["2026-12-07", "2026-12-07", "2026-12-07", "2026-12-14"])
    }

    @Test(
        "what cannot be a plan is refused with the reason",
        arguments: [
            (100, 0, "2026-11-23", .count(allowed: 1...1000)), (100, -1, "2026-11-23", .count(allowed: 1...1000)),
            (5_000, 1_001, "2026-11-23", .count(allowed: 1...1000)),
            (23, 24, "2026-11-23", .totalTooSmall(minimum: 24)), (0, 1, "2026-11-23", .totalTooSmall(minimum: 1)),
            (-100, 1, "2026-11-23", .totalTooSmall(minimum: 1)),
            (1_000_000_000_001, 1, "2026-11-23", .totalTooLarge(maximum: 1_000_000_000_000)),
            (1_000, 1_000, "2999-12-01", .dayOutOfRange),
        ] as [(Money, Int, Day, ScheduleError)])
    func refused(total: Money, count: Int, first: Day, error: ScheduleError) {
        for frequency in Frequency.allCases {
            #expect(throws: error) {
                try Schedule.installments(
                    total: total, count: count, frequency: frequency, first: first, holidays: calendar)
            }
        }
    }

    @Test("a first day that no calendar has is refused, not a crash", arguments: [Int32.min, -25_568, 376_200, .max])
    func oddFirstDay(number: Int32) {
        for frequency in Frequency.allCases {
            #expect(throws: ScheduleError.dayOutOfRange) {
                try Schedule.installments(
                    total: 10, count: 2, frequency: frequency, first: Day(number: number), holidays: calendar)
            }
        }
    }
}
