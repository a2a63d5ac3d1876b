/// How long something took, on a clock that nobody sets.
struct Stopwatch {
    private let began = ContinuousClock.now

    var seconds: Double {
        let (whole, fraction) = (ContinuousClock.now - began).components
        return Double(whole) + Double(fraction) / 1e18
    }

    /// `12.8 s` or `0.73 ms`.
    var text: String { Self.text(seconds) }

    static func text(_ seconds: Double) -> String {
        let (value, unit) = seconds < 1 ? (seconds * 1000, "ms") : (seconds, "s")
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) \(unit)"
    }
}
