/// What lies under a path, as the kernel tells in `/proc/self/mounts`.
enum MountTable {
    /// The type of the file system: the mount point that the path begins with, the longest and last one of them.
    static func fileSystem(of path: String) -> String? {
        guard let table = try? TextFile.read("/proc/self/mounts") else { return nil }
        var best: (length: Int, type: Substring)?
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2 else { continue }
            let point = fields[1]
            guard point == "/" || path == point || path.hasPrefix(point + "/") else { continue }
            if let best, best.length > point.utf8.count { continue }
            best = (point.utf8.count, fields[2])
        }
        return best.map { String($0.type) }
    }
}
