import Glibc
package import Lending

/// Who leads, as `mensajero.json` beside the lock tells everyone who only wants to know; nobody probes the lock for it.
package struct MensajeroStatus: Sendable, Equatable {
    package enum Condition: Sendable, Equatable {
        case running
        /// Stopped by a signal (SIGSTOP, a debugger): it keeps the lead and sends nothing.
        case stopped
        /// The process is gone; it died without taking its card away.
        case gone
    }

    package let pid: Int32
    package let since: Instant
    /// When a message was last handed to Twilio by this process.
    package let lastSend: Instant?
    package let condition: Condition

    /// Nil when there is no card, or none that can be read.
    package static func read(_ directory: String) -> MensajeroStatus? {
        guard let text = TextFile.read(directory + "/" + Card.file), let card = Card(text) else { return nil }
        return MensajeroStatus(
            pid: card.pid, since: card.since, lastSend: card.lastSend, condition: card.condition)
    }
}

/// What stands in `mensajero.json`: whole numbers only, instants in milliseconds UTC.
struct Card: Equatable {
    static let file = "mensajero.json"

    let pid: Int32
    /// When the process began, in the kernel's ticks since boot: tells it from a later one of the same number.
    let began: Int64
    let since: Instant
    var lastSend: Instant?

    init(since: Instant) {
        pid = getpid()
        began = ProcessFacts(pid)?.began ?? 0
        self.since = since
    }

    init?(_ text: String) {
        var numbers: [Substring: Int64] = [:]
        for field in text.split(whereSeparator: { "{},\n ".contains($0) }) {
            let halves = field.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            numbers[halves[0].filter { $0 != "\"" }[...]] = Int64(halves[1])
        }
        guard let pid = numbers["pid"].flatMap(Int32.init(exactly:)), pid > 0, let began = numbers["began"],
            let since = numbers["since"]
        else { return nil }
        self.pid = pid
        self.began = began
        self.since = Instant(milliseconds: since)
        lastSend = numbers["last_send"].map { Instant(milliseconds: $0) }
    }

    var text: String {
        let last = lastSend.map { ",\"last_send\":\($0.milliseconds)" } ?? ""
        return "{\"pid\":\(pid),\"began\":\(began),\"since\":\(since.milliseconds)\(last)}\n"
    }

    var condition: MensajeroStatus.Condition {
        guard let facts = ProcessFacts(pid), facts.began == began else { return .gone }
        switch facts.state {
        case "T", "t": return .stopped
        case "Z", "X": return .gone
        default: return .running
        }
    }
}

/// What `/proc/<pid>/stat` says of a process.
struct ProcessFacts {
    let state: Character
    let began: Int64

    init?(_ pid: Int32) {
        // The second field is the name in parentheses and may hold anything: what counts begins after the last one.
        guard let text = TextFile.read("/proc/\(pid)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 19, let state = fields[0].first, let began = Int64(fields[19]) else { return nil }
        self.state = state
        self.began = began
    }
}
