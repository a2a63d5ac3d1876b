import Glibc

/// A small file that is read at once and replaced at once.
enum TextFile {
    /// Nil when it is not there or longer than 4096 bytes.
    static func read(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return withUnsafeTemporaryAllocation(byteCount: 4097, alignment: 1) { buffer in
            let count = Glibc.read(file, buffer.baseAddress, buffer.count)
            guard (0...4096).contains(count) else { return nil }
            return String(decoding: UnsafeRawBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
        }
    }

    /// A reader sees the old text or the new one, never half of it. False when it could not be written; the old one stays.
    @discardableResult
    static func replace(_ path: String, with text: String) -> Bool {
        let draft = path + ".new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        let bytes = Array(text.utf8)
        let written = write(file, bytes, bytes.count) == bytes.count
        close(file)
        guard written, rename(draft, path) == 0 else {
            unlink(draft)
            return false
        }
        return true
    }

    /// Writes over the beginning of a file that is there, in the room it has.
    static func overwrite(_ path: String, with text: String) {
        let file = open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        let bytes = Array(text.utf8)
        _ = pwrite(file, bytes, bytes.count, 0)
    }

    static func remove(_ path: String) {
        unlink(path)
    }
}
