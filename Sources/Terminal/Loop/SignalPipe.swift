import Glibc

/// Turns signals into bytes that `poll` sees, so that everything happens in the loop and nothing in a handler.
///
/// Make it before the `Screen`: ncurses and `CrashGuard` leave signals alone that have a handler. One per process.
package final class SignalPipe {
    fileprivate struct Noted {
        var descriptor: Int32 = -1
        /// Seconds on the monotonic clock when the first wish to end came that nobody has read yet; 0 = none.
        var endingSince: Int = 0
    }

    /// Never moved or freed: a handler may run at any time.
    fileprivate nonisolated(unsafe) static let noted: UnsafeMutablePointer<Noted> = {
        let memory = UnsafeMutablePointer<Noted>.allocate(capacity: 1)
        memory.initialize(to: Noted())
        return memory
    }()

    package static let endings: Set<Int32> = [SIGTERM, SIGHUP, SIGINT]
    private let pipe = WakePipe()
    private var before: [(signal: Int32, action: sigaction)] = []

    package init() {
        Self.noted.pointee = Noted(descriptor: pipe.writeEnd)
        for signal in [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = note
            // Queries and commits are not to fail because a window was resized.
            action.sa_flags = SA_RESTART
            var old = sigaction()
            if sigaction(signal, &action, &old) == 0 { before.append((signal, old)) }
        }
    }

    /// Puts back the handlers of before.
    deinit {
        for (signal, action) in before {
            var action = action
            sigaction(signal, &action, nil)
        }
        if Self.noted.pointee.descriptor == pipe.writeEnd { Self.noted.pointee.descriptor = -1 }
    }

    package var descriptor: Int32 { pipe.readEnd }

    /// The signals that came since the last time, each once.
    package func drain() -> Set<Int32> {
        var signals: Set<Int32> = []
        while let signal = pipe.receive() { signals.insert(Int32(signal)) }
        Self.noted.pointee.endingSince = 0
        return signals
    }
}

/// Async-signal-safe from end to end.
private func note(_ signal: Int32) {
    let error = errno
    let noted = SignalPipe.noted
    if signal == SIGTERM || signal == SIGHUP || signal == SIGINT {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        if noted.pointee.endingSince == 0 {
            noted.pointee.endingSince = max(1, now.tv_sec)
        } else if now.tv_sec - noted.pointee.endingSince > 1 {
            // Asked before and not heard: the loop is stuck, so the process ends here.
            CrashGuard.die(of: signal)
        }
    }
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(noted.pointee.descriptor, &byte, 1)
    errno = error
}
