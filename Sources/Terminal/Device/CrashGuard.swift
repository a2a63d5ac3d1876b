import Glibc

/// Leaves a sane terminal behind when the process is killed by a signal, also by Swift's own traps.
///
/// The handler only reads memory prepared here and makes calls that are allowed inside a signal handler (`endwin` is
/// not). Then the signal gets its default action, not the one before us: Swift's backtracer would ask its questions on
/// the terminal and keep the process.
enum CrashGuard {
    /// Always ours. Swift's backtracer takes most of them, QUIT too.
    private static let faults = [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSYS, SIGQUIT]
    /// These are ours only where nobody else wants them; the event loop does.
    private static let endings = [SIGHUP, SIGTERM, SIGINT]

    fileprivate struct Prepared {
        var terminal: Int32 = -1
        var modes = termios()
        var reset: UnsafeMutableBufferPointer<UInt8> = .init(start: nil, count: 0)
    }

    /// Never moved or freed, so that the handler finds it whatever happened.
    fileprivate nonisolated(unsafe) static let prepared: UnsafeMutablePointer<Prepared> = {
        let memory = UnsafeMutablePointer<Prepared>.allocate(capacity: 1)
        memory.initialize(to: Prepared())
        return memory
    }()

    private nonisolated(unsafe) static var before: [(signal: Int32, action: sigaction)] = []
    private static let stackSize = 64 * 1024

    /// From now on a crash writes `reset` to `terminal` and sets its modes back to `modes`.
    static func arm(terminal: Int32, modes: termios, reset: [UInt8]) {
        disarm()
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: reset.count)
        _ = bytes.initialize(from: reset)
        prepared.pointee = Prepared(terminal: terminal, modes: modes, reset: bytes)
        useOwnStack()
        for signal in faults { take(signal) }
        for signal in endings where isDefault(signal) { take(signal) }
    }

    /// Puts back the handlers of before.
    static func disarm() {
        for (signal, action) in before.reversed() {
            var action = action
            sigaction(signal, &action, nil)
        }
        before = []
        prepared.pointee.terminal = -1
        prepared.pointee.reset.deallocate()
        prepared.pointee.reset = .init(start: nil, count: 0)
    }

    /// Resets the terminal and dies of `signal`; for handlers.
    static func die(of signal: Int32) {
        resetAndDie(signal)
    }

    private static func take(_ signal: Int32) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = resetAndDie
        action.sa_flags = SA_ONSTACK
        var old = sigaction()
        if sigaction(signal, &action, &old) == 0 { before.append((signal, old)) }
    }

    private static func isDefault(_ signal: Int32) -> Bool {
        var action = sigaction()
        return sigaction(signal, nil, &action) == 0 && action.__sigaction_handler.sa_handler == nil
    }

    /// A stack that ran over cannot run the handler.
    private static func useOwnStack() {
        var now = stack_t()
        guard sigaltstack(nil, &now) == 0, now.ss_flags & noStack != 0 else { return }
        var own = stack_t(ss_sp: .allocate(byteCount: stackSize, alignment: 16), ss_flags: 0, ss_size: stackSize)
        sigaltstack(&own, nil)
    }

    /// Glibc's `SS_DISABLE` is an anonymous enum, which arrives in Swift as a type of its own.
    private static let noStack: Int32 = 2
}

/// Async-signal-safe from end to end.
private func resetAndDie(_ signal: Int32) {
    let prepared = CrashGuard.prepared
    let terminal = prepared.pointee.terminal
    // In the background the terminal is the shell's, and touching it would stop us here.
    if terminal >= 0, JobControl.isForeground(terminal) {
        prepared.pointee.terminal = -1
        tcsetattr(terminal, TCSANOW, &prepared.pointee.modes)
        // A line that is stuck must not keep a dead process.
        var room = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
        if poll(&room, 1, 0) > 0, room.revents & Int16(POLLOUT) != 0 {
            _ = write(terminal, prepared.pointee.reset.baseAddress, prepared.pointee.reset.count)
        }
        HeldErrorOutput.dump()
    }
    var standard = sigaction()
    standard.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(signal, &standard, nil)
    // Blocked while its handler runs: it strikes as soon as this returns.
    raise(signal)
}
