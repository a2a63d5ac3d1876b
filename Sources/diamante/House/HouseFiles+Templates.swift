import Embedded
import Glibc
import Messaging

// The templates as files: what is built in, what somebody here wrote, and how that is changed.

extension HouseFiles {
    /// Every template that there must be, in the order of `TemplateKey.all`.
    func templateSources() -> [TemplateSource] {
        let builtIn = Dictionary(Embedded.files.map { ($0.name, $0) }) { first, _ in first }
        let hasOwn = access(directory.templates, F_OK) == 0
        return TemplateKey.all.map { key in
            TemplateSource(
                key: key, builtIn: builtIn[key.fileName]?.text ?? "",
                own: hasOwn ? try? TextFile.read(path(key)) : nil)
        }
    }

    /// Text files in `plantillas` that are nobody's template: a name typed wrongly would silently say nothing.
    func strayTemplates() -> [String] {
        guard let open = opendir(directory.templates) else { return [] }
        defer { closedir(open) }
        var names: [String] = []
        while let entry = readdir(open) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".txt"), !name.hasPrefix("."), TemplateKey(fileName: name) == nil { names.append(name) }
        }
        return names.sorted()
    }

    /// A reader sees the old text or the new one, never half of it, and after a power cut one of the two.
    func saveTemplate(_ key: TemplateKey, _ text: String) throws(FileError) {
        if mkdir(directory.templates, 0o700) != 0, errno != EEXIST {
            throw FileError(path: directory.templates, code: errno, isWriting: true)
        }
        try TextFile.replace(path(key), with: text)
    }

    /// The built-in text holds again. In a checkout the file is the built-in one, and stays.
    func restoreTemplate(_ key: TemplateKey, _ builtIn: String) throws(FileError) {
        if isCheckout { return try saveTemplate(key, builtIn) }
        if unlink(path(key)) != 0, errno != ENOENT { throw FileError(path: path(key), code: errno, isWriting: true) }
    }

    private func path(_ key: TemplateKey) -> String { directory.templates + "/" + key.fileName }

    private var isCheckout: Bool {
        access(directory.path + "/../Package.swift", F_OK) == 0
            && access(directory.path + "/../Sources/Embedded", F_OK) == 0
    }
}
