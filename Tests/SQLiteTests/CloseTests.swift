import Foundation
import SQLite
import Testing

@Suite("After closing")
struct CloseTests {
    let directory: TemporaryDirectory
    let database: Database

    init() throws {
        directory = try TemporaryDirectory()
        database = try directory.open()
        try database.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (3)")
    }

    @Test("every use of the database is an error, not a crash")
    func databaseAfterClose() throws {
        database.close()
        database.close()
        #expect(!database.isOpen && !database.inTransaction)
        #expect(database.lastInsertedID == 0)
        database.interruptWhen { true }
        let uses: [() throws -> Void] = [
            { try database.run("DELETE FROM t") }, { try database.execute("DELETE FROM t") },
            { _ = try database.first("SELECT 1") { $0[0] as Int } }, { _ = try database.prepare("SELECT 1") },
            { try database.write {} }, { try database.read {} }, { _ = try database.dataVersion },
            { try database.backup(to: directory.file("copy.db")) }, { _ = try database.integrityProblems() },
        ]
        for use in uses {
            #expect(performing: use, throws: { ($0 as? SQLiteError)?.isMisuse == true })
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["test.db"])
    }

    @Test("a statement that was kept is an error, and does not keep the file open")
    func statementAfterClose() throws {
        let statement = try database.prepare("SELECT x FROM t WHERE x >= ?")
        try statement.bind(1, at: 1)
        #expect(try statement.step())
        database.close()
        // The last connection takes the log away when it is really closed.
        #expect(!FileManager.default.fileExists(atPath: directory.file("test.db-wal")))
        #expect(throws: SQLiteError.self) { try statement.bind(2, at: 1) }
        #expect(throws: SQLiteError.self) { try statement.step() }
        #expect(throws: SQLiteError.self) { try statement.row }
        #expect(throws: SQLiteError.self) { try statement.run() }
        statement.reset()
        #expect(statement.parameterCount == 0)
    }

    @Test("closing inside a loop ends the loop with an error, and the row can still be read")
    func closeInsideLoop() throws {
        var seen: [Int] = []
        #expect(throws: SQLiteError.self) {
            try database.forEach("SELECT x FROM t") { row in
                database.close()
                seen.append(row[0])
            }
        }
        #expect(seen == [1])
        #expect(!FileManager.default.fileExists(atPath: directory.file("test.db-wal")))
    }

    @Test("a row that was kept reads no freed memory")
    func rowAfterClose() throws {
        var kept: Row?
        try database.forEach("SELECT x FROM t") { kept = $0 }
        database.close()
        #expect(kept?[0] as Int64? == nil)
    }

    @Test("closing inside a write rolls it back")
    func closeInsideWrite() throws {
        #expect(throws: SQLiteError.self) {
            try database.write {
                try database.run("DELETE FROM t")
                database.close()
            }
        }
        #expect(try directory.open(.readWrite).first("SELECT count(*) FROM t") { $0[0] as Int } == 3)
    }

    @Test("a database nobody holds any more is closed, also when a statement of it is held")
    func forgotten() throws {
        let statement = try {
            let other = try Database(path: directory.file("other.db"), mode: .create)
            try other.execute("CREATE TABLE t (x)")
            return try other.prepare("SELECT x FROM t")
        }()
        #expect(!FileManager.default.fileExists(atPath: directory.file("other.db-wal")))
        #expect(throws: SQLiteError.self) { try statement.step() }
    }
}
