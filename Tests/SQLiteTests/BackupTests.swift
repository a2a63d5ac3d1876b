import Foundation
import SQLite
import Testing

@Suite("Backup and integrity")
struct BackupTests {
    let directory: TemporaryDirectory
    let database: Database

    init() throws {
        directory = try TemporaryDirectory()
        database = try directory.open()
        try database.execute(
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)
            INSERT INTO t SELECT i, hex(randomblob(50)) FROM n;
            PRAGMA user_version = 5
            """)
    }

    private var copy: String { directory.file("copy.db") }

    private func content(_ database: Database) throws -> [String] {
        try database.all("SELECT id || x FROM t ORDER BY id") { $0[0] }
    }

    private func names() throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: directory.path))
    }

    @Test("the copy holds all of it in one file that its owner alone can read")
    func wholeCopy() throws {
        try database.backup(to: copy)
        #expect(try names() == ["test.db", "test.db-wal", "test.db-shm", "copy.db"])
        let attributes = try FileManager.default.attributesOfItem(atPath: copy)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let original = try content(database)
        do {
            let found = try Database(path: copy, mode: .readOnly)
            #expect(try content(found) == original)
            #expect(try Migrations.version(of: found) == 5)
            #expect(try names() == ["test.db", "test.db-wal", "test.db-shm", "copy.db"])
        }
        let opened = try Database(path: copy, mode: .readWrite)
        #expect(try opened.first("PRAGMA journal_mode") { $0[0] as String } == "wal")
        #expect(try content(opened) == original)
    }

    @Test("what marks the copy changes the copy alone; what cannot be done there leaves no copy")
    func marked() throws {
        try database.backup(to: copy, marking: "UPDATE t SET x = 'copy' WHERE id = 1; DELETE FROM t WHERE id > 2")
        #expect(try content(try Database(path: copy, mode: .readOnly)).count == 2)
        #expect(try content(try Database(path: copy, mode: .readOnly)).first == "1copy")
        #expect(try content(database).count == 5000)
        let other = directory.file("other.db")
        #expect(throws: SQLiteError.self) { try database.backup(to: other, marking: "UPDATE nothing SET x = 1") }
        #expect(try names() == ["test.db", "test.db-wal", "test.db-shm", "copy.db"])
    }

    @Test("the copy is of one moment, whatever others commit and this connection goes on to do")
    func oneMoment() throws {
        let other = try directory.open(.readWrite)
        try database.read {
            let before = try content(database)
            try other.run("DELETE FROM t")
            try database.backup(to: copy)
            #expect(try content(try Database(path: copy, mode: .readOnly)) == before)
        }
        #expect(try content(database) == [])
    }

    @Test("a file that is already there is never written over")
    func occupied() throws {
        for text in ["", "something else"] {
            try Data(text.utf8).write(to: URL(filePath: copy))
            let error = try #require(throws: SQLiteError.self) { try database.backup(to: copy) }
            #expect(error.isCannotOpen)
            #expect(try Data(contentsOf: URL(filePath: copy)) == Data(text.utf8))
        }
        #expect { try database.backup(to: database.path) } throws: { $0 is SQLiteError }
        #expect(try content(database).count == 5000)
    }

    @Test("a backup that fails leaves no file behind")
    func failed() throws {
        let before = try names()
        #expect { try database.backup(to: directory.file("no/copy.db")) } throws: {
            ($0 as? SQLiteError)?.isCannotOpen == true
        }
        // What is not committed cannot be backed up.
        #expect { try database.write { try database.backup(to: copy) } } throws: {
            ($0 as? SQLiteError)?.isMisuse == true
        }
        #expect(try names() == before)
    }

    /// Overwrites the middle of the closed database.
    private func damage() throws {
        database.close()
        let file = try FileHandle(forUpdating: URL(filePath: database.path))
        try file.seek(toOffset: 20 * 4096)
        try file.write(contentsOf: Data(repeating: 0x5A, count: 4096))
        try file.close()
    }

    @Test("damage is found, and a damaged database makes no backup")
    func damaged() throws {
        #expect(try database.integrityProblems() == [])
        try damage()
        let damaged = try directory.open(.readWrite)
        #expect(try !damaged.integrityProblems().isEmpty)
        #expect { try damaged.backup(to: copy) } throws: { ($0 as? SQLiteError)?.isCorrupt == true }
        #expect(try names() == ["test.db", "test.db-wal", "test.db-shm"])
    }

    @Test("a reference to nothing is a problem, named by table and row")
    func dangling() throws {
        try database.execute(
            """
            CREATE TABLE child (id INTEGER PRIMARY KEY, t INTEGER REFERENCES t);
            PRAGMA foreign_keys = OFF;
            INSERT INTO child VALUES (3, 99999);
            PRAGMA foreign_keys = ON;
            """)
        #expect(try database.integrityProblems() == ["child 3 refers to a missing row of t"])
    }
}
