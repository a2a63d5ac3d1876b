import Glibc
import Lending
import Messaging
import Outbox
import SQLite
import Store

// The copy is made, checked, migrated and made safe beside the database that is there; only then do the two change places.
// A process that dies in between leaves the old one, or the new one, and a copy of the old one in any case.

/// Puts a backup in the place of the database, in a house where nobody is.
struct Restoration {
    let directory: DataDirectory
    let configuration: Configuration

    private var language: Language { configuration.language }

    struct Done {
        let restored: Restored
        /// Where what was there before lies; nil when nothing was.
        let before: String?
        let knownUntil: String?
    }

    func run(_ file: String) throws -> Done {
        try directory.prepare(language)
        let presence = try House.enter(directory, language)
        let alone = try HouseAlone(directory, presence, language)
        defer { alone.open() }
        try checkRole(directory.database, mode: .readOnly)

        let draft = directory.database + ".restaurando"
        remove(draft)
        defer { remove(draft) }
        try copy(file, to: draft)
        let (restored, knownUntil) = try makeSafe(draft, of: file)
        let before = try keepWhatIsThere()
        // A log that was left behind would be played into the database that comes.
        for ending in ["-wal", "-shm", "-journal"] { unlink(directory.database + ending) }
        guard rename(draft, directory.database) == 0 else { throw FileError(path: directory.database, code: errno) }
        sync()
        ChangeSignal.touch(directory.changeSignal)
        return Done(restored: restored, before: before, knownUntil: knownUntil)
    }

    private func copy(_ file: String, to draft: String) throws {
        let source: Database
        do {
            source = try Database(path: file, mode: .readOnly)
            guard try Migrations.version(of: source) > 0 else { throw notABackup(file) }
        } catch let error as SQLiteError where error.isNotADatabase || error.isCannotOpen || error.isCorrupt {
            throw notABackup(file)
        }
        defer { source.close() }
        try source.backup(to: draft)
    }

    /// Nothing of it is sent by itself, whatever happened since it was made.
    private func makeSafe(_ draft: String, of file: String) throws -> (Restored, knownUntil: String?) {
        let store = try open(draft, mode: .readWrite)
        defer { store.close() }
        guard try store.operatorNamed(configuration.login).role == .owner else {
            throw StoreError.notAllowed(try store.operatorNamed(configuration.login).role)
        }
        let problems = try store.integrityProblems()
        guard problems.isEmpty else { throw notABackup(file) }
        let reason = language.choose(
            es: "\(configuration.login) restauró un respaldo. Decida los sin resolver y reanude con w",
            en: "\(configuration.login) restored a backup. Settle what is unresolved and resume with w")
        let restored = try store.takeUpAfterRestoring(pauseReason: reason)
        try Turn.takeOver(store, directory.path)
        let until = restored.knownUntil.map { store.clock.text($0.adding(seconds: store.clock.offsetSeconds)) }
        return (restored, until)
    }

    /// Of the database that is there, where it can still be read.
    private func checkRole(_ path: String, mode: Database.Mode) throws {
        guard access(path, F_OK) == 0, let store = try? open(path, mode: mode) else { return }
        defer { store.close() }
        do {
            let me = try store.operatorNamed(configuration.login)
            guard me.role == .owner else { throw StoreError.notAllowed(me.role) }
        } catch is SQLiteError {
            // An empty or damaged one says nothing of anybody.
        }
    }

    private func open(_ path: String, mode: Database.Mode) throws -> Store {
        let clock = BusinessClock(zone: configuration.zone, offsetSeconds: configuration.clockOffset) {
            SystemClock.now()
        }
        return try Store(
            path: path, mode: mode, clock: clock,
            makeBusiness: try House.business(configuration, HouseFiles(directory)), login: configuration.login)
    }

    /// A sound copy where that is possible, else the files as they are.
    private func keepWhatIsThere() throws -> String? {
        let path = directory.database
        guard access(path, F_OK) == 0 else { return nil }
        let kept = directory.newBackup("antes-de-restaurar")
        if let database = try? Database(path: path, mode: .readWrite) {
            defer { database.close() }
            if (try? Store.backUp(database, to: kept)) != nil { return kept }
        }
        guard link(path, kept) == 0 else { throw FileError(path: kept, code: errno) }
        _ = link(path + "-wal", kept + "-wal")
        return kept
    }

    private func remove(_ path: String) {
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
    }

    private func notABackup(_ file: String) -> Failure {
        Failure(
            .refused,
            language.choose(
                es: "\(file) no es un respaldo sano de Diamante: no se cambió nada.",
                en: "\(file) is not a sound backup of Diamante: nothing was changed."))
    }
}
