import Glibc

// A program is measured from outside: started in a pseudo-terminal, typed into, and what it writes is read with the time of
// every read and replayed on a screen. Nothing in it is changed or linked, so that others are measured by the same rule.

/// One program in a pseudo-terminal of its own. Times are seconds since just before it was started.
final class PtySession {
    /// What one read brought, and when.
    struct Chunk {
        let at: Double
        let bytes: [UInt8]
    }

    let process: pid_t
    private(set) var screen: VirtualScreen
    /// All that came so far.
    private(set) var received = 0
    /// The program closed its terminal.
    private(set) var hasEnded = false
    private let master: Int32
    private let clock = Stopwatch()

    /// Starts `command`, found by its path or on PATH. `environment` is all it gets beside `TERM` and a UTF-8 locale.
    init(
        _ command: [String], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
    ) throws(PtyError) {
        let terminal = try PseudoTerminal(columns: columns, rows: rows)
        master = terminal.master
        screen = VirtualScreen(columns: columns, rows: rows)
        let usual = [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
        ]
        process = try terminal.start(command, environment: usual.merging(environment) { $1 })
    }

    deinit { close() }

    /// Ends the program, by force where a second is not enough.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        kill(process, SIGTERM)
        for _ in 0..<100 {
            if waitpid(process, nil, WNOHANG) != 0 { break }
            _ = read(within: 0.01)
        }
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        Glibc.close(master)
    }

    private var isClosed = false

    var now: Double { clock.seconds }

    // MARK: Typing

    /// Types keys as bytes; answers when they were written.
    @discardableResult
    func send(_ keys: String) -> Double {
        let at = now
        var bytes = Array(keys.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if written > 0 {
                bytes = bytes.dropFirst(written)
            } else if errno == EAGAIN || errno == EINTR {
                // A full terminal: what it wrote is read first, or both sides would wait.
                _ = read(within: 0.01)
            } else {
                break
            }
        }
        return at
    }

    // MARK: Reading

    /// The next bytes, shown on the screen; nil when none came in time.
    func read(within seconds: Double) -> Chunk? {
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, Int32(max(0, seconds * 1000).rounded(.up))) > 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = Glibc.read(master, &buffer, buffer.count)
        guard count > 0 else {
            if count == 0 || (errno != EAGAIN && errno != EINTR) { hasEnded = true }
            return nil
        }
        let chunk = Chunk(at: now, bytes: Array(buffer[..<count]))
        received += count
        screen.feed(chunk.bytes)
        return chunk
    }

    /// Reads until the screen is as wanted; the time of the read that made it so, nil when it did not come to that.
    func wait(within seconds: Double = 30, until wanted: (VirtualScreen) -> Bool) -> Double? {
        let end = now + seconds
        if wanted(screen) { return now }
        while !hasEnded, now < end {
            if let chunk = read(within: end - now), wanted(screen) { return chunk.at }
        }
        return nil
    }

    func wait(for text: String, within seconds: Double = 30) -> Double? {
        wait(within: seconds) { $0.contains(text) }
    }

    /// Reads until nothing has come for `quiet` seconds; `each` sees the screen after every read.
    @discardableResult
    func settle(
        quiet: Double = 0.04, within seconds: Double = 10, each: (Chunk, VirtualScreen) -> Void = { _, _ in }
    ) -> [Chunk] {
        let end = now + seconds
        var chunks: [Chunk] = []
        while !hasEnded, now < end, let chunk = read(within: quiet) {
            chunks.append(chunk)
            each(chunk, screen)
        }
        return chunks
    }

    /// The answer to keys: until the first and the last byte in seconds, and how many. Nil where nothing came.
    func answer(to keys: String, quiet: Double = 0.03, within seconds: Double = 10) -> Answer? {
        let sent = send(keys)
        guard let first = read(within: seconds) else { return nil }
        let rest = settle(quiet: quiet, within: seconds)
        let bytes = first.bytes.count + rest.reduce(0) { $0 + $1.bytes.count }
        return Answer(first: first.at - sent, paint: (rest.last ?? first).at - sent, bytes: bytes)
    }

    struct Answer {
        let first: Double
        let paint: Double
        let bytes: Int
    }
}
