import Lending
import Testing

@Suite("Days and instants")
struct DayTests {
    @Test("a civil day survives the way to its number and back", arguments: 1900...2100)
    func roundTrip(year: Int) throws {
        for month in 1...12 {
            for day in [1, 15, Day.length(ofMonth: month, year: year)] {
                let parts = try #require(Day(year: year, month: month, day: day)).components
                #expect(parts == (year, month, day))
            }
        }
    }

    @Test("known days fall on their weekday")
    func weekdays() throws {
        #expect(try #require(Day(year: 2026, month: 11, day: 23)).weekday == .monday)
        #expect(try #require(Day(year: 2027, month: 5, day: 1)).weekday == .saturday)
        #expect(try #require(Day(year: 1969, month: 12, day: 28)).weekday == .sunday)
    }

    @Test("a day that does not exist is refused")
    func impossible() {
        #expect(Day(year: 2026, month: 2, day: 29) == nil)
        #expect(Day(year: 2026, month: 13, day: 1) == nil)
    }

    @Test("Bogotá is five hours behind UTC, also before midnight")
    func bogota() throws {
        let day = try #require(Day(year: 2026, month: 11, day: 22))
        let late = BusinessZone.bogota.instant(day, hour: 23, minute: 59)
        #expect(BusinessZone.bogota.civil(late) == CivilTime(day: day, secondOfDay: 23 * 3600 + 59 * 60))
        #expect(late.milliseconds % 86_400_000 == (4 * 3600 + 59 * 60) * 1000)
    }
}
