import Foundation
import Glibc

/// A terminal line without a terminal: the program believes it talks to one of any kind, the test sees its bytes, the
/// line's modes, and what was left switched on.
final class Pty {
    struct CannotOpen: Error {
        let code: Int32
    }

    let process: pid_t
    /// Everything the program wrote so far.
    private(set) var output: [UInt8] = []
    private var master: Int32
    /// Held open so that the line's modes can be read after the program's end.
    private let line: Int32
    private let before: termios
    private var seen = 0
    private var status: Int32?
    /// Kept as long as the program works there.
    private let place: Workplace

    /// TIOCSPTLCK and TIOCGPTN, which Swift does not import, as little as `posix_openpt`.
    private static let unlock: UInt = 0x4004_5431
    private static let number: UInt = 0x8004_5430

    /// Starts `program` in a session of its own that this line controls; by default the console.
    init(
        _ place: Workplace, _ program: [String] = [Workplace.executable], columns: UInt16 = 80, rows: UInt16 = 24,
        with changes: [String: String?] = [:]
    ) throws {
        self.place = place
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (lock, number): (Int32, Int32) = (0, 0)
        guard master >= 0, ioctl(master, Self.unlock, &lock) == 0, ioctl(master, Self.number, &number) == 0 else {
            throw CannotOpen(code: errno)
        }
        let path = "/dev/pts/\(number)"
        line = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        before = try Self.modes(line)
        Self.resize(master, columns, rows)

        var variables = place.environment
        for (name, value) in changes { variables[name] = value }
        process = try Self.spawn(program, variables, on: path, in: place.root)
    }

    deinit {
        if status == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(line)
        if master >= 0 { close(master) }
    }

    private static func spawn(_ program: [String], _ variables: [String: String], on path: String, in folder: URL)
        throws
        -> pid_t
    {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Opened by the leader of a session without a terminal, it becomes that session's.
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // POSIX_SPAWN_SETSID, which Glibc's overlay hides.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | 0x80)

        var words: [UnsafeMutablePointer<CChar>?] =
            (["bash", "-c", Program.start, folder.path] + program).map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + environment { free(text) } }
        var child = pid_t()
        let code = posix_spawn(&child, "/bin/bash", &actions, &attributes, &words, &environment)
        guard code == 0 else { throw Program.CannotStart(path: program.first ?? "", code: code) }
        return child
    }

    // MARK: The person

    func send(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
            drain(waiting: 0)
        }
    }

    func resize(columns: UInt16, rows: UInt16) {
        Self.resize(master, columns, rows)
    }

    private static func resize(_ descriptor: Int32, _ columns: UInt16, _ rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }

    /// The line is cut.
    func hangUp() {
        close(master)
        master = -1
    }

    // MARK: What comes

    /// Waits until the program writes this, after what an earlier question found.
    func shows(_ text: String, within seconds: Double = 20) -> Bool {
        let wanted = Array(text.utf8)
        return eventually(within: seconds) {
            drain(waiting: 20)
            guard let place = Self.place(of: wanted, in: output[seen...]) else { return false }
            seen = place + wanted.count
            return true
        }
    }

    /// Types a key; answers how many bytes the picture took that came for it, 0 when none came.
    func cost(of key: String) -> Int {
        drain(waiting: 20)
        let before = output.count
        send(key)
        _ = eventually(within: 5) {
            drain(waiting: 20)
            return output.count > before
        }
        drain(waiting: 30)
        return output.count - before
    }

    func wrote(_ text: String) -> Bool {
        Self.place(of: Array(text.utf8), in: output[...]) != nil
    }

    private static func place(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= wanted.count else { return nil }
        return (bytes.startIndex...bytes.endIndex - wanted.count).first { bytes[$0...].starts(with: wanted) }
    }

    private func drain(waiting milliseconds: Int32) {
        guard master >= 0 else { return }
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        var wait = milliseconds
        var chunk = [UInt8](repeating: 0, count: 65536)
        while poll(&ready, 1, wait) > 0, ready.revents & Int16(POLLIN) != 0 {
            let count = read(master, &chunk, chunk.count)
            guard count > 0 else { return }
            output += chunk[..<count]
            wait = 0
        }
    }

    /// The words on the way: everything the program wrote, for the comment of an expectation.
    var transcript: String { String(decoding: output, as: UTF8.self).debugDescription }

    // MARK: The end

    /// The program's end: its status, or 128 and the signal; nil while it still runs after so many seconds.
    func ended(within seconds: Double = 60) -> Int32? {
        let isOver = eventually(within: seconds) {
            drain(waiting: 20)
            var raw: Int32 = 0
            guard status == nil, waitpid(process, &raw, WNOHANG) == process else { return status != nil }
            status = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + raw & 0x7F
            return true
        }
        drain(waiting: 0)
        return isOver ? status : nil
    }

    private static func modes(_ descriptor: Int32) throws -> termios {
        var modes = termios()
        guard tcgetattr(descriptor, &modes) == 0 else { throw CannotOpen(code: errno) }
        return modes
    }

    /// What of the program's is still switched on at the terminal; empty for a sane one.
    func leftOn() throws -> [String] {
        let now = try Self.modes(line)
        var left: [String] = []
        if (now.c_iflag, now.c_oflag, now.c_cflag, now.c_lflag)
            != (before.c_iflag, before.c_oflag, before.c_cflag, before.c_lflag)
        {
            left.append("modes of the line")
        }
        let switches = [
            ("the other screen", ["\u{1B}[?1049h", "\u{1B}[?47h"], ["\u{1B}[?1049l", "\u{1B}[?47l"]),
            ("paste marks", ["\u{1B}[?2004h"], ["\u{1B}[?2004l"]),
            ("no cursor", ["\u{1B}[?25l"], ["\u{1B}[?25h"]), ("keypad", ["\u{1B}[?1h"], ["\u{1B}[?1l"]),
        ]
        for (name, on, off) in switches {
            func last(_ sequences: [String]) -> Int { sequences.map { lastPlace(of: $0) }.max() ?? -1 }
            if last(on) > last(off) { left.append(name) }
        }
        return left
    }

    private func lastPlace(of text: String) -> Int {
        let wanted = Array(text.utf8)
        guard output.count >= wanted.count else { return -1 }
        return (0...output.count - wanted.count).last { output[$0...].starts(with: wanted) } ?? -1
    }
}
