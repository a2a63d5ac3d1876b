import Foundation
import SQLite
import Testing

@Suite("Migrations")
struct MigrationTests {
    struct Interrupted: Error {}

    static let first = Migration(1, sql: "CREATE TABLE route (id INTEGER PRIMARY KEY); INSERT INTO route VALUES (7)")
    static let second = Migration(2) { database in
        try database.execute("CREATE TABLE client (id INTEGER PRIMARY KEY, route INTEGER NOT NULL REFERENCES route)")
        try database.run("INSERT INTO client VALUES (1, ?)", 7)
    }

    let directory: TemporaryDirectory
    let database: Database

    init() throws {
        directory = try TemporaryDirectory()
        database = try directory.open()
    }

    private func tables(_ database: Database) throws -> [String] {
        try database.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1") { $0[0] }
    }

    @Test("a new database gets all of them, without a backup, and the second time none")
    func fresh() throws {
        let migrations = Migrations([Self.first, Self.second])
        #expect(migrations.latest == 2)
        #expect(try migrations.apply(to: database) { _ in Issue.record("there was nothing to back up") } == 2)
        #expect(try Migrations.version(of: database) == 2)
        #expect(try tables(database) == ["client", "route"])
        #expect(try migrations.apply(to: database) { _ in Issue.record("there was nothing to do") } == 0)
    }

    @Test("only the missing ones run, after one backup of what was there")
    func pending() throws {
        try Migrations([Self.first]).apply(to: database)
        let copy = directory.file("before.db")
        var asked: [Int] = []
        let third = Migration(3, sql: "DROP TABLE client")
        let applied = try Migrations([Self.first, Self.second, third]).apply(to: database) { found in
            asked.append(found)
            try database.backup(to: copy)
        }
        #expect(applied == 2 && asked == [1])
        #expect(try Migrations.version(of: database) == 3)
        let before = try Database(path: copy, mode: .readOnly)
        #expect(try Migrations.version(of: before) == 1)
        #expect(try tables(before) == ["route"])
    }

    @Test("tables without a version are backed up too")
    func foreignTables() throws {
        try database.execute("CREATE TABLE old (x)")
        var asked: [Int] = []
        try Migrations([Self.first]).apply(to: database) { asked.append($0) }
        #expect(asked == [0])
    }

    @Test("when the backup fails nothing is migrated")
    func failedBackup() throws {
        try Migrations([Self.first]).apply(to: database)
        #expect(throws: Interrupted.self) {
            try Migrations([Self.first, Self.second]).apply(to: database) { _ in throw Interrupted() }
        }
        #expect(try Migrations.version(of: database) == 1)
    }

    @Test("an interrupted one leaves the version before it, and can be done again")
    func interrupted() throws {
        let half = Migration(2) { database in
            try database.execute("CREATE TABLE client (id INTEGER PRIMARY KEY); DROP TABLE route")
            throw Interrupted()
        }
        #expect(throws: Interrupted.self) { try Migrations([Self.first, half]).apply(to: database) }
        #expect(try Migrations.version(of: database) == 1)
        #expect(try tables(database) == ["route"])
        #expect(try Migrations([Self.first, Self.second]).apply(to: database) == 1)
    }

    @Test("a process killed in the middle of one leaves the version before it")
    func killed() throws {
        let files = (database.path, directory.file("killed.db"))
        let seen = Migration(2) { database in
            try database.execute("PRAGMA cache_size = 1; CREATE TABLE big (x); DROP TABLE route")
            // More than the cache holds, so that the log has pages of the open transaction.
            for _ in 1...50 { try database.run("INSERT INTO big VALUES (zeroblob(5000))") }
            for ending in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: files.0 + ending, toPath: files.1 + ending)
            }
        }
        try Migrations([Self.first, seen]).apply(to: database)
        let killed = try Database(path: files.1, mode: .readWrite)
        #expect(try Migrations.version(of: killed) == 1)
        #expect(try tables(killed) == ["route"])
        #expect(try killed.integrityProblems() == [])
    }

    @Test("a database of a newer program is left alone")
    func newer() throws {
        try Migrations([Self.first, Self.second]).apply(to: database)
        #expect(throws: MigrationError.newerThanProgram(found: 2, known: 1)) {
            try Migrations([Self.first]).apply(to: database) { _ in Issue.record("nothing to back up") }
        }
        #expect(try Migrations.version(of: database) == 2)
    }

    @Test("a table that others refer to can be rebuilt, and foreign keys hold again afterwards")
    func rebuild() throws {
        let third = Migration(
            3,
            sql: """
                CREATE TABLE new_route (id INTEGER PRIMARY KEY, name TEXT) STRICT;
                INSERT INTO new_route SELECT id, 'ruta ' || id FROM route;
                DROP TABLE route;
                ALTER TABLE new_route RENAME TO route;
                """)
        try Migrations([Self.first, Self.second, third]).apply(to: database)
        #expect(try database.first("SELECT name FROM route") { $0[0] as String } == "ruta 7")
        #expect(try database.first("SELECT count(*) FROM client") { $0[0] as Int } == 1)
        #expect(throws: SQLiteError.self) { try database.run("INSERT INTO client VALUES (2, 99)") }
    }

    @Test("one that leaves references to nothing is rolled back")
    func dangling() throws {
        let third = Migration(3, sql: "DELETE FROM route")
        #expect(
            throws: MigrationError.danglingReferences(version: 3, ["client 1 refers to a missing row of route"])
        ) {
            try Migrations([Self.first, Self.second, third]).apply(to: database)
        }
        #expect(try Migrations.version(of: database) == 2)
        #expect(try database.first("SELECT count(*) FROM route") { $0[0] as Int } == 1)
        #expect(throws: SQLiteError.self) { try database.run("DELETE FROM route") }
    }

    @Test("versions that do not ascend, and a transaction around them, are refused")
    func misuse() throws {
        #expect(throws: MigrationError.outOfOrder(version: 1)) {
            try Migrations([Self.second, Self.first]).apply(to: database)
        }
        #expect(throws: MigrationError.outOfOrder(version: 0)) {
            try Migrations([Migration(0, sql: "")]).apply(to: database)
        }
        #expect(throws: MigrationError.insideTransaction) {
            try database.write { try Migrations([Self.first]).apply(to: database) }
        }
        #expect(try tables(database) == [])
    }

    @Test("two processes that migrate at once do it once")
    func together() async throws {
        let path = database.path
        let applied = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...4 {
                group.addTask {
                    let database = try Database(path: path, mode: .readWrite)
                    return try Migrations([Self.first, Self.second]).apply(to: database)
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(applied == 2)
        #expect(try Migrations.version(of: database) == 2)
    }
}
