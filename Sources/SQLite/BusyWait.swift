import Glibc

/// How a writer waits for the other one: many short sleeps with jitter, because SQLite's own growing ones make four
/// processes eight times slower than they need be.
final class BusyWait {
    /// After how long the statement gives up and fails with `isBusy`.
    var limit: Duration = .seconds(5)
    private var began: timespec = timespec()

    /// One more wait (`attempt` counts from 0); false when the time is over.
    func again(attempt: Int32) -> Bool {
        let now = Self.now()
        if attempt == 0 { began = now }
        let waited = Duration.seconds(now.tv_sec - began.tv_sec) + .nanoseconds(now.tv_nsec - began.tv_nsec)
        guard waited < limit else { return false }
        usleep(UInt32.random(in: 300...1500))
        return true
    }

    private static func now() -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time
    }
}
