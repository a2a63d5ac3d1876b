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

    /// What was forgotten meanwhile is read again, and nothing else, so that the processor's own memory stays as it was: a
    /// shared machine takes pages back that nobody touched for a minute, though there is room for them.
    static func restore(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        let length = Int(lseek(file, 0, SEEK_END))
        let page = Int(getpagesize())
        guard length > 0, let map = mmap(nil, length, PROT_READ, MAP_SHARED, file, 0), map != MAP_FAILED else { return }
        defer { munmap(map, length) }
        var isThere = [UInt8](repeating: 0, count: (length + page - 1) / page)
        guard mincore(map, length, &isThere) == 0 else { return }
        var bytes = [UInt8](repeating: 0, count: page)
        for number in isThere.indices where isThere[number] & 1 == 0 { pread(file, &bytes, page, number * page) }
    }

    /// The next read of the file comes from the disk. Pages not written yet stay; the log and the index of it are small.
    static func forget(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
        close(file)
    }
}
