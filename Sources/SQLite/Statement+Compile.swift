import CSQLite

extension Statement {
    /// The text as SQLite reads it, closed by a NUL: it then copies nothing, and its limit of a million bytes is for one
    /// statement and not for a whole script. A NUL inside would silently cut the rest off, and is refused.
    static func bytes(of sql: String) throws(SQLiteError) -> ArraySlice<UInt8> {
        guard !sql.utf8.contains(0) else { throw SQLiteError(code: SQLITE_MISUSE, message: "NUL in the SQL") }
        return (Array(sql.utf8) + [0])[...]
    }

    /// Compiles the first statement of `text` (from `bytes(of:)`) and says what is left of it; nil when there is only
    /// space and comments.
    static func compile(
        _ connection: Connection, _ text: ArraySlice<UInt8>
    ) throws(SQLiteError) -> (OpaquePointer?, ArraySlice<UInt8>) {
        let handle = try connection.openInTransaction(String(decoding: text.dropLast(), as: UTF8.self))
        var statement: OpaquePointer?
        let (code, used) = text.withUnsafeBytes { bytes -> (Int32, Int) in
            guard let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return (SQLITE_OK, 0) }
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(handle, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &tail)
            return (code, tail.map { $0 - start } ?? bytes.count)
        }
        guard code == SQLITE_OK else {
            throw connection.error(handle, String(decoding: text.dropLast(), as: UTF8.self))
        }
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
