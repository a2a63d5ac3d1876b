import Foundation
import Testing

/// Pictures of the screen in `Golden/`. With `DIAMANTE_GOLDEN=write` the picture of now becomes the one to compare with:
/// look at the difference before committing it.
enum Golden {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    private static let writes = ProcessInfo.processInfo.environment["DIAMANTE_GOLDEN"] == "write"

    static func expect(_ picture: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = directory.appending(path: name + ".txt")
        if writes {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try (picture + "\n").write(to: file, atomically: true, encoding: .utf8)
            return
        }
        guard let known = try? String(contentsOf: file, encoding: .utf8) else {
            Issue.record("\(name) has no picture yet", sourceLocation: sourceLocation)
            return
        }
        if known == picture + "\n" { return }
        let pairs = zip(
            known.split(separator: "\n", omittingEmptySubsequences: false),
            picture.split(separator: "\n", omittingEmptySubsequences: false))
        let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
        let line =
            first.map { "line \($0.offset + 1)\n  known: \($0.element.0)\n  now:   \($0.element.1)" } ?? "its length"
        Issue.record("\(name) differs in \(line)\n\(picture)", sourceLocation: sourceLocation)
    }
}
