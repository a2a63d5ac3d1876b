import Glibc

/// Stopping and continuing by the shell, as it is for a process group on a terminal.
enum JobControl {
    /// Whether a shell waits that could continue us: our process group is not orphaned, that is, a parent of it lives in
    /// the same session but in another group (POSIX 3.264). Under a forced SSH command or as a window's only program
    /// there is none, and the kernel would ignore the stop.
    static var shellWaits: Bool {
        let (group, session) = (getpgrp(), getsid(0))
        var parent = getppid()
        // Up through a script or wrapper that shares our group.
        for _ in 0..<16 {
            guard parent > 1, getsid(parent) == session else { return false }
            guard getpgid(parent) == group else { return true }
            parent = parentOf(parent)
        }
        return false
    }

    /// Stops the whole job as the signal does where nobody handles it; returns when it was continued.
    static func stop(by signal: Int32 = SIGTSTP) {
        var standard = sigaction()
        standard.__sigaction_handler.sa_handler = SIG_DFL
        var before = sigaction()
        sigaction(signal, &standard, &before)
        kill(0, signal)
        sigaction(signal, &before, nil)
    }

    /// Continued in the background (`bg`, a CONT from elsewhere): stops again, as any program does there that wants the
    /// terminal, until the shell brings it to the foreground or is gone.
    static func awaitForeground(_ terminal: Int32) {
        for _ in 0..<100 where !isForeground(terminal) && shellWaits {
            stop(by: SIGTTOU)
        }
    }

    /// Whether the terminal is ours to write to; where it has no process groups it always is.
    static func isForeground(_ terminal: Int32) -> Bool {
        let group = tcgetpgrp(terminal)
        return group < 0 || group == getpgrp()
    }

    private static func parentOf(_ process: pid_t) -> pid_t {
        let file = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = read(file, &bytes, bytes.count)
        // "pid (name) state ppid …": the name may hold anything, also spaces and parentheses.
        guard count > 0, let end = bytes[..<count].lastIndex(of: 0x29) else { return 0 }
        let fields = bytes[(end + 1)..<count].split(separator: 0x20)
        return fields.count > 1 ? pid_t(String(decoding: fields[1], as: UTF8.self)) ?? 0 : 0
    }
}
