import CSQLite
import Glibc

extension Database {
    /// The path as both the operating system and SQLite take it: for a file of that name, whatever the name.
    static func filePath(_ path: String) throws(SQLiteError) -> String {
        // C would end at a NUL, and to SQLite no name and this one mean a database that is lost when it is closed.
        guard !path.utf8.contains(0), !path.isEmpty, path != ":memory:" else {
            throw SQLiteError(code: SQLITE_CANTOPEN, message: "not the path of a file: \(path.debugDescription)")
        }
        // So that nothing looks like a URI ("file:…") to it either.
        return path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
    }

    /// Says in time what SQLite would say late or not at all: it opens directories for reading, waits on a pipe, makes
    /// files that others can read, and turns to reading only where it may not write.
    static func inspect(_ path: String, _ mode: Mode) throws(SQLiteError) {
        var found = stat()
        guard stat(path, &found) == 0 else {
            guard errno == ENOENT, mode == .create else {
                throw refusal("cannot open", path)
            }
            return try make(path)
        }
        guard found.st_mode & S_IFMT == S_IFREG else {
            throw SQLiteError(code: SQLITE_CANTOPEN, message: "not a regular file: \(path)")
        }
    }

    /// Makes the file before SQLite does, with rights for the owner alone; its journals inherit them.
    private static func make(_ path: String) throws(SQLiteError) {
        // By `mknod`, which opens nothing: closing a descriptor would drop the locks this process has on the file.
        // Where another process was faster, its file is the database.
        guard mknod(path, S_IFREG | 0o600, 0) == 0 || errno == EEXIST else { throw refusal("cannot create", path) }
    }

    /// What the operating system said to the last call.
    static func refusal(_ what: String, _ path: String) -> SQLiteError {
        SQLiteError(code: SQLITE_CANTOPEN, message: "\(what) \(path): \(String(cString: strerror(errno)))")
    }

    func configure(_ mode: Mode) throws(SQLiteError) {
        try execute(
            """
            PRAGMA trusted_schema = OFF;
            PRAGMA foreign_keys = ON;
            PRAGMA synchronous = FULL;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -\(Self.usualCache);
            PRAGMA mmap_size = 0;
            """)
        if mode == .readOnly {
            // Nothing has read the file so far: this says now whether it is a database.
            _ = try pragma("SELECT count(*) FROM sqlite_schema")
            return
        }
        guard sqlite3_db_readonly(try connection.open(), "main") == 0 else {
            throw SQLiteError(code: SQLITE_READONLY, message: "the file is not writable: \(path)")
        }
        try turnToWAL()
    }

    /// Two processes that open a new database at once meet here, where SQLite does not ask the busy handler.
    private func turnToWAL() throws(SQLiteError) {
        let wait = BusyWait()
        wait.limit = busyLimit
        var attempt: Int32 = 0
        while true {
            do throws(SQLiteError) {
                let mode = try Self.text("PRAGMA journal_mode = WAL", connection)
                guard mode == "wal" else {
                    throw SQLiteError(code: SQLITE_CANTOPEN, message: "no write-ahead log here, but \(mode): \(path)")
                }
                return
            } catch {
                guard error.isBusy, wait.again(attempt: attempt) else { throw error }
                attempt += 1
            }
        }
    }

    /// The first column of the first row.
    static func text(_ sql: String, _ connection: Connection) throws(SQLiteError) -> String {
        let statement = try Statement(connection, sql)
        return try statement.step() ? try statement.row[0] : ""
    }
}
