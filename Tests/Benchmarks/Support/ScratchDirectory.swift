import Glibc

/// A directory of one's own under the system's place for such, gone when this is.
final class ScratchDirectory {
    let path: String

    init() throws(PtyError) {
        var template = Array("/tmp/diamante-benchmark-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw PtyError(what: "no scratch directory", code: errno) }
        path = String(cString: made)
    }

    deinit {
        Self.remove(path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ name: String, _ text: String) throws(PtyError) {
        guard let file = fopen(file(name), "w") else { throw PtyError(what: "cannot write \(name)", code: errno) }
        fputs(text, file)
        fclose(file)
    }

    private static func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove(path + "/" + name) }
            }
            closedir(folder)
        }
        Glibc.remove(path)
    }
}
