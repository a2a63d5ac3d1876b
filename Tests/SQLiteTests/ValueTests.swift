import SQLite
import Testing

@Suite("Values in and out of SQLite")
struct ValueTests {
    let directory: TemporaryDirectory
    let database: Database

    init() throws {
        directory = try TemporaryDirectory()
        database = try directory.open()
    }

    static let values: [SQLiteValue] = [
        .null, .integer(0), .integer(.max), .integer(.min), .integer(1 << 40), .real(0.1), .real(-.infinity), .text(""),
        .text("José Ñáñez 👍🏽"), .text("nul \0 inside\0"), .blob([]), .blob([0, 255, 0]),
    ]

    @Test("every value comes back as it was bound, also from a table", arguments: values)
    func roundTrip(value: SQLiteValue) throws {
        try database.execute("CREATE TABLE t (v ANY) STRICT")
        try database.run("INSERT INTO t VALUES (?)", value)
        let found: SQLiteValue? = try database.first("SELECT v FROM t") { $0[0] }
        #expect(found == value)
    }

    @Test("Swift's own types come back as they were bound")
    func types() throws {
        let sql = "SELECT ?, ?, ?, ?, ?, ?, ?, ?"
        let bytes: [UInt8] = [1, 0, 2]
        try database.forEach(
            sql, Int64.max, Int.min, Int32.min, true, 2.5, "a\0b", bytes, Optional<String>.none
        ) { row in
            #expect(row[0] as Int64 == .max)
            #expect(row[1] as Int == .min)
            #expect(row[2] as Int32 == .min)
            #expect(row[3] as Bool)
            #expect(row[4] as Double == 2.5)
            #expect(row[5] as String == "a\0b")
            #expect(row[6] as [UInt8] == bytes)
            #expect(row[7] as String? == nil)
            #expect(row[0] as Int64? == .max)
        }
    }

    @Test("text of any length keeps its length in bytes", arguments: [0, 1, 15, 16, 100_000])
    func lengths(count: Int) throws {
        let text = String(repeating: "ñ", count: count)
        let sql = "SELECT ?1, length(CAST(?1 AS BLOB)), ?1 IS NULL"
        try database.forEach(sql, text) { row in
            #expect(row[0] as String == text)
            #expect(row[1] as Int == 2 * count)
            #expect(!(row[2] as Bool))
        }
    }

    @Test("a column of another type is read as SQLite converts it")
    func conversions() throws {
        try database.forEach("SELECT NULL, 'abc', '12abc', 3.9, 7, x'414243', CAST(x'41FF42' AS TEXT), ''") { row in
            #expect(row[0] as Int64 == 0)
            #expect(row[0] as String == "")
            #expect(row[0] as [UInt8] == [])
            #expect(!(row[0] as Bool))
            #expect(row[1] as Int64 == 0)
            #expect(row[2] as Int == 12)
            #expect(row[3] as Int == 3)
            #expect(row[4] as String == "7")
            #expect(row[5] as String == "ABC")
            #expect(row[6] as String == "A\u{FFFD}B")
            #expect(row[7] as String? == "")
        }
    }

    @Test("a number that an Int32 cannot hold is clamped")
    func clamped() throws {
        let found: Int32? = try database.first("SELECT ?", Int64.max) { $0[0] }
        #expect(found == .max)
    }

    @Test("a column there is not reads as NULL", arguments: [-1, 1, Int.max])
    func noSuchColumn(column: Int) throws {
        try database.forEach("SELECT 5") { row in
            #expect(row[column] as Int64? == nil)
            #expect(row[column] as String == "")
            #expect(row.columnCount == 1)
        }
    }
}
