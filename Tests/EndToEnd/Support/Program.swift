import Foundation

/// Runs a program to its end. Foundation's `Process` waits for everything that inherited from the program too: for a tmux
/// server or a mensajero that it left behind.
enum Program {
    struct Ended {
        let out: String
        let err: String
        let status: Int32
    }

    struct CannotStart: Error {
        let path: String
        let code: Int32
    }

    /// What runs beside this test may hold pipes whose end it waits for: a program that stays behind must not inherit them.
    static let start = """
        for file in /proc/$$/fd/*; do n=${file##*/}; [ "$n" -gt 2 ] && [ "$n" -ne 255 ] && eval "exec $n>&-"; done
        cd "$0" && exec "$@"
        """

    static func run(_ path: String, _ arguments: [String], environment: [String: String], in folder: URL) throws
        -> Ended
    {
        try start(path, arguments, environment: environment, in: folder).ended()
    }

    /// A program at work.
    struct Running {
        let id: pid_t
        fileprivate let files: [String]

        func kill() {
            Foundation.kill(id, SIGKILL)
        }

        /// Waits for its end.
        func ended() throws -> Ended {
            defer { for file in files { unlink(file) } }
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0 && errno == EINTR {}
            return Ended(
                out: try String(contentsOfFile: files[0], encoding: .utf8),
                err: try String(contentsOfFile: files[1], encoding: .utf8),
                status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F)
        }
    }

    static func start(_ path: String, _ arguments: [String], environment: [String: String], in folder: URL) throws
        -> Running
    {
        let files = ["out", "err"].map { folder.appending(path: "\($0)-\(UUID().uuidString)").path }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, files[0], O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, files[1], O_WRONLY | O_CREAT, 0o600)

        // Tests run on threads that block signals, and a blocked SIGWINCH would be handed down to the terminal's program.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var words: [UnsafeMutablePointer<CChar>?] =
            (["bash", "-c", Self.start, folder.path, path] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var child = pid_t()
        let code = posix_spawn(&child, "/bin/bash", &actions, &attributes, &words, &variables)
        guard code == 0 else { throw CannotStart(path: path, code: code) }
        return Running(id: child, files: files)
    }
}
