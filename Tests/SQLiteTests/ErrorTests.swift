import SQLite
import Testing

@Suite("Errors")
struct ErrorTests {
    let directory: TemporaryDirectory
    let database: Database

    init() throws {
        directory = try TemporaryDirectory()
        database = try directory.open()
        try database.execute(
            """
            CREATE TABLE route (id INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE client (
                id INTEGER PRIMARY KEY, phone TEXT NOT NULL UNIQUE CHECK (phone LIKE '+%'),
                route INTEGER REFERENCES route
            ) STRICT;
            INSERT INTO client VALUES (1, '+573001234567', NULL);
            """)
    }

    private func failure(_ sql: String, _ values: any Bindable...) throws -> SQLiteError {
        try #require(throws: SQLiteError.self) { try database.run(sql, values: values) }
    }

    @Test("each constraint has its own question")
    func constraints() throws {
        let insert = "INSERT INTO client VALUES (?, ?, ?)"
        let unique = try failure(insert, 2, "+573001234567", Int?.none)
        #expect(unique.isUniqueViolation && unique.isConstraint && unique.code == 2067)
        let key = try failure(insert, 1, "+573007654321", Int?.none)
        #expect(key.isUniqueViolation && key.code == 1555)
        let check = try failure(insert, 2, "3001234567", Int?.none)
        #expect(check.isCheckViolation && !check.isUniqueViolation)
        let foreign = try failure(insert, 2, "+573007654321", 99)
        #expect(foreign.isForeignKeyViolation && !foreign.isUniqueViolation)
        let missing = try failure(insert, 2, String?.none, Int?.none)
        #expect(missing.isConstraint && !missing.isUniqueViolation && !missing.isCheckViolation)
    }

    @Test("an error names the statement, never what was bound")
    func privacy() throws {
        let insert = "INSERT INTO client (phone, route) VALUES (?, ?)"
        let errors = [
            try failure(insert, "+573001234567", Int?.none), try failure(insert, "secret 99", Int?.none),
            try failure(insert, "+57secret 99", "secret 99"), try failure(insert, "secret 99"),
        ]
        for error in errors {
            #expect(error.sql == insert)
            #expect(!"\(error)".contains("573001234567"))
            #expect(!"\(error)".contains("secret"))
        }
    }

    @Test("a full disk is said, and what was there stays")
    func full() throws {
        try database.execute("PRAGMA max_page_count = 10")
        #expect {
            try database.write {
                for number in 1...1000 {
                    try database.run(
                        "INSERT INTO client (phone) VALUES (?)", "+\(number)" + String(repeating: "x", count: 500))
                }
            }
        } throws: {
            ($0 as? SQLiteError)?.isFull == true
        }
        #expect(!database.inTransaction)
        #expect(try database.first("SELECT count(*) FROM client") { $0[0] as Int } == 1)
        try database.run("UPDATE client SET phone = ?", "+1")
    }

    @Test("what takes longer than somebody waits has no answer, what is done in time has, and both work afterwards")
    func patience() throws {
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        let one: () throws -> Int? = { [database] in try database.first("SELECT 1") { $0[0] } }
        #expect(try database.within(.milliseconds(1)) { try database.first(endless) { $0[0] as Int } } == nil)
        #expect(try database.within(.seconds(60), one) == 1)
        #expect(try database.within(.zero, one) == nil)
        // Somebody who wants the statement stopped is heard all the same, before, during and after.
        var isWanted = true
        database.interruptWhen { isWanted }
        #expect(throws: SQLiteError.self) {
            try database.within(.seconds(60)) { try database.first(endless) { $0[0] as Int } }
        }
        #expect(throws: SQLiteError.self) { try database.first(endless) { $0[0] as Int } }
        isWanted = false
        #expect(try one() == 1)
    }

    @Test("a running statement can be interrupted, and works afterwards")
    func interrupted() throws {
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        var asked = 0
        database.interruptWhen {
            asked += 1
            return asked == 10
        }
        let error = try failure(endless)
        #expect(error.isInterrupted)
        #expect(asked == 10)
        database.interruptWhen(nil)
        let found: Int? = try database.first(endless.replacing("FROM n)", with: "FROM n LIMIT 100000)")) { $0[0] }
        #expect(found == 100_000)
        #expect(asked == 10)
    }
}
