import Glibc

/// Whether a running statement is to stop. What answers that may ask the system, so it is asked no more often than makes a
/// difference to a person; how far a statement has come says nothing about the time it took.
final class Interruption {
    /// Nanoseconds from one question to the next.
    private static let interval: Int64 = 200_000

    private let check: () -> Bool
    private var asked: Int64

    init(_ check: @escaping () -> Bool) {
        self.check = check
        asked = Self.now()
    }

    var isWanted: Bool {
        let now = Self.now()
        guard now - asked >= Self.interval else { return false }
        asked = now
        return check()
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
