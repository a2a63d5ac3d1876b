package import Lending
import SQLite

extension Store {
    /// The pages of the database in bytes; what still lies in the write-ahead log comes on top.
    package func databaseBytes() throws -> Int64 {
        let pages: Int64 = try database.first("PRAGMA page_count") { $0[0] } ?? 0
        let size: Int64 = try database.first("PRAGMA page_size") { $0[0] } ?? 0
        return pages * size
    }

    package func lastBackup() throws -> Instant? {
        try setting(.lastBackup).flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
    }
}
