import Foundation

/// A disk of a few megabytes in memory, where this account may mount one.
package final class SmallDisk: Sendable {
    package let path: String

    package static let isPossible: Bool = {
        guard geteuid() == 0, let disk = try? SmallDisk(megabytes: 1) else { return false }
        return disk.path != ""
    }()

    package struct CannotMount: Error {}

    package init(megabytes: Int) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "diamante-disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("diamante", path, "tmpfs", 0, "size=\(megabytes)m,mode=0700") == 0 else {
            rmdir(path)
            throw CannotMount()
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }

    /// Leaves not one page.
    package func fill() {
        let file = open(path + "/relleno", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard file >= 0 else { return }
        let page = [UInt8](repeating: 0, count: 4096)
        while write(file, page, page.count) > 0 {}
        close(file)
    }

    package func free() {
        unlink(path + "/relleno")
    }
}
