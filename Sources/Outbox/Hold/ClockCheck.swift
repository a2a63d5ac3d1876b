import Lending

/// How far Twilio's clock is from ours. More than two minutes: the legal hours we keep may not be the real ones.
struct ClockCheck: Equatable {
    static let tolerance: Int64 = 120_000

    /// Milliseconds that Twilio's clock is ahead of ours; nil until it answered for the first time.
    private(set) var skew: Int64?

    var fits: Bool { abs(skew ?? 0) <= Self.tolerance }
    var minutesOff: Int64 { (abs(skew ?? 0) + 30_000) / 60_000 }

    /// `date`: Twilio's, milliseconds UTC, in whole seconds.
    mutating func note(_ date: Int64, at now: Instant) {
        skew = date + 500 - now.milliseconds
    }
}
