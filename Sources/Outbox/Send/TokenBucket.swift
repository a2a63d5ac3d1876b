/// How many units may leave now: it fills evenly and empties with what leaves. A message larger than what is there leaves
/// debt behind it, so that no message is too long to go at all.
struct TokenBucket: Equatable {
    /// Nil: no limit.
    private(set) var perSecond: Double?
    private var tokens: Double = 1
    private var filledAt: Uptime

    init(perSecond: Double?, at now: Uptime) {
        self.perSecond = perSecond
        filledAt = now
    }

    /// A quarter of a second's worth: short enough that no sender's queue at Twilio grows.
    private var capacity: Double { max(1, (perSecond ?? 1) / 4) }

    mutating func change(to perSecond: Double?, at now: Uptime) {
        fill(at: now)
        self.perSecond = perSecond
        filledAt = now
        tokens = min(tokens, capacity)
    }

    /// Whole units.
    mutating func available(at now: Uptime) -> Int {
        guard perSecond != nil else { return .max }
        fill(at: now)
        return max(0, Int(tokens))
    }

    mutating func take(_ units: Int, at now: Uptime) {
        guard perSecond != nil else { return }
        fill(at: now)
        tokens -= Double(units)
    }

    /// When a whole unit will be there; nil: now.
    mutating func nextUnit(at now: Uptime) -> Uptime? {
        guard let perSecond else { return nil }
        fill(at: now)
        guard tokens < 1 else { return nil }
        return now + max(1, Uptime(((1 - tokens) / perSecond * 1000).rounded(.up)))
    }

    private mutating func fill(at now: Uptime) {
        guard let perSecond, now > filledAt else { return }
        tokens = min(capacity, tokens + Double(now - filledAt) / 1000 * perSecond)
        filledAt = now
    }
}
