import SQLite
import Testing

@Suite("Statements")
struct StatementTests {
    let directory: TemporaryDirectory
    let database: Database

    init() throws {
        directory = try TemporaryDirectory()
        database = try directory.open()
        try database.execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE CHECK (length(name) < 100)) STRICT")
    }

    private func names() throws -> [String] {
        try database.all("SELECT name FROM t ORDER BY id") { $0[0] }
    }

    @Test("run says how many rows it changed, and none where it changed none")
    func changes() throws {
        #expect(try database.run("INSERT INTO t (name) VALUES ('a'), ('b'), ('c')") == 3)
        #expect(database.lastInsertedID == 3)
        #expect(try database.run("SELECT * FROM t") == 0)
        #expect(try database.run("CREATE TABLE other (x)") == 0)
        #expect(try database.run("INSERT INTO t (name) VALUES ('a') ON CONFLICT DO NOTHING") == 0)
        #expect(try database.run("UPDATE t SET name = name || ?", "1") == 3)
        #expect(try database.run("DELETE FROM t WHERE id = ?", 9) == 0)
        #expect(try database.run("DELETE FROM t") == 3)
    }

    @Test("first gives the first row or nil, all gives every row")
    func queries() throws {
        try database.run("INSERT INTO t (name) VALUES (?), (?)", values: ["a", "b"])
        #expect(try database.first("SELECT name FROM t WHERE id = ?", 2) { $0[0] as String } == "b")
        #expect(try database.first("SELECT name FROM t WHERE id = ?", 3) { $0[0] as String } == nil)
        #expect(try database.all("SELECT name FROM t WHERE id <= ? ORDER BY 1", values: [2]) { $0[0] } == ["a", "b"])
    }

    @Test("a statement that returns what it wrote has written all of it")
    func returning() throws {
        let id = try database.first("INSERT INTO t (name) VALUES (?), (?) RETURNING id", "a", "b") { $0[0] as Int64 }
        #expect(id == 1)
        #expect(try names() == ["a", "b"])
    }

    @Test("after every error the same statement works again, and no lock is left")
    func resetAfterError() throws {
        let insert = "INSERT INTO t (name) VALUES (?)"
        try database.run(insert, "a")
        let other = try directory.open(.readWrite)
        other.busyLimit = .zero
        for _ in 1...3 {
            #expect { try database.run(insert, "a") } throws: { ($0 as? SQLiteError)?.isUniqueViolation == true }
            try other.run("UPDATE t SET name = 'a'")
        }
        try database.run(insert, "b")
        #expect(try names() == ["a", "b"])
    }

    @Test("a row closure that throws leaves no read open")
    func resetAfterThrowingClosure() throws {
        struct Enough: Error {}
        try database.run("INSERT INTO t (name) VALUES ('a'), ('b')")
        let select = "SELECT name FROM t"
        #expect(throws: Enough.self) { try database.forEach(select) { _ in throw Enough() } }
        #expect(throws: Enough.self) { try database.first(select) { _ -> Int in throw Enough() } }
        #expect(throws: Enough.self) { try database.all(select) { _ -> Int in throw Enough() } }
        // An open read would freeze what this connection sees.
        let other = try directory.open(.readWrite)
        let before = try database.dataVersion
        try other.run("DELETE FROM t")
        #expect(try database.dataVersion != before)
        #expect(try names() == [])
    }

    @Test("the same statement inside its own loop is another one")
    func nested() throws {
        try database.run("INSERT INTO t (name) VALUES ('a'), ('b')")
        let select = "SELECT name FROM t ORDER BY id"
        var seen: [String] = []
        try database.forEach(select) { outer in
            try database.forEach(select) { inner in seen.append((outer[0] as String) + inner[0]) }
        }
        #expect(seen == ["aa", "ab", "ba", "bb"])
    }

    @Test("more different statements than the cache holds all work, again and again")
    func manyStatements() throws {
        for round in 1...2 {
            for number in 1...200 {
                let found: Int? = try database.first("SELECT \(number) + ?", round) { $0[0] }
                #expect(found == number + round)
            }
        }
        #expect((32...64).contains(database.cachedStatements))
    }

    @Test(
        "what is not exactly one statement with all its values is refused",
        arguments: ["", "  ", "-- nothing", "SELECT 1; SELECT 2", "SELECT ?", "SELECT 1\0; DROP TABLE t", "SELEC 1"])
    func refused(sql: String) throws {
        #expect(throws: SQLiteError.self) { try database.run(sql) }
    }

    @Test("a semicolon and a comment may follow a statement", arguments: ["SELECT 1;", "SELECT 1; -- one\n;\n"])
    func trailing(sql: String) throws {
        #expect(try database.first(sql) { $0[0] as Int } == 1)
    }

    @Test("a prepared statement is bound and run again and again")
    func prepared() throws {
        let insert = try database.prepare("INSERT INTO t (id, name) VALUES (?1, ?2)")
        #expect(insert.parameterCount == 2)
        try database.write {
            for number in 1...100 {
                try insert.bind(number, at: 1)
                try insert.bind("n\(number)", at: 2)
                #expect(try insert.run() == 1)
            }
        }
        // Neither the end nor an error leaves it in a state in which it cannot be bound.
        try insert.bind([101, "n1"])
        #expect(throws: SQLiteError.self) { try insert.run() }
        try insert.bind([101, "n101"])
        #expect(try insert.run() == 1)
        try database.run("DELETE FROM t WHERE id > 100")
        let select = try database.prepare("SELECT id FROM t WHERE id > ?")
        try select.bind([97])
        var ids: [Int] = []
        while try select.step() { ids.append(try select.row[0]) }
        #expect(ids == [98, 99, 100])
        #expect(throws: SQLiteError.self) { try select.bind(1, at: 2) }
        #expect(throws: SQLiteError.self) { try select.bind([1, 2]) }
    }

    @Test("a long script of short statements runs, whatever stands between them")
    func longScript() throws {
        let line = ";; INSERT INTO t (name) VALUES (NULL); -- " + String(repeating: "x", count: 5000) + "\n"
        try database.write { try database.execute(String(repeating: line, count: 300)) }
        #expect(try names().count == 300)
        try database.execute("")
        #expect(throws: SQLiteError.self) { try database.execute("DELETE FROM t; \0") }
        #expect(try names().count == 300)
    }

    @Test("a script runs to its first error, and a transaction it began is rolled back")
    func script() throws {
        #expect {
            try database.execute("INSERT INTO t VALUES (1, 'a'); BEGIN; DELETE FROM t; INSERT INTO no VALUES (1)")
        } throws: {
            ($0 as? SQLiteError)?.sql == " INSERT INTO no VALUES (1)"
        }
        #expect(!database.inTransaction)
        #expect(try names() == ["a"])
    }
}
