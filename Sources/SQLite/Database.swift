import CSQLite
import Glibc

/// One connection to a database file. It belongs to one thread, and nothing in it waits except for another writer,
/// about five seconds in all.
package final class Database {
    package enum Mode: Sendable {
        /// The file must exist.
        case readWrite
        /// As `readWrite`, but a missing file is made, readable by its owner alone.
        case create
        /// Nothing is ever written, not even a checkpoint.
        case readOnly
    }

    package let path: String
    let connection: Connection
    let statements = StatementCache(capacity: 64)

    /// How many compiled statements are kept for their next use.
    package var cachedStatements: Int { statements.count }

    package init(path: String, mode: Mode) throws(SQLiteError) {
        let path = try Self.filePath(path)
        self.path = path
        try Self.inspect(path, mode)
        let flags = mode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        connection = try Connection(path: path, flags: flags)
        do {
            try configure(mode)
        } catch {
            close()
            throw error
        }
    }

    deinit {
        close()
    }

    /// Rolls back an open transaction, finalises all statements and closes the file; a second call does nothing.
    package func close() {
        statements.removeAll()
        connection.close()
    }

    package var isOpen: Bool { connection.handle != nil }

    /// How long a write waits for another writer before it fails with `isBusy`.
    package var busyLimit: Duration {
        get { connection.busy.limit }
        set { connection.busy.limit = newValue }
    }

    /// The row id of the last successful INSERT on this connection.
    package var lastInsertedID: Int64 {
        connection.handle.map { sqlite3_last_insert_rowid($0) } ?? 0
    }

    /// A number that changes when *another* connection has committed; it stands still inside an open read.
    package var dataVersion: Int64 {
        get throws(SQLiteError) { try pragma("PRAGMA data_version") }
    }

    package var inTransaction: Bool {
        connection.handle.map { sqlite3_get_autocommit($0) == 0 } ?? false
    }

    /// Between two looks at the clock, in steps of a running statement: each of them may have to wait for the disk.
    private static let stepsBetweenLooks: Int32 = 15

    /// Asks `check` about five thousand times a second while a statement runs; true interrupts it (`isInterrupted`). Nil
    /// asks no more.
    package func interruptWhen(_ check: (() -> Bool)?) {
        interrupt(by: check.map { Interruption($0) })
    }

    private func interrupt(by interruption: Interruption?) {
        guard let handle = connection.handle else { return }
        connection.interruption = interruption
        guard interruption != nil else {
            sqlite3_progress_handler(handle, 0, nil, nil)
            return
        }
        sqlite3_progress_handler(
            handle, Self.stepsBetweenLooks,
            { context in
                guard let context else { return 0 }
                let connection = Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
                return connection.interruption?.isWanted == true ? 1 : 0
            }, Unmanaged.passUnretained(connection).toOpaque())
    }

    /// What `body` answers; nil when its statements were not done within `patience`, of which nothing is left then. An
    /// interruption that somebody asked for goes through as such. With no patience at all `body` is not begun.
    package func within<Result>(_ patience: Duration, _ body: () throws -> Result) throws -> Result? {
        guard patience > .zero else { return nil }
        let asked = connection.interruption
        let end = ContinuousClock.now + patience
        var isOver = false
        interruptWhen {
            isOver = ContinuousClock.now >= end
            return isOver || asked?.isWanted == true
        }
        defer { interrupt(by: asked) }
        do {
            return try body()
        } catch let error as SQLiteError where error.isInterrupted && isOver {
            return nil
        }
    }

    /// The one number a PRAGMA or other query without values answers with.
    func pragma(_ sql: String) throws(SQLiteError) -> Int64 {
        let statement = try statements.take(sql, connection)
        defer { statements.giveBack(statement) }
        return try statement.step() ? try statement.row[0] : 0
    }
}
