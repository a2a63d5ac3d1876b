import Lending
import Testing

@Suite("A time of day as people say it")
struct CivilTimeTextTests {
    private static let today: Day = "2026-11-23"

    @Test(
        "is of today unless it says another day; a day without its year is the last one there was",
        arguments: [
            ("14:05", "2026-11-23", 14, 5), ("9", "2026-11-23", 9, 0), ("hoy 09:30", "2026-11-23", 9, 30),
            ("ayer 7:15", "2026-11-22", 7, 15), ("yesterday 23:59", "2026-11-22", 23, 59),
            ("21/11 16:00", "2026-11-21", 16, 0), ("24/12 8:00", "2025-12-24", 8, 0),
            ("22/11/2026 16:00", "2026-11-22", 16, 0), ("  2026-11-20   0:00 ", "2026-11-20", 0, 0),
        ])
    func read(text: String, day: String, hour: Int, minute: Int) throws {
        let civil = try #require(CivilTime(parsing: text, today: Self.today))
        #expect(civil == CivilTime(day: Day(stringLiteral: day), secondOfDay: hour * 3600 + minute * 60))
    }

    @Test(
        "is none with an hour there is not, half a minute, or a word nobody knows",
        arguments: [
            "", " ", "24:00", "9:5", "9:60", "-1", "9:00:00", "mañana 9:00", "ayer", "32/11 9:00", "ayer 9:00 am", "9h",
            "22/11/26 9:00", "٩:٠٠",
        ])
    func refused(text: String) {
        #expect(CivilTime(parsing: text, today: Self.today) == nil)
    }
}
