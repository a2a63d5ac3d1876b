import SQLite
import Testing

@Suite("Values in and out of SQLite")
struct ValueTests {
    static let values: [SQLiteValue] = [
        .null, .integer(0), .integer(.max), .integer(.min), .integer(1 << 40), .real(0.1), .real(-.infinity), .text(""),
        .text("José Ñáñez 👍🏽"), .text("nul \0 inside\0"), .blob([]), .blob([0, 255, 0]),
    ]

    @Test("every value comes back as it was bound", arguments: values)
    func roundTrip(value: SQLiteValue) throws {
        let database = try TemporaryDirectory().open()
        let found: SQLiteValue? = try database.first("SELECT ?", value) { $0[0] }
        #expect(found == value)
    }
}
