import Glibc
import Synchronization

/// Asks the mensajero to come to an end: finish what is in flight, claim nothing more.
package final class StopSwitch: Sendable {
    /// Readable for ever once it was raised; for `poll`.
    let descriptor: Int32
    private let writer: Int32

    package init() throws(StopSwitchError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw StopSwitchError(code: errno) }
        for end in ends {
            // A full pipe must not hold up a signal handler, and no child may keep the switch.
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        writer = ends[1]
    }

    deinit {
        // A handler may still hold the number of the writing end: it is taken away from it before it is closed.
        _ = StopSwitch.raisedBySignal.compareExchange(expected: writer, desired: -1, ordering: .sequentiallyConsistent)
        close(descriptor)
        close(writer)
    }

    package func raise() {
        StopSwitch.raise(writer)
    }

    package var isRaised: Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, 0) > 0
    }

    /// SIGTERM and SIGINT raise it from now on; what a terminal or its end would do to us (SIGHUP, SIGTSTP, …) is
    /// ignored. For the process of the mensajero alone.
    package func takeSignals() {
        StopSwitch.raisedBySignal.store(writer, ordering: .sequentiallyConsistent)
        for number in [SIGHUP, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE] { signal(number, SIG_IGN) }
        for number in [SIGTERM, SIGINT] {
            signal(number) { _ in
                // Nothing here may allocate or lock: one byte into a pipe.
                let code = errno
                StopSwitch.raise(StopSwitch.raisedBySignal.load(ordering: .sequentiallyConsistent))
                errno = code
            }
        }
    }

    private static let raisedBySignal = Atomic<Int32>(-1)

    private static func raise(_ writer: Int32) {
        var byte: UInt8 = 1
        _ = write(writer, &byte, 1)
    }
}

/// The kernel has no descriptors left.
package struct StopSwitchError: Error, Sendable, Equatable {
    /// `errno`
    package let code: Int32
}
