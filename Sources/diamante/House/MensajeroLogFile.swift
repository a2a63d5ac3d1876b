import Glibc

/// Keeps `mensajero.log` from growing for ever: at a megabyte it becomes `mensajero.log.1`, in the place of the one before.
///
/// Only where standard error *is* that file: under a service manager the words go elsewhere, and are not ours to move.
struct MensajeroLogFile: Sendable {
    static let limit: off_t = 1 << 20
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Looks whether it is time, and goes on in a new file.
    func turnOver() {
        var ours = stat()
        guard fstat(STDERR_FILENO, &ours) == 0, ours.st_size >= Self.limit else { return }
        var named = stat()
        guard stat(path, &named) == 0, named.st_ino == ours.st_ino, named.st_dev == ours.st_dev,
            rename(path, path + ".1") == 0
        else { return }
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        dup2(file, STDERR_FILENO)
        close(file)
    }
}
