package import Lending
import Messaging
package import SQLite

/// The house's books: one database file, everything said to it and asked of it. Not shared between threads.
///
/// Every write ends with a touch of the change signal, so that whoever looks at the same file is woken.
package final class Store {
    let database: Database
    package let clock: BusinessClock
    private let makeBusiness: () -> Business
    /// What the files behind `business` look like; another value when one of them changed.
    private let businessStamp: () -> UInt64
    private var known: (business: Business, stamp: UInt64)?
    /// Who works here; recorded as the author of everything written.
    package internal(set) var login: String
    private let signal: ChangeSignal?
    /// Only looks: what is stored may be of another day, and stays so.
    let isReadOnly: Bool
    package var finding = Finding()

    /// Opens the database at `path`, making or migrating it first where asked. `beforeMigration` backs up a database that
    /// holds something before its first pending migration.
    package init(
        path: String, mode: Database.Mode, clock: BusinessClock, makeBusiness: @escaping () -> Business,
        businessStamp: @escaping () -> UInt64 = { 0 }, login: String, signal: ChangeSignal? = nil,
        beforeMigration: (Database) throws -> Void = { _ in }
    ) throws {
        database = try Database(path: path, mode: mode)
        self.clock = clock
        self.makeBusiness = makeBusiness
        self.businessStamp = businessStamp
        self.login = login
        self.signal = signal
        isReadOnly = mode == .readOnly
        if mode == .readOnly {
            let found = try Migrations.version(of: database)
            let known = Schema.migrations.latest
            guard found <= known else { throw MigrationError.newerThanProgram(found: found, known: known) }
            guard found == known else { throw StoreError.olderDatabase(found: found, known: known) }
        } else {
            try Schema.migrations.apply(to: database) { _ in try beforeMigration(database) }
        }
    }

    package convenience init(
        path: String, mode: Database.Mode, clock: BusinessClock, business: Business, login: String,
        signal: ChangeSignal? = nil, beforeMigration: (Database) throws -> Void = { _ in }
    ) throws {
        try self.init(
            path: path, mode: mode, clock: clock, makeBusiness: { business }, login: login, signal: signal,
            beforeMigration: beforeMigration)
    }

    /// The business as messages show it: names, templates, prices, rules of contact, configured senders.
    /// Made when it is first asked for: a list of loans needs no template.
    package var business: Business {
        if let known { return known.business }
        return readBusiness(businessStamp())
    }

    /// Reads the files behind `business` again if one of them changed since; whether it did. A process that runs for
    /// weeks asks before it composes.
    @discardableResult
    package func renewBusiness() -> Bool {
        guard let known else { return false }
        // Taken before reading: what changes meanwhile is another stamp the next time.
        let stamp = businessStamp()
        guard stamp != known.stamp else { return false }
        _ = readBusiness(stamp)
        return true
    }

    private func readBusiness(_ stamp: UInt64) -> Business {
        let business = makeBusiness()
        known = (business, stamp)
        return business
    }

    /// Of the database file.
    package var path: String { database.path }

    /// One transaction: all of `body` or nothing. A write inside a write joins it.
    package func write<Result>(_ body: () throws -> Result) throws -> Result {
        let outermost = !database.inTransaction
        let result = try database.write {
            let result = try body()
            if outermost { try indexChangedTexts() }
            return result
        }
        if outermost { signal?.touch() }
        return result
    }

    /// Wakes everyone who watches although nothing was written: something beside the database has changed.
    package func wakeEveryone() {
        signal?.touch()
    }

    /// One snapshot for several questions.
    package func read<Result>(_ body: () throws -> Result) throws -> Result {
        try database.read(body)
    }

    /// Changes when another connection commits; one's own writes leave it as it is.
    package var dataVersion: Int64 {
        get throws { try database.dataVersion }
    }

    /// Stops the running query when `check` says so (a key is waiting); nil takes the check away.
    package func interruptWhen(_ check: (() -> Bool)?) {
        database.interruptWhen(check)
    }

    /// For a process that waits: what was read meanwhile and is forgotten again need not stay with it.
    package func giveMemoryBack() {
        database.giveMemoryBack()
    }

    package func backup(to path: String) throws {
        try Self.backUp(database, to: path)
    }

    /// A copy that says of itself that it is one: whoever puts it in the place of the database by hand puts something there
    /// that the mensajero in office never knew, also where that one died and left its last word (`Turn` in Outbox).
    package static func backUp(_ database: Database, to path: String) throws {
        // What is older than the first version of the schema has no words.
        let mark = try Migrations.version(of: database) > 0 ? markOfACopy : nil
        try database.backup(to: path, marking: mark)
    }

    private static let markOfACopy = """
        INSERT INTO setting (name, value) SELECT '\(Setting.turnBefore.rawValue)', 'copy' FROM setting
            WHERE name = '\(Setting.turn.rawValue)' ON CONFLICT (name) DO UPDATE SET value = excluded.value;
        UPDATE setting SET value = 'copy' WHERE name = '\(Setting.turn.rawValue)';
        """

    package func integrityProblems() throws -> [String] {
        try database.integrityProblems()
    }

    package func close() {
        database.close()
    }

    /// Writes a line of the append-only book of who did what. Inside a write.
    func audit(_ action: String, subject: String, detail: String = "") throws {
        try database.run(
            "INSERT INTO audit (at, by, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
            clock.now, login, action, subject, detail)
    }
}
