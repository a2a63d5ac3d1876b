import CSQLite

/// The open handle that a database and its statements share, and what all of them must know: whether it is still
/// open, and whether a transaction that was begun is still there.
final class Connection {
    enum Transaction { case none, reading, writing }

    private(set) var handle: OpaquePointer?
    var transaction = Transaction.none
    let busy = BusyWait()
    var interruption: Interruption?
    /// Every living statement, to be finalised on close; each takes itself out when it dies.
    private var statements: [ObjectIdentifier: Unmanaged<Statement>] = [:]

    init(path: String, flags: Int32) throws(SQLiteError) {
        // One connection belongs to one thread (`Database` is not Sendable), so it needs no mutex of its own.
        let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            let extended = handle.map { sqlite3_extended_errcode($0) } ?? code
            sqlite3_close_v2(self.handle)
            self.handle = nil
            throw SQLiteError(code: extended, message: message)
        }
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_handler(
            handle,
            { context, attempt in
                guard let context else { return 0 }
                return Unmanaged<BusyWait>.fromOpaque(context).takeUnretainedValue().again(attempt: attempt) ? 1 : 0
            }, Unmanaged.passUnretained(busy).toOpaque())
    }

    deinit {
        close()
    }

    /// Rolls back what is open, finalises every statement and closes the file; a second call does nothing.
    ///
    /// A row that is being read at this moment keeps its statement alive a little longer: SQLite then closes the file
    /// when the last one goes.
    func close() {
        guard let handle else { return }
        if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
        for statement in statements.values { statement.takeUnretainedValue().finalize() }
        statements = [:]
        interruption = nil
        sqlite3_busy_handler(handle, nil, nil)
        sqlite3_progress_handler(handle, 0, nil, nil)
        sqlite3_close_v2(handle)
        self.handle = nil
    }

    /// The handle, or the error of a database that is closed.
    func open(_ sql: @autoclosure () -> String? = nil) throws(SQLiteError) -> OpaquePointer {
        guard let handle else {
            throw SQLiteError(code: SQLITE_MISUSE, message: "the database is closed", sql: sql())
        }
        return handle
    }

    /// As `open`, for a statement that belongs to the transaction that was begun: some errors (a full disk, an
    /// interruption) make SQLite roll back by itself, and what follows must then not be written one by one.
    func openInTransaction(_ sql: @autoclosure () -> String) throws(SQLiteError) -> OpaquePointer {
        let handle = try open(sql())
        if transaction != .none, sqlite3_get_autocommit(handle) != 0 {
            throw SQLiteError(code: SQLITE_ABORT, message: "the transaction is already rolled back", sql: sql())
        }
        return handle
    }

    /// Runs one of BEGIN, COMMIT, SAVEPOINT …; a SAVEPOINT outside a transaction would silently begin one.
    func control(_ sql: String) throws(SQLiteError) {
        let handle = try openInTransaction(sql)
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error(handle, sql) }
    }

    /// What went wrong last; to be asked before anything else is done with the handle.
    func error(_ handle: OpaquePointer, _ sql: String?) -> SQLiteError {
        SQLiteError(
            code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), sql: sql)
    }

    func register(_ statement: Statement) {
        statements[ObjectIdentifier(statement)] = .passUnretained(statement)
    }

    func unregister(_ statement: Statement) {
        statements[ObjectIdentifier(statement)] = nil
    }
}
