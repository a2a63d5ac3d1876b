/// The pace of one sender: the configured rate, less while Twilio says that it is too much.
struct SenderPace: Equatable {
    /// What a sender without a configured rate falls back from: about what an account may have in flight.
    private static let unlimitedBase = 100.0
    private static let slowest = 1.0 / 32
    /// The part of the full rate that comes back in a minute.
    private static let recoveryPerMinute = 0.1

    /// Units a second; nil: no limit.
    let rate: Double?
    /// The part of the full rate in use.
    private(set) var share = 1.0
    private var sharedAt: Uptime
    private var slowedAt: Uptime?
    private var bucket: TokenBucket
    private(set) var heldUntil: Uptime = 0

    init(rate: Double?, at now: Uptime) {
        // Whatever a configuration says: a pace that can be reckoned with.
        let sound = rate.map { $0 > 0.01 ? min($0, 1_000_000) : 0.01 }
        self.rate = sound
        sharedAt = now
        bucket = TokenBucket(perSecond: sound, at: now)
    }

    mutating func available(at now: Uptime) -> Int {
        guard now >= heldUntil else { return 0 }
        recover(at: now)
        return bucket.available(at: now)
    }

    mutating func take(_ units: Int, at now: Uptime) {
        bucket.take(units, at: now)
    }

    /// When something may leave again; nil: now.
    mutating func nextUnit(at now: Uptime) -> Uptime? {
        recover(at: now)
        let next = bucket.nextUnit(at: now)
        return now < heldUntil ? max(heldUntil, next ?? heldUntil) : next
    }

    /// Halves the pace and holds everything until `until`. What was in flight together is answered together: within a
    /// second it counts once.
    mutating func slowDown(until: Uptime, at now: Uptime) {
        heldUntil = max(heldUntil, until)
        if let slowedAt, now - slowedAt < 1000 { return }
        recover(at: now)
        slowedAt = now
        share = max(Self.slowest, share / 2)
        apply(at: now)
    }

    private mutating func recover(at now: Uptime) {
        // At most once a second: the bucket is not rounded away by a thousand small steps.
        guard share < 1, now - sharedAt >= 1000 else { return }
        share = min(1, share + Double(now - sharedAt) / 60_000 * Self.recoveryPerMinute)
        apply(at: now)
    }

    private mutating func apply(at now: Uptime) {
        sharedAt = now
        bucket.change(to: share < 1 ? (rate ?? Self.unlimitedBase) * share : rate, at: now)
    }
}
