import Lending
import Testing

@Suite("Holidays of Colombia")
struct HolidayTests {
    let calendar = HolidayCalendar()

    @Test("every holiday of four years has its day and its name, and no other day is one", arguments: 2024...2027)
    func table(year: Int) {
        let expected = HolidayTable.holidays.filter { $0.day.components.year == year }
        let found = calendar.holidays(of: year)
        #expect(found.map(\.day) == expected.map(\.day))
        #expect(found.map(\.name) == expected.map(\.name))
        for (day, name) in expected {
            #expect(calendar.isHoliday(day))
            #expect(calendar.name(of: day) == name)
        }
    }

    @Test(
        "Easter falls where the almanac has it",
        arguments: [
            "1984-04-22", "1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20",
            "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22", "2299-04-16",
        ] as [Day])
    func easter(day: Day) {
        #expect(Easter.sunday(of: day.components.year) == day)
    }

    @Test("Easter is a Sunday from 22 March to 25 April in every year", arguments: 1900...2999)
    func easterRange(year: Int) throws {
        let easter = try #require(Easter.sunday(of: year))
        #expect(easter.weekday == .sunday)
        let (_, month, day) = easter.components
        #expect((322...425).contains(month * 100 + day))
    }

    @Test("Chiquinquirá is a holiday from 2026 on, on the Monday from 9 July")
    func chiquinquira() {
        #expect(calendar.isHoliday("2025-07-14") == false)
        #expect(calendar.name(of: "2026-07-13") == "Nuestra Señora del Rosario de Chiquinquirá")
        // 9 July 2029 is a Monday itself.
        #expect(calendar.isHoliday("2029-07-09"))
        #expect(!calendar.isHoliday("2029-07-16"))
    }

    @Test("there are eighteen holidays a year, nineteen from 2026 on, on one day less where two meet")
    func counts() {
        for year in 1984...2100 {
            let days = calendar.holidays(of: year)
            let meeting = days.filter { $0.name.contains(" / ") }
            #expect(days.count + meeting.count == (year < 2026 ? 18 : 19), "\(year)")
            // Only the Sacred Heart of a late Easter meets Saint Peter's Monday.
            #expect(meeting.allSatisfy { $0.name == "Sagrado Corazón / San Pedro y San Pablo" })
        }
    }

    @Test("two holidays on one day are named together", arguments: ["2025-06-30", "2030-07-01"] as [Day])
    func coincidence(day: Day) {
        #expect(calendar.name(of: day) == "Sagrado Corazón / San Pedro y San Pablo")
    }

    @Test("a moved holiday leaves its own date a working day")
    func moved() {
        #expect(calendar.name(of: "2026-01-06") == nil)
        #expect(calendar.isWorkingDay("2026-01-06"))
        #expect(calendar.name(of: "2026-01-12") == "Reyes Magos")
        // 12 October 2026 is a Monday: it stays.
        #expect(calendar.isHoliday("2026-10-12"))
        #expect(!calendar.isHoliday("2026-10-19"))
    }

    @Test("days can be added, renamed and removed by hand")
    func byHand() {
        let calendar = HolidayCalendar(
            added: ["2026-11-27": "Día cívico", "2026-12-25": "Navidad de la empresa"],
            removed: ["2026-12-08", "2026-11-30"])
        #expect(calendar.name(of: "2026-11-27") == "Día cívico")
        #expect(!calendar.isWorkingDay("2026-11-27"))
        #expect(calendar.name(of: "2026-12-25") == "Navidad de la empresa")
        #expect(calendar.name(of: "2026-12-08") == nil)
        #expect(calendar.isWorkingDay("2026-12-08"))
        #expect(calendar.isWorkingDay("2026-11-30"))
        #expect(calendar.holidays(of: 2026).count == 19)
    }

    @Test("a day both added and removed is a holiday, for its name and for the yes or no")
    func addedAndRemoved() {
        let calendar = HolidayCalendar(added: ["2026-11-27": "Día cívico"], removed: ["2026-11-27"])
        #expect(calendar.name(of: "2026-11-27") != nil)
        #expect(calendar.isHoliday("2026-11-27"))
    }

    @Test("being a holiday and having a name are the same", arguments: [1984, 2025, 2026, 2030])
    func consistent(year: Int) throws {
        let first = try #require(Day(year: year, month: 1, day: 1))
        for day in (0..<366).map(first.adding(days:)) {
            #expect(calendar.isHoliday(day) == (calendar.name(of: day) != nil))
        }
    }

    @Test("Saturday is a working day, Sunday and a holiday are not")
    func workingDays() {
        #expect(calendar.isWorkingDay("2026-11-21"))
        #expect(!calendar.isWorkingDay("2026-11-22"))
        #expect(!calendar.isWorkingDay("2027-05-01"))
        #expect(!calendar.isHoliday("2026-11-22"))
    }

    @Test(
        "the next working day passes over Sundays and holidays in a row",
        arguments: [
            ("2026-11-23", "2026-11-23"), ("2026-11-22", "2026-11-23"), ("2026-04-02", "2026-04-04"),
            ("2026-11-15", "2026-11-17"), ("2027-05-01", "2027-05-03"), ("2026-12-25", "2026-12-26"),
            ("2027-01-10", "2027-01-12"),
        ] as [(Day, Day)])
    func nextWorkingDay(from: Day, to: Day) {
        #expect(calendar.nextWorkingDay(onOrAfter: from) == to)
    }

    @Test("a year that cannot be written has no holidays")
    func oddYears() {
        #expect(calendar.holidays(of: 3000).isEmpty)
        #expect(calendar.holidays(of: .min).isEmpty)
    }
}
