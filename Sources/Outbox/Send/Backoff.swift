/// How long to wait after so many failures in a row: doubled each time up to a limit, and spread at random, so that what
/// failed together does not come back together.
package struct Backoff: Equatable, Sendable {
    /// Milliseconds.
    package let first: Int64
    package let longest: Int64

    package init(first: Int64, longest: Int64) {
        self.first = first
        self.longest = longest
    }

    /// Milliseconds: from half to one and a half times the doubled wait, never more than `longest`. `chance` is in 0..<1.
    func milliseconds(afterFailures count: Int, chance: Double) -> Int64 {
        let doublings = Int64(min(max(count - 1, 0), 20))
        let wait = min(longest, first << doublings)
        return min(longest, max(1, Int64(Double(wait) * (0.5 + chance))))
    }
}
