import Glibc

enum Sleep {
    /// Until one of the descriptors can be read, a signal comes or the time is over.
    static func until(_ descriptors: [Int32], milliseconds: Int64) {
        var watched = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        _ = poll(&watched, nfds_t(watched.count), Int32(clamping: max(0, milliseconds)))
    }
}
