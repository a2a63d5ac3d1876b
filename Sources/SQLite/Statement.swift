import CSQLite

/// A prepared statement, for loops that bind and step by hand; after the database is closed every use is an error.
package final class Statement {
    package let sql: String
    let connection: Connection
    private var handle: StatementHandle?
    /// Kept by the cache: a statement whose rows are being read cannot be handed out again.
    var isInUse = false
    var lastUse: UInt64 = 0

    convenience init(_ connection: Connection, _ sql: String) throws(SQLiteError) {
        let (pointer, rest) = try Self.compile(connection, try Self.bytes(of: sql))
        guard let pointer else { throw SQLiteError(code: SQLITE_MISUSE, message: "no statement", sql: sql) }
        self.init(connection, pointer, sql)
        guard try Self.isBlank(connection, rest) else {
            throw SQLiteError(code: SQLITE_MISUSE, message: "more than one statement", sql: sql)
        }
    }

    /// Takes over a statement that is already compiled.
    init(_ connection: Connection, _ pointer: OpaquePointer, _ sql: String) {
        self.sql = sql
        self.connection = connection
        handle = StatementHandle(pointer)
        connection.register(self)
    }

    deinit {
        connection.unregister(self)
    }

    /// How many parameters the statement has.
    package var parameterCount: Int {
        handle.map { Int(sqlite3_bind_parameter_count($0.pointer)) } ?? 0
    }

    /// Binds one parameter, counted from 1 as in `?1`.
    package func bind(_ value: some Bindable, at index: Int) throws(SQLiteError) {
        let pointer = try open().pointer
        let index = Int32(clamping: index)
        let code =
            switch value.sqliteValue {
            case .null: sqlite3_bind_null(pointer, index)
            case .integer(let number): sqlite3_bind_int64(pointer, index, number)
            case .real(let number): sqlite3_bind_double(pointer, index, number)
            case .text(let text): Self.bind(text, pointer, index)
            case .blob(let bytes):
                bytes.withUnsafeBytes { diamante_bind_blob(pointer, index, $0.baseAddress, Int32(clamping: $0.count)) }
            }
        guard code == SQLITE_OK else { throw connection.error(try connection.open(sql), sql) }
    }

    /// Binds all parameters in order; their number must be the statement's.
    package func bind(_ values: [any Bindable]) throws(SQLiteError) {
        let expected = Int(sqlite3_bind_parameter_count(try open().pointer))
        guard values.count == expected else {
            throw SQLiteError(
                code: SQLITE_MISUSE, message: "\(expected) values expected, \(values.count) given", sql: sql)
        }
        for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
    }

    /// Moves to the next row; false when there is none. After false or an error the statement is reset: nothing stays
    /// open, and it can be bound again.
    package func step() throws(SQLiteError) -> Bool {
        let pointer = try open().pointer
        let connectionHandle = try connection.openInTransaction(sql)
        switch sqlite3_step(pointer) {
        case SQLITE_ROW:
            return true
        case SQLITE_DONE:
            sqlite3_reset(pointer)
            return false
        default:
            let error = connection.error(connectionHandle, sql)
            sqlite3_reset(pointer)
            throw error
        }
    }

    /// Runs the bound statement to its end and says how many rows it changed itself (not its triggers).
    @discardableResult
    package func run() throws(SQLiteError) -> Int {
        let handle = try connection.open(sql)
        let before = sqlite3_total_changes64(handle)
        while try step() {}
        // What changes nothing leaves the count of the statement before it.
        return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }

    /// Ends the reading and makes the statement ready to be bound again; the values stay bound.
    package func reset() {
        if let handle { sqlite3_reset(handle.pointer) }
    }

    /// The row the statement stands on after `step` said true.
    package var row: Row {
        get throws(SQLiteError) { Row(try open()) }
    }

    /// Lets go of the bound values, so that no text of a person lingers in the cache.
    func clear() {
        if let handle { sqlite3_clear_bindings(handle.pointer) }
    }

    /// Whether the statement changes nothing.
    var isReadOnly: Bool {
        handle.map { sqlite3_stmt_readonly($0.pointer) != 0 } ?? true
    }

    func finalize() {
        handle = nil
    }

    private func open() throws(SQLiteError) -> StatementHandle {
        guard let handle else {
            throw SQLiteError(code: SQLITE_MISUSE, message: "the database is closed", sql: sql)
        }
        return handle
    }

    private static func bind(_ text: String, _ pointer: OpaquePointer, _ index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                diamante_bind_text(pointer, index, $0.baseAddress, Int32(clamping: $0.count))
            }
        }
    }
}

/// Owns the compiled statement, which lives until the last of statement and row is gone.
final class StatementHandle {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        sqlite3_finalize(pointer)
    }
}
