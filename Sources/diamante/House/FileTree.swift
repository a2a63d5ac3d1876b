import Glibc

enum FileTree {
    /// Removes a directory with all that is in it; symbolic links are removed, not followed.
    static func remove(_ path: String) {
        if let directory = opendir(path) {
            var names: [String] = []
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != "." && name != ".." { names.append(name) }
            }
            closedir(directory)
            for name in names {
                let inside = path + "/" + name
                var info = stat()
                if lstat(inside, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
                    remove(inside)
                } else {
                    unlink(inside)
                }
            }
        }
        rmdir(path)
    }
}
