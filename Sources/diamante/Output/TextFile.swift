import Glibc

/// A file that cannot be read or written, with the system's reason.
struct FileError: Error {
    let path: String
    let code: Int32

    var reason: String { String(cString: strerror(code)) }
}

/// Whole files as bytes; small ones, so no streaming.
enum TextFile {
    static func bytes(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw FileError(path: path, code: errno) }
        guard info.st_mode & S_IFMT != S_IFDIR else { throw FileError(path: path, code: EISDIR) }
        var content: [UInt8] = []
        content.reserveCapacity(Int(info.st_size))
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path: path, code: errno) }
            guard count > 0 else { return content }
            content += chunk[..<count]
        }
    }

    /// Invalid UTF-8 becomes the replacement character.
    static func read(_ path: String) throws(FileError) -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }
}
