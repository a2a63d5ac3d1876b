import Lending
import Testing

@Suite("Days as text")
struct DayTextTests {
    @Test("a day is written for the database, for people and short")
    func written() {
        let day: Day = "2026-01-05"
        #expect(day.iso == "2026-01-05")
        #expect(day.formatted == "05/01/2026")
        #expect(day.short == "05/01")
    }

    @Test(
        "both usual forms are read, blanks around them too",
        arguments: ["2026-11-23", "23/11/2026", " 23/11/2026", "2026-11-23\t", "\u{A0}23/11/2026"])
    func readable(text: String) {
        #expect(Day(parsing: text) == "2026-11-23")
        #expect(Day(parsing: "x\(text)".dropFirst()) == "2026-11-23")
    }

    @Test(
        "one that is to come is also read as people write it",
        arguments: [
            ("27/11", "2026-11-27"), ("24/11", "2026-11-24"), ("23/11", "2027-11-23"), ("+3", "2026-11-27"),
            ("+0", "2026-11-24"), ("2026-11-30", "2026-11-30"), ("+9999", nil), ("+-3", nil), ("31/02", nil), ("", nil),
        ] as [(String, Day?)])
    func toCome(text: String, day: Day?) {
        #expect(Day(parsing: text, from: "2026-11-24") == day)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "2026", "2026-11", "2026-1-5", "26-11-23", "2026/11/23", "23-11-2026", "3/1/2026", "23/11/26",
            "11/23/2026", "2026-13-01", "2026-02-29", "2026-04-31", "00/01/2026", "2026-00-10", "1899-12-31",
            "3000-01-01", "2026-11-23T10:00", "2026-11-2", "2026-11-233", "2026−11−23", "+026-11-23", "2026-11--3",
            "2026-11-23-", "hoy", "23/11/2026 10:00", "２０２６-11-23", "2026-1\u{301}1-23",
        ])
    func refused(text: String) {
        #expect(Day(parsing: text) == nil)
        #expect(Day(iso: text) == nil)
    }

    @Test("only the database's own form is an ISO day")
    func isoOnly() {
        #expect(Day(iso: "23/11/2026") == nil)
        #expect(Day(iso: " 2026-11-23") == nil)
        #expect(Day(iso: "2026-11-23".dropFirst(0)) == "2026-11-23")
    }

    @Test("the readable days are the years 1900 to 2999")
    func readableRange() {
        #expect(Day.readable.lowerBound.iso == "1900-01-01")
        #expect(Day.readable.upperBound.iso == "2999-12-31")
    }

    @Test("every day survives its own text", arguments: Array(stride(from: -25_567, through: 376_199, by: 3_653)))
    func roundTrip(number: Int) {
        for offset in 0..<400 where number + offset <= 376_199 {
            let day = Day(number: Int32(number + offset))
            #expect(Day(iso: day.iso) == day)
            #expect(Day(parsing: day.formatted) == day)
        }
    }

    @Test("texts sort as their days do")
    func sorted() {
        let days: [Day] = ["1999-12-31", "2000-01-01", "2026-02-28", "2026-11-23"]
        #expect(days.map(\.iso).sorted() == days.map(\.iso))
    }

    @Test(
        "a later month has the same day or its own last one",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2026-01-31", 2, "2026-03-31"), ("2028-01-31", 1, "2028-02-29"),
            ("2026-11-15", 2, "2027-01-15"), ("2026-12-31", 12, "2027-12-31"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-10", -1, "2025-12-10"), ("2026-05-05", 0, "2026-05-05"),
        ] as [(Day, Int, Day)])
    func months(day: Day, months: Int, expected: Day) {
        #expect(day.adding(months: months) == expected)
    }

    @Test("months beyond the readable years are none")
    func monthsBeyond() {
        #expect(Day(year: 2999, month: 12, day: 1)?.adding(months: 1) == nil)
        #expect(Day(year: 1900, month: 1, day: 1)?.adding(months: -1) == nil)
    }
}
