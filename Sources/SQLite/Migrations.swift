// The schema's version is SQLite's `user_version`. Each migration runs in its own transaction, which also writes the new
// version: a process that dies in the middle leaves the version before, whole. A migration that was shipped is never
// edited; a new one is added.

/// One step of the schema.
package struct Migration: Sendable {
    package let version: Int
    let change: @Sendable (Database) throws -> Void

    package init(_ version: Int, sql: String) {
        self.init(version) { try $0.execute(sql) }
    }

    package init(_ version: Int, _ change: @escaping @Sendable (Database) throws -> Void) {
        self.version = version
        self.change = change
    }
}

package enum MigrationError: Error, Sendable, Equatable {
    /// The database was written by a newer program; to touch it would be to guess.
    case newerThanProgram(found: Int, known: Int)
    /// A migration left references to rows that there are not; it was rolled back.
    case danglingReferences(version: Int, [String])
    /// The versions in the program do not ascend from 1.
    case outOfOrder(version: Int)
    /// Migrations begin their own transactions.
    case insideTransaction
}

/// All steps of the schema, oldest first.
package struct Migrations: Sendable {
    private let all: [Migration]

    package init(_ all: [Migration]) {
        self.all = all
    }

    /// Those that a program of that version had: what a test makes the database of an earlier house with.
    package func upTo(_ version: Int) -> Migrations { Migrations(all.filter { $0.version <= version }) }

    /// The version this program knows.
    package var latest: Int { all.last?.version ?? 0 }

    /// The version of a database, 0 when it is new.
    package static func version(of database: Database) throws(SQLiteError) -> Int {
        Int(try database.pragma("PRAGMA user_version"))
    }

    /// Brings the database to the latest version and says how many migrations it took.
    ///
    /// `beforeFirst` is called once, with the version found, before anything is changed in a database that is not empty:
    /// the moment for a backup. Foreign keys are off meanwhile, because a table cannot be rebuilt otherwise (SQLite,
    /// ALTER TABLE §7), and are checked before each commit instead.
    @discardableResult
    package func apply(to database: Database, beforeFirst: (_ found: Int) throws -> Void = { _ in }) throws -> Int {
        for (index, migration) in all.enumerated()
        where migration.version <= (index == 0 ? 0 : all[index - 1].version) {
            throw MigrationError.outOfOrder(version: migration.version)
        }
        guard !database.inTransaction else { throw MigrationError.insideTransaction }
        let found = try Self.version(of: database)
        guard found <= latest else { throw MigrationError.newerThanProgram(found: found, known: latest) }
        guard found < latest else { return 0 }
        if try found > 0 || database.pragma("SELECT count(*) FROM sqlite_schema") > 0 { try beforeFirst(found) }

        try database.execute("PRAGMA foreign_keys = OFF")
        defer { try? database.execute("PRAGMA foreign_keys = ON") }
        return try all.filter { try $0.version > found && apply($0, to: database) }.count
    }

    /// False when another process has just done it.
    private func apply(_ migration: Migration, to database: Database) throws -> Bool {
        try database.write {
            let found = try Self.version(of: database)
            guard found <= latest else { throw MigrationError.newerThanProgram(found: found, known: latest) }
            guard found < migration.version else { return false }
            try migration.change(database)
            let dangling = try database.danglingReferences()
            guard dangling.isEmpty else {
                throw MigrationError.danglingReferences(version: migration.version, dangling)
            }
            try database.execute("PRAGMA user_version = \(migration.version)")
            return true
        }
    }
}
