import Glibc
import Lending
import Messaging

/// The one directory that holds everything of the house: the database, its locks, its log, its own templates.
struct DataDirectory: Sendable {
    let path: String

    var database: String { path + "/diamante.db" }
    var changeSignal: String { path + "/diamante.changed" }
    var consoleLock: String { path + "/console.lock" }
    var mensajeroLock: String { path + "/mensajero.lock" }
    var mensajeroLog: String { path + "/mensajero.log" }
    var templates: String { path + "/plantillas" }
    var backups: String { path + "/respaldos" }

    /// Where a copy of the database as it was goes; the directory is made.
    func newBackup(_ why: String) -> String {
        mkdir(backups, 0o700)
        let name = backups + "/\(why)-\(SystemClock.now().milliseconds / 1000)"
        // Two in one second are two.
        let number = (1...).first { access($0 == 1 ? name + ".db" : name + "-\($0).db", F_OK) != 0 } ?? 1
        return number == 1 ? name + ".db" : name + "-\(number).db"
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// `DIAMANTE_DATA`, else `./data` where it is one of ours, else the user's own place.
    static func locate(_ environment: [String: String]) -> DataDirectory {
        if let named = environment["DIAMANTE_DATA"], !named.isEmpty { return DataDirectory(path: absolute(named)) }
        let here = absolute("data")
        if access(here + "/diamante.db", F_OK) == 0 || access(here + "/plantillas", F_OK) == 0 {
            return DataDirectory(path: here)
        }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "/root"
        let share = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.local/share"
        return DataDirectory(path: share + "/diamante")
    }

    /// Where `.env` is looked for, the nearer one first.
    var environmentFiles: [String] {
        let parent = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        return [path + "/.env", parent + "/.env"]
    }

    /// Makes the directory for this user alone, or refuses one that is not safe to work in.
    func prepare(_ language: Language) throws(Failure) {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0, errno != EEXIST { throw cannotUse(language, errno) }
        }
        var info = stat()
        guard stat(path, &info) == 0 else { throw cannotUse(language, errno) }
        guard info.st_mode & S_IFMT == S_IFDIR else { throw cannotUse(language, ENOTDIR) }
        guard info.st_uid == geteuid() else {
            throw Failure(
                .configuration,
                language.choose(
                    es: "La carpeta \(path) es de otro usuario: entre con la cuenta de servicio, o ponga su propia "
                        + "carpeta en DIAMANTE_DATA.",
                    en: "The directory \(path) belongs to another user: log in to the service account, or set your own "
                        + "directory in DIAMANTE_DATA."))
        }
        // To close /tmp or / to everybody else would not be ours to do.
        guard info.st_mode & S_ISVTX == 0, path != "/" else {
            throw Failure(
                .configuration,
                language.choose(
                    es: "La carpeta \(path) es de todos: ponga en DIAMANTE_DATA una que sea sólo para esto.",
                    en: "The directory \(path) is everybody's: set DIAMANTE_DATA to one that is for this alone."))
        }
        guard access(path, W_OK) == 0 else { throw cannotUse(language, errno) }
        if info.st_mode & 0o077 != 0, chmod(path, 0o700) != 0 { throw cannotUse(language, errno) }
        guard !isOnNetwork else {
            throw Failure(
                .configuration,
                language.choose(
                    es:
                        "La carpeta \(path) está en un disco de red, donde SQLite pierde datos: use un disco de esta máquina.",
                    en:
                        "The directory \(path) is on a network disk, where SQLite loses data: use a disk of this machine."
                ))
        }
    }

    private func cannotUse(_ language: Language, _ code: Int32) -> Failure {
        let reason = String(cString: strerror(code))
        return Failure(
            .configuration,
            language.choose(
                es: "No se puede usar la carpeta \(path) (\(reason)): revise los permisos o cambie DIAMANTE_DATA.",
                en: "The directory \(path) cannot be used (\(reason)): check its permissions or change DIAMANTE_DATA."))
    }

    /// Network file systems have no reliable locks and no shared memory for the WAL.
    private var isOnNetwork: Bool {
        let network: Set<Substring> = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "fuse.sshfs", "ceph"]
        return MountTable.fileSystem(of: path).map { network.contains($0[...]) } ?? false
    }

    /// Less room than one commit may need.
    var isFull: Bool {
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { return false }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize) < 256 * 1024
    }

    private static func absolute(_ path: String) -> String {
        guard path.first != "/" else { return path.count > 1 && path.last == "/" ? String(path.dropLast()) : path }
        guard let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return absolute(String(cString: here) + "/" + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path))
    }
}
