import Glibc

/// The two clocks of the loop, in milliseconds: one that never jumps, and the one on the wall.
package struct LoopClock {
    package let monotonic: () -> Int64
    package let wall: () -> Int64

    package init(monotonic: @escaping () -> Int64, wall: @escaping () -> Int64) {
        self.monotonic = monotonic
        self.wall = wall
    }

    package static var system: LoopClock {
        LoopClock(monotonic: { read(CLOCK_MONOTONIC) }, wall: { read(CLOCK_REALTIME) })
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
