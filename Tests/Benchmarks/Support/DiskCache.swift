import Glibc

/// What the kernel keeps of a database file in memory, and how it is made to forget it.
enum DiskCache {
    /// All of the file is in memory, as on a working day.
    static func read(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
        defer { buffer.deallocate() }
        while Glibc.read(file, buffer.baseAddress, buffer.count) > 0 {}
    }

    /// The next read of the file comes from the disk. Pages not written yet stay; the log and the index of it are small.
    static func forget(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
        close(file)
    }
}
