import SQLite
import Testing

@Suite("Transactions")
struct TransactionTests {
    struct Refused: Error {}

    let directory: TemporaryDirectory
    let database: Database

    init() throws {
        directory = try TemporaryDirectory()
        database = try directory.open()
        try database.execute(
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED) STRICT
            """)
    }

    private func ids(_ database: Database) throws -> [Int] {
        try database.all("SELECT id FROM t ORDER BY id") { $0[0] }
    }

    private func insert(_ id: Int, parent: Int? = nil) throws {
        try database.run("INSERT INTO t VALUES (?, ?)", id, parent)
    }

    @Test("a write is seen by others when it is committed, not before")
    func commit() throws {
        let other = try directory.open(.readWrite)
        let answer = try database.write {
            try insert(1)
            #expect(database.inTransaction)
            #expect(try ids(other) == [])
            return 42
        }
        #expect(answer == 42)
        #expect(!database.inTransaction)
        #expect(try ids(other) == [1])
    }

    @Test("any error rolls back")
    func rollback() throws {
        #expect(throws: Refused.self) {
            try database.write {
                try insert(1)
                throw Refused()
            }
        }
        #expect(!database.inTransaction)
        #expect(try ids(database) == [])
    }

    @Test("a commit that fails rolls back, and the next write works")
    func failedCommit() throws {
        #expect { try database.write { try insert(1, parent: 99) } } throws: {
            ($0 as? SQLiteError)?.isForeignKeyViolation == true
        }
        #expect(!database.inTransaction)
        #expect(try ids(database) == [])
        try database.write { try insert(2) }
        #expect(try ids(database) == [2])
    }

    @Test("a write inside a write belongs to the outer one")
    func nested() throws {
        #expect(throws: Refused.self) {
            try database.write {
                try database.write { try insert(1) }
                throw Refused()
            }
        }
        #expect(try ids(database) == [])
        try database.write {
            try insert(1)
            try? database.write {
                try insert(2)
                throw Refused()
            }
            try database.write { try insert(3) }
        }
        #expect(try ids(database) == [1, 3])
    }

    @Test("once SQLite has rolled back by itself, nothing more is written one by one", arguments: [false, true])
    func rolledBackUnderneath(nested: Bool) throws {
        try insert(1)
        #expect {
            try database.write {
                let collision = { _ = try database.run("INSERT OR ROLLBACK INTO t VALUES (1, NULL)") }
                if nested {
                    try? database.write { try collision() }
                } else {
                    try? collision()
                }
                try? insert(2)
                try? database.write { try insert(5) }
                try? database.execute("INSERT INTO t VALUES (3, NULL)")
            }
        } throws: {
            $0 is SQLiteError
        }
        #expect(try ids(database) == [1])
        try database.write { try insert(4) }
        #expect(try ids(database) == [1, 4])
    }

    @Test("a read sees one moment, and a write does not fit into it")
    func snapshot() throws {
        let other = try directory.open(.readWrite)
        try database.read {
            #expect(try ids(database) == [])
            try other.run("INSERT INTO t VALUES (1, NULL)")
            #expect(try database.read { try ids(database) } == [])
            #expect { try database.write { try insert(2) } } throws: { ($0 as? SQLiteError)?.isMisuse == true }
        }
        #expect(try ids(database) == [1])
    }

    @Test("while another one writes, a write gives up with busy and a read does not wait")
    func busy() throws {
        let other = try directory.open(.readWrite)
        other.busyLimit = .milliseconds(3)
        try database.write {
            try insert(1)
            #expect { try other.write { Issue.record("two writers") } } throws: { ($0 as? SQLiteError)?.isBusy == true }
            #expect { try other.run("DELETE FROM t") } throws: { ($0 as? SQLiteError)?.isBusy == true }
            #expect(try ids(other) == [])
        }
        try other.write { _ = try other.run("DELETE FROM t") }
        #expect(try ids(database) == [])
    }

    @Test("many writers at once lose nothing")
    func manyWriters() async throws {
        try insert(0, parent: nil)
        try database.execute("CREATE TABLE counter (n INTEGER); INSERT INTO counter VALUES (0)")
        let path = database.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...4 {
                group.addTask {
                    let database = try Database(path: path, mode: .readWrite)
                    for _ in 1...25 {
                        try database.write {
                            let n = try database.first("SELECT n FROM counter") { $0[0] as Int } ?? -1000
                            try database.run("UPDATE counter SET n = ?", n + 1)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try database.first("SELECT n FROM counter") { $0[0] as Int } == 100)
    }
}
