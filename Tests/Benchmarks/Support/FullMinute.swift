import Glibc

/// The full minute, at which a clock on a screen is painted without anybody having typed.
enum FullMinute {
    /// So near, in seconds, the paint of the clock would be taken for the answer to a key.
    private static let nearness = 0.1

    /// Lets it pass where it is near, and reads what it paints.
    static func letPass(_ session: PtySession) {
        let left = untilNext
        guard left < nearness || left > 60 - nearness else { return }
        session.settle(quiet: left < nearness ? left + nearness : nearness)
    }

    /// Seconds, by the clock on the wall.
    private static var untilNext: Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return 60 - Double(now.tv_sec % 60) - Double(now.tv_nsec) / 1e9
    }
}
