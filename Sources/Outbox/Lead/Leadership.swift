import Glibc

/// Who may post: the holder of a kernel lock on `mensajero.lock`.
///
/// The kernel lets go of it the instant its holder dies and never while it is merely stopped, so there is no heartbeat
/// and no clock to trust. The file is never deleted: two files of that name would be two leaders.
package final class Leadership {
    private let path: String
    private var descriptor: Int32 = -1

    static func path(in directory: String) -> String { directory + "/mensajero.lock" }

    package init(directory: String) {
        path = Self.path(in: directory)
    }

    deinit {
        release()
    }

    package var isHeld: Bool { descriptor >= 0 }

    /// Tries for `milliseconds`, at least once. False when another one leads.
    package func take(milliseconds: Int) throws(LeadershipError) -> Bool {
        if isHeld { return true }
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw LeadershipError(operation: "open", code: errno) }
        var left = milliseconds
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR, left > 0 else {
                close(file)
                if code == EWOULDBLOCK || code == EINTR { return false }
                throw LeadershipError(operation: "flock", code: code)
            }
            let pause = min(left, 50)
            _ = poll(nil, 0, Int32(pause))
            left -= pause
        }
        descriptor = file
        return true
    }

    package func release() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
    }
}

/// The lock file cannot be used at all: no such directory, no permission, no locks on that file system.
package struct LeadershipError: Error, Sendable, Equatable {
    package let operation: String
    /// `errno`
    package let code: Int32
}
