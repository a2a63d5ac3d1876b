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

    /// What keeps it from writing down what it does; until that is over nothing leaves.
    package enum Trouble: Int, Sendable, Equatable {
        case diskFull = 1
        case cannotWrite = 2
    }

    package let pid: Int32
    package let since: Instant
    /// When a message was last handed to Twilio by this process.
    package let lastSend: Instant?
    package let condition: Condition
    package let trouble: Trouble?
    /// It was asked to end, finishes what is in flight, and its place will be free.
    package let isEnding: Bool

    /// Nil when there is no card, or none that can be read.
    package static func read(_ directory: String) -> MensajeroStatus? {
        guard let text = TextFile.read(directory + "/" + Card.file), let card = Card(text) else { return nil }
        return MensajeroStatus(
            pid: card.pid, since: card.since, lastSend: card.lastSend, condition: card.condition, trouble: card.trouble,
            isEnding: card.isEnding)
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
    var trouble: MensajeroStatus.Trouble?
    var isEnding = false

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
        trouble = numbers["trouble"].flatMap { Int(exactly: $0) }.flatMap(MensajeroStatus.Trouble.init)
        isEnding = numbers["ending"] == 1
    }

    /// Always as long: it can be written over where there is no room for a second one.
    var text: String {
        var text = "{\"pid\":\(pid),\"began\":\(began),\"since\":\(since.milliseconds)"
        if let lastSend { text += ",\"last_send\":\(lastSend.milliseconds)" }
        if let trouble { text += ",\"trouble\":\(trouble.rawValue)" }
        if isEnding { text += ",\"ending\":1" }
        text += "}"
        return text + String(repeating: " ", count: max(0, Self.length - text.utf8.count)) + "\n"
    }

    private static let length = 200

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
