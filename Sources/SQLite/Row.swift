import CSQLite

/// The row a statement stands on, valid until the statement moves on: read what is needed, keep no `Row`.
///
/// A row kept for longer holds other values or none, but it never reads freed memory.
package struct Row {
    private let handle: StatementHandle

    init(_ handle: StatementHandle) {
        self.handle = handle
    }

    /// The value in a column, counted from 0; a column there is not reads as NULL does.
    package subscript<T: ColumnReadable>(_ column: Int) -> T {
        T.read(handle.pointer, Int32(clamping: column))
    }

    package var columnCount: Int {
        Int(sqlite3_column_count(handle.pointer))
    }
}
