import Glibc

/// The files that a term began on: the lock and the database, by what they are and not by their names.
///
/// A directory that was deleted, moved or exchanged leaves a mensajero at work on files that nobody else sees, beside
/// another one that leads under the same name.
struct Foothold {
    private let files: [(path: String, identity: Identity?)]

    private struct Identity: Equatable {
        let device: dev_t
        let inode: ino_t

        init?(_ path: String) {
            var found = stat()
            guard stat(path, &found) == 0 else { return nil }
            (device, inode) = (found.st_dev, found.st_ino)
        }
    }

    init(_ paths: [String]) {
        files = paths.map { ($0, Identity($0)) }
    }

    /// Whether all of them stand where they stood.
    var holds: Bool {
        files.allSatisfy { Identity($0.path) == $0.identity }
    }
}
