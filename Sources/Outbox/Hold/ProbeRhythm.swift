/// When to ask Twilio whether it would take messages again, while we hold them back by ourselves.
struct ProbeRhythm: Equatable {
    /// A probe that succeeds proves little where the error comes back with the first message: then it is asked rarer.
    private static let relapse: Uptime = 300_000
    private static let mostDoublings = 4

    /// While the account is refused.
    let refused: Int64
    /// While there is no connection.
    let unreachable: Backoff
    private var failures = 0
    private var relapses = 0
    private var liftedAt: Uptime?
    private(set) var next: Uptime?

    init(refused: Int64, unreachable: Backoff) {
        self.refused = refused
        self.unreachable = unreachable
    }

    /// Something was held before we came: whoever started us may have put it right.
    mutating func inherit(at now: Uptime) {
        next = now
    }

    /// Something is held from now on.
    mutating func begin(isUnreachable: Bool, at now: Uptime, chance: Double) {
        if let liftedAt, now - liftedAt < Self.relapse { relapses = min(relapses + 1, Self.mostDoublings) }
        liftedAt = nil
        failures = 0
        schedule(isUnreachable: isUnreachable, at: now, chance: chance)
    }

    mutating func failed(isUnreachable: Bool, at now: Uptime, chance: Double) {
        failures += 1
        schedule(isUnreachable: isUnreachable, at: now, chance: chance)
    }

    /// A probe succeeded.
    mutating func lifted(at now: Uptime) {
        liftedAt = now
        next = nil
    }

    /// Nothing is held, or a person holds it.
    mutating func rest() {
        next = nil
    }

    /// A message was accepted: what was wrong is over.
    mutating func accepted() {
        relapses = 0
        liftedAt = nil
    }

    private mutating func schedule(isUnreachable: Bool, at now: Uptime, chance: Double) {
        let wait =
            isUnreachable
            ? unreachable.milliseconds(afterFailures: failures + 1, chance: chance) : refused
        next = now + wait << Int64(relapses)
    }
}
