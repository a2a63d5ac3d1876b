import Glibc

/// Whether a running statement is to stop. What answers that may ask the system, so it is asked no more often than makes a
/// difference to a person; how far a statement has come says nothing about the time it took.
final class Interruption {
    /// Nanoseconds from one question to the next.
    private static let interval: Int64 = 200_000

    /// Calls that pass between two looks at the clock, as long as they follow each other quickly.
    private static let mostPassed = 7

    private let check: () -> Bool
    private var asked: Int64
    private var looked: Int64
    private var passed = 0
    private var mayPass = 0

    init(_ check: @escaping () -> Bool) {
        self.check = check
        asked = Self.now()
        looked = asked
    }

    var isWanted: Bool {
        // Steps that wait for the disk are looked at one by one, those that do not more rarely.
        if passed < mayPass {
            passed += 1
            return false
        }
        let now = Self.now()
        mayPass = now - looked > Self.interval / 4 ? mayPass / 2 : min(mayPass + 1, Self.mostPassed)
        (looked, passed) = (now, 0)
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
