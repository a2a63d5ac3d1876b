import Glibc

/// A program that runs beside this one.
final class StartedProgram {
    let id: pid_t
    private var status: Int32?

    struct CannotStart: Error, CustomStringConvertible {
        let path: String
        let code: Int32

        var description: String { "\(path) cannot be started: \(String(cString: strerror(code)))" }
    }

    /// `watched`: what the program sees as descriptor 3; everything else is closed to it.
    init(_ command: [String], environment: [String: String], out: String, err: String, watched: Int32? = nil) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        if let watched { posix_spawn_file_actions_adddup2(&actions, watched, 3) }

        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var child = pid_t()
        let code = posix_spawnp(&child, command[0], &actions, nil, &words, &variables)
        guard code == 0 else { throw CannotStart(path: command[0], code: code) }
        id = child
    }

    deinit {
        kill()
        _ = ended()
    }

    func kill() {
        guard status == nil else { return }
        Glibc.kill(id, SIGKILL)
    }

    func terminate() {
        guard status == nil else { return }
        Glibc.kill(id, SIGTERM)
    }

    var hasEnded: Bool {
        var found: Int32 = 0
        if status == nil, waitpid(id, &found, WNOHANG) == id { status = found }
        return status != nil
    }

    /// Waits for its end: its exit status, or 128 and the number of the signal that ended it.
    @discardableResult
    func ended() -> Int32 {
        var found: Int32 = 0
        while status == nil {
            if waitpid(id, &found, 0) == id { status = found } else if errno != EINTR { status = 0 }
        }
        let status = status ?? 0
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    }

    /// Resident memory in MiB; 0 when it is gone.
    var memory: Double {
        guard let text = TextFile.read("/proc/\(id)/statm") else { return 0 }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }
}

/// A small file read at once.
enum TextFile {
    static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var (text, buffer): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: 65_536))
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return String(decoding: text, as: UTF8.self) }
            text += buffer[..<count]
        }
    }
}
