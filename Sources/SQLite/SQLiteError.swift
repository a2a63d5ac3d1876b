import CSQLite

/// What SQLite refused: its extended result code, its sentence and the SQL, never the bound values.
package struct SQLiteError: Error, Sendable {
    package let code: Int32
    package let message: String
    package let sql: String?

    package init(code: Int32, message: String, sql: String? = nil) {
        self.code = code
        self.message = message
        self.sql = sql
    }

    /// The result code without what the extended one adds.
    package var primaryCode: Int32 { code & 0xFF }

    /// Someone else kept writing for longer than the waiting time.
    package var isBusy: Bool { primaryCode == SQLITE_BUSY }
    /// This connection stands in its own way: a table dropped while it is read, a backup inside a write.
    package var isLocked: Bool { primaryCode == SQLITE_LOCKED }
    package var isConstraint: Bool { primaryCode == SQLITE_CONSTRAINT }
    /// UNIQUE, PRIMARY KEY or the row id.
    package var isUniqueViolation: Bool { isConstraint && [6, 8, 10].contains(code >> 8) }
    package var isForeignKeyViolation: Bool { isConstraint && code >> 8 == 3 }
    package var isCheckViolation: Bool { isConstraint && code >> 8 == 1 }
    package var isFull: Bool { primaryCode == SQLITE_FULL }
    package var isInterrupted: Bool { primaryCode == SQLITE_INTERRUPT }
    package var isNotADatabase: Bool { primaryCode == SQLITE_NOTADB }
    package var isCorrupt: Bool { primaryCode == SQLITE_CORRUPT }
    package var isReadOnly: Bool { primaryCode == SQLITE_READONLY }
    /// There is no such file, or it is nothing that could hold a database.
    package var isCannotOpen: Bool { primaryCode == SQLITE_CANTOPEN }
    /// A mistake of the program: a closed database, the wrong number of values, two statements at once.
    package var isMisuse: Bool { primaryCode == SQLITE_MISUSE }
}

extension SQLiteError: CustomStringConvertible {
    package var description: String {
        "SQLite \(code): \(message)" + (sql.map { " in: \($0)" } ?? "")
    }
}
