import CSQLite

extension Statement {
    /// Compiles the first statement of `text` and says what is left of it; nil when there is only space and comments.
    static func compile(
        _ connection: Connection, _ text: ArraySlice<UInt8>
    ) throws(SQLiteError) -> (OpaquePointer?, ArraySlice<UInt8>) {
        let handle = try connection.openInTransaction(String(decoding: text, as: UTF8.self))
        // SQLite stops at the first NUL and would silently leave out the rest.
        guard !text.contains(0) else { throw SQLiteError(code: SQLITE_MISUSE, message: "NUL in the SQL", sql: nil) }
        var statement: OpaquePointer?
        let (code, used) = text.withUnsafeBytes { bytes -> (Int32, Int) in
            guard let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return (SQLITE_OK, 0) }
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(
                handle, start, Int32(clamping: bytes.count), UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &tail)
            return (code, tail.map { $0 - start } ?? bytes.count)
        }
        guard code == SQLITE_OK else { throw connection.error(handle, String(decoding: text, as: UTF8.self)) }
        return (statement, text.dropFirst(used))
    }

    /// Whether nothing but space, semicolons and comments is left.
    static func isBlank(_ connection: Connection, _ rest: ArraySlice<UInt8>) throws(SQLiteError) -> Bool {
        var rest = rest
        while !rest.allSatisfy({ $0 <= 0x20 || $0 == UInt8(ascii: ";") }) {
            let (statement, next) = try compile(connection, rest)
            if let statement {
                sqlite3_finalize(statement)
                return false
            }
            rest = next
        }
        return true
    }
}
