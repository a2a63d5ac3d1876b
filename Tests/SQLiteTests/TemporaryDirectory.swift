import Foundation
import SQLite

/// A directory of the test's own, gone when the test is.
final class TemporaryDirectory {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "diamante-sqlite-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String {
        path + "/" + name
    }

    /// A connection to the directory's one database.
    func open(_ mode: Database.Mode = .create) throws(SQLiteError) -> Database {
        try Database(path: file("test.db"), mode: mode)
    }
}
