import Glibc

/// The measuring thread ahead of all others on its processor: a paint that waits to be read, because something else of the
/// machine runs there, would count as the paint of a slow program.
enum Precedence {
    /// Programs started from here stand in line like any other.
    private static let onlyForItself: Int32 = 0x4000_0000  // SCHED_RESET_ON_FORK

    /// False where the system does not allow it, as it seldom does but for its administrator.
    static func take() -> Bool {
        var first = sched_param()
        first.sched_priority = 1
        return sched_setscheduler(0, SCHED_FIFO | onlyForItself, &first) == 0
    }
}
