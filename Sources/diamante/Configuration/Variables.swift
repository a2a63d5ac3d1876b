import Glibc

/// The variables of the house: the environment, then `.env` in the data directory, then `.env` beside it. One that is
/// set wins, also when it is empty.
struct Variables: Sendable {
    private let values: [String: String]
    /// `.env` files that others may read.
    let exposed: [String]
    /// `.env` files of other users, which are not read: where anybody may put a file, nobody must say so where the token is
    /// sent.
    let foreign: [String]

    init(_ values: [String: String]) {
        self.values = values
        (exposed, foreign) = ([], [])
    }

    init(environment: [String: String], files: [String]) {
        var values = environment
        var (exposed, foreign): ([String], [String]) = ([], [])
        for path in files {
            var info = stat()
            guard stat(path, &info) == 0, let text = try? TextFile.read(path) else { continue }
            guard info.st_uid == geteuid() || info.st_uid == 0 else {
                foreign.append(path)
                continue
            }
            values.merge(EnvironmentFile.parse(text)) { earlier, _ in earlier }
            if info.st_mode & 0o077 != 0 { exposed.append(path) }
        }
        self.values = values
        (self.exposed, self.foreign) = (exposed, foreign)
    }

    /// nil when not set, or set to nothing.
    subscript(name: String) -> String? {
        guard let value = values[name], !value.isEmpty else { return nil }
        return value
    }

    /// What this process was started with.
    static func environment() -> [String: String] {
        var values: [String: String] = [:]
        var entry = environ
        while let line = entry.pointee {
            let text = String(cString: line)
            if let equals = text.firstIndex(of: "=") {
                values[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            entry += 1
        }
        return values
    }
}

/// `NAME=value` lines; `export`, comments and quotes as in a shell, nothing expanded.
enum EnvironmentFile {
    static func parse(_ text: String) -> [String: String] {
        var values: [String: String] = [:]
        // Some editors begin a file with a mark of its byte order.
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        for raw in text.split(whereSeparator: \.isNewline) {
            var line = trimmed(raw)
            guard !line.isEmpty, line.first != "#" else { continue }
            if line.hasPrefix("export"), line.dropFirst(6).first.map(isBlank) == true {
                line = trimmed(line.dropFirst(6))
            }
            guard let equals = line.firstIndex(of: "=") else { continue }
            let name = trimmed(line[..<equals])
            guard !name.isEmpty else { continue }
            values[String(name)] = value(trimmed(line[line.index(after: equals)...]))
        }
        return values
    }

    private static func value(_ text: Substring) -> String {
        if let quote = text.first, quote == "\"" || quote == "'" {
            let rest = text.dropFirst()
            return String(rest[..<(rest.firstIndex(of: quote) ?? rest.endIndex)])
        }
        // A comment begins with a blank before the sign, so that a value may hold one.
        var isAfterBlank = true
        for index in text.indices {
            if isAfterBlank, text[index] == "#" { return String(trimmed(text[..<index])) }
            isAfterBlank = isBlank(text[index])
        }
        return String(text)
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) || last == "\r" { text.removeLast() }
        return text
    }
}
