import Foundation

/// The processes that a console has started.
enum DemoProcesses {
    static func of(_ parent: Int32) throws -> [Int32] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { name in
            guard let id = Int32(name), let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
                let end = text.lastIndex(of: ")")
            else { return nil }
            let fields = text[text.index(after: end)...].split(separator: " ")
            return fields.count > 1 && Int32(fields[1]) == parent ? id : nil
        }
    }
}
