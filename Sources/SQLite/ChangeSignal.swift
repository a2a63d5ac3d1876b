import Glibc

// Whoever writes commits, then touches the file; whoever looks is woken by the kernel through inotify on that file.
// The file says nothing but "look": after a wake-up the reader asks `Database.dataVersion`. Watching the database or its
// log instead would wake the reader before the commit can be seen.

/// Wakes the other processes after a commit, and tells this one when another has committed.
///
/// Make it before the first read of the database, so that no commit falls between the two. One's own touch wakes oneself
/// too; `dataVersion` then stands still.
package final class ChangeSignal {
    package let path: String
    /// Readable when something happened: for `poll`.
    package let descriptor: Int32
    /// What inotify calls the watch; -1 while there is none.
    private var watch: Int32 = -1

    package init(path: String) throws(ChangeSignalError) {
        self.path = path
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { throw ChangeSignalError(operation: "inotify_init1", code: errno) }
        renewWatch()
        guard watch >= 0 else {
            throw ChangeSignalError(operation: "inotify_add_watch", code: errno)
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Wakes everyone who watches; false when the file could not be touched (the commit before it stands nevertheless,
    /// the others see it at their next tick).
    @discardableResult
    package func touch() -> Bool {
        Self.touch(path)
    }

    /// As `touch`, for who only writes and watches nothing. Makes the file where it is missing.
    @discardableResult
    package static func touch(_ path: String) -> Bool {
        if utimensat(AT_FDCWD, path, nil, 0) == 0 { return true }
        guard errno == ENOENT else { return false }
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        close(file)
        // Once more: a watcher may have made the file between the two, and opening it says nothing to the watcher.
        return utimensat(AT_FDCWD, path, nil, 0) == 0
    }

    /// Takes all events off the descriptor, without waiting; true when there was one. Look at the database after it.
    package func drain() -> Bool {
        var happened = false
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                if count > 0 {
                    happened = true
                } else if count == 0 || errno != EINTR {
                    return
                }
            }
        }
        // The event may have been that the file was deleted, moved away or replaced (IN_DELETE_SELF, IN_MOVE_SELF,
        // IN_IGNORED; an unlinked name shows as IN_ATTRIB): the path is asked again, whatever it was.
        if happened || watch < 0 {
            happened = renewWatch() || happened
        }
        return happened
    }

    /// Watches what the path names now; true when that is not what was watched. inotify gives the same number for the
    /// same file, so that this changes nothing in the usual case.
    @discardableResult
    private func renewWatch() -> Bool {
        let mask = UInt32(IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF)
        var now = inotify_add_watch(descriptor, path, mask)
        if now < 0, errno == ENOENT, Self.touch(path) { now = inotify_add_watch(descriptor, path, mask) }
        guard now != watch else { return false }
        if watch >= 0 { inotify_rm_watch(descriptor, watch) }
        watch = now
        return now >= 0
    }
}

/// The kernel gives no watch: too many of them, or no such directory.
package struct ChangeSignalError: Error, Sendable, Equatable {
    package let operation: String
    /// `errno`
    package let code: Int32
}
