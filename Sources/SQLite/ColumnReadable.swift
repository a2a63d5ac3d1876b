import CSQLite

/// What can be read from a column. A value of another type is not an error: it is read as SQLite converts it
/// (NULL is 0, empty text or no bytes; text that is no number is 0).
package protocol ColumnReadable {
    static func read(_ statement: OpaquePointer, _ column: Int32) -> Self
}

extension Int64: ColumnReadable {
    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Int64 {
        sqlite3_column_int64(statement, column)
    }
}

extension Int: ColumnReadable {
    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Int {
        Int(sqlite3_column_int64(statement, column))
    }
}

extension Int32: ColumnReadable {
    /// Clamped, where SQLite would cut off the upper half: a number out of range stays out of the ordinary.
    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Int32 {
        Int32(clamping: sqlite3_column_int64(statement, column))
    }
}

extension Bool: ColumnReadable {
    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Bool {
        sqlite3_column_int64(statement, column) != 0
    }
}

extension Double: ColumnReadable {
    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Double {
        sqlite3_column_double(statement, column)
    }
}

extension String: ColumnReadable {
    /// By its length in bytes, so that text with NUL in it comes back whole; bytes that are not UTF-8 become U+FFFD.
    package static func read(_ statement: OpaquePointer, _ column: Int32) -> String {
        // The order matters: the pointer first, then the length of what the pointer was converted to.
        guard let bytes = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}

extension [UInt8]: ColumnReadable {
    package static func read(_ statement: OpaquePointer, _ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
        let count = Int(sqlite3_column_bytes(statement, column))
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    }
}

extension Optional: ColumnReadable where Wrapped: ColumnReadable {
    package static func read(_ statement: OpaquePointer, _ column: Int32) -> Wrapped? {
        sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : Wrapped.read(statement, column)
    }
}

extension SQLiteValue: ColumnReadable {
    package static func read(_ statement: OpaquePointer, _ column: Int32) -> SQLiteValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(Int64.read(statement, column))
        case SQLITE_FLOAT: .real(Double.read(statement, column))
        case SQLITE_TEXT: .text(String.read(statement, column))
        case SQLITE_BLOB: .blob([UInt8].read(statement, column))
        default: .null
        }
    }
}
