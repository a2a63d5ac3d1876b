import Glibc

/// Who holds a lock, as the kernel tells in `/proc/locks`.
enum LockTable {
    /// The processes that hold an flock on this file; empty where the kernel does not say.
    static func holders(of path: String) -> [pid_t] {
        var info = stat()
        guard stat(path, &info) == 0, let table = try? TextFile.read("/proc/locks") else { return [] }
        let file = name(of: info)
        return table.split(separator: "\n").compactMap { line in
            // 1: FLOCK  ADVISORY  WRITE 20356 fe:00:16222955 0 EOF
            let fields = line.split(separator: " ")
            guard fields.count > 5, fields[1] == "FLOCK", fields[5] == file, let pid = pid_t(fields[4]), pid > 0 else {
                return nil
            }
            return pid
        }
    }

    private static func name(of info: stat) -> String {
        let device = UInt64(info.st_dev)
        let major = (device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)
        let minor = (device & 0xFF) | (device >> 12 & ~0xFF)
        return hex(major) + ":" + hex(minor) + ":\(info.st_ino)"
    }

    private static func hex(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return text.utf8.count < 2 ? "0" + text : text
    }

    /// Whom a process works for: its `DIAMANTE_USER`; nil where it has none or is not ours to look at.
    static func user(of pid: pid_t) -> String? {
        guard let environment = try? TextFile.bytes("/proc/\(pid)/environ") else { return nil }
        for entry in environment.split(separator: 0) {
            let text = String(decoding: entry, as: UTF8.self)
            if text.hasPrefix("DIAMANTE_USER=") { return String(text.dropFirst(14)) }
        }
        return nil
    }
}
