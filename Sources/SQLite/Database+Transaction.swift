import CSQLite

extension Database {
    /// Runs `body` in a transaction that has the write lock from its first moment (BEGIN IMMEDIATE: a lock taken later
    /// could fail in the middle), and rolls back on any error, that of the COMMIT included.
    ///
    /// Inside another `write` it joins that one: its error undoes its own part, the outer one commits or does not.
    package func write<T>(_ body: () throws -> T) throws -> T {
        switch connection.transaction {
        case .none: return try transaction("BEGIN IMMEDIATE", .writing, body)
        case .writing: return try part(body)
        case .reading: throw SQLiteError(code: SQLITE_MISUSE, message: "a write inside a read", sql: nil)
        }
    }

    /// Runs `body` on one snapshot of the database; inside `read` or `write` it joins that one.
    package func read<T>(_ body: () throws -> T) throws -> T {
        guard connection.transaction == .none else { return try body() }
        return try transaction("BEGIN DEFERRED", .reading, body)
    }

    private func transaction<T>(_ begin: String, _ kind: Connection.Transaction, _ body: () throws -> T) throws -> T {
        try connection.control(begin)
        connection.transaction = kind
        defer { connection.transaction = .none }
        do {
            let result = try body()
            try connection.control("COMMIT")
            return result
        } catch {
            if inTransaction { try? connection.control("ROLLBACK") }
            throw error
        }
    }

    private func part<T>(_ body: () throws -> T) throws -> T {
        try connection.control("SAVEPOINT part")
        do {
            let result = try body()
            try connection.control("RELEASE part")
            return result
        } catch {
            // Nothing to undo where SQLite has already rolled back the whole.
            if inTransaction { try connection.control("ROLLBACK TO part; RELEASE part") }
            throw error
        }
    }
}
