import Lending

/// Notices that somebody set this machine's clock, by the one that nobody sets.
struct ClockJumps {
    /// Less is a clock being kept right.
    private static let tolerance: Int64 = 5_000
    private var offset: Int64

    init(now: Instant, up: Uptime) {
        offset = now.milliseconds - up
    }

    /// Milliseconds by which the clock was set since this was last asked; nil when it was not.
    mutating func jump(now: Instant, up: Uptime) -> Int64? {
        let found = now.milliseconds - up
        let jump = found - offset
        guard jump.magnitude > Self.tolerance else { return nil }
        offset = found
        return jump
    }
}
