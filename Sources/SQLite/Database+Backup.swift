import CSQLite
import Glibc

// A backup is one self-contained file (no journal beside it, also readable on a medium that cannot be written), and its
// name appears only when the copy is whole, checked and on the disk: half a copy must never look like a backup.

extension Database {
    /// Copies the database as it is now to a file that must not exist yet; other connections go on writing meanwhile.
    /// `mark` is a script without values that changes the copy before it gets its name.
    package func backup(to target: String, marking mark: String? = nil) throws(SQLiteError) {
        guard sqlite3_txn_state(try connection.open(), "main") != SQLITE_TXN_WRITE else {
            throw SQLiteError(code: SQLITE_MISUSE, message: "a backup inside a write")
        }
        let target = try Self.filePath(target)
        let partial = "\(target).partial-\(getpid())"
        guard access(target, F_OK) != 0 else { throw Self.exists(target) }
        guard mknod(partial, S_IFREG | 0o600, 0) == 0 else { throw Self.refusal("cannot create", partial) }
        do throws(SQLiteError) {
            try copy(to: partial, mark)
            try Self.sync(partial)
            try Self.rename(partial, target)
        } catch {
            for ending in ["", "-journal", "-wal", "-shm"] { unlink(partial + ending) }
            throw error
        }
        // The file is whole; a directory that cannot be synced does not make it less so.
        try? Self.sync(Self.directory(of: target))
    }

    private func copy(to path: String, _ mark: String?) throws(SQLiteError) {
        let source = try connection.open()
        let target = try Connection(path: path, flags: SQLITE_OPEN_READWRITE)
        defer { target.close() }
        // The whole file is synced once at the end; nobody else may come near it before.
        try target.control("PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE")
        let handle = try target.open()
        guard let copying = sqlite3_backup_init(handle, "main", source, "main") else { throw target.error(handle, nil) }
        // In one go: a step that lets others write in between would have to begin again after each of their commits.
        let code = sqlite3_backup_step(copying, -1)
        sqlite3_backup_finish(copying)
        guard code == SQLITE_DONE else {
            throw SQLiteError(code: code, message: "backup: \(String(cString: sqlite3_errstr(code)))")
        }
        let journal = try Self.text("PRAGMA journal_mode = DELETE", target)
        if let mark { try target.control(mark) }
        let check = try Self.text("PRAGMA quick_check(1)", target)
        guard journal == "delete", check == "ok" else {
            throw SQLiteError(code: SQLITE_CORRUPT, message: "the copy is not sound: \(check), journal \(journal)")
        }
    }

    private static func sync(_ path: String) throws(SQLiteError) {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw refusal("cannot open", path) }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw refusal("cannot write", path) }
    }

    /// Gives the copy its name, unless someone has taken it meanwhile.
    private static func rename(_ partial: String, _ target: String) throws(SQLiteError) {
        if link(partial, target) == 0 {
            unlink(partial)
            return
        }
        guard errno != EEXIST else { throw exists(target) }
        // Memory sticks know no hard links.
        guard access(target, F_OK) != 0 else { throw exists(target) }
        guard Glibc.rename(partial, target) == 0 else { throw refusal("cannot create", target) }
    }

    private static func exists(_ path: String) -> SQLiteError {
        SQLiteError(code: SQLITE_CANTOPEN, message: "there is already a file \(path)")
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
