import Glibc

/// Milliseconds on a clock that nobody can set and that goes on while the machine sleeps: for everything that waits.
/// What is kept in the database uses the wall clock instead.
typealias Uptime = Int64

/// The kernel's CLOCK_BOOTTIME.
@Sendable
func systemUptime() -> Uptime {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
