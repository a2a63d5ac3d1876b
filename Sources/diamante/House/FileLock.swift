import Glibc

/// A kernel lock on a file that is never deleted; it ends with this process.
final class FileLock {
    private let descriptor: Int32

    /// Takes the lock at once, or says that somebody else has it.
    init?(_ path: String, exclusive: Bool) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    /// From shared to exclusive; false when others hold it too, and then it is shared again.
    func makeExclusive() -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        // The kernel gives up the one before it tries the other.
        makeShared()
        return false
    }

    func makeShared() {
        flock(descriptor, LOCK_SH | LOCK_NB)
    }

    deinit {
        close(descriptor)
    }
}
