import Foundation

/// The way of the document that Diamante replaces: Twilio's library for Python, one message after the other.
enum DocumentLoop {
    static let version = "8.11.1"
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "document-loop.py")

    /// Nil where the library cannot be installed.
    static func messagesPerSecond(_ url: String, count: Int) throws -> Double? {
        guard let python = try python() else { return nil }
        let out = NSTemporaryDirectory() + "/diamante-loop-\(UUID().uuidString.prefix(8))"
        defer { unlink(out) }
        let status = try run([python, script.path, url, String(count)], out: out)
        guard status == 0, let rate = TextFile.read(out).flatMap({ Double($0.filter { !$0.isWhitespace }) }) else {
            throw OutboxHouse.Refused(description: "\(script.lastPathComponent) ended with \(status).")
        }
        return rate
    }

    /// Of an environment with the library beside the executable, made when it is not there.
    private static func python() throws -> String? {
        let folder = URL(filePath: OutboxHouse.executable).deletingLastPathComponent().appending(
            path: "twilio-\(version)")
        let python = folder.appending(path: "bin/python").path
        if try run([python, "-c", "import twilio"]) == 0 { return python }
        guard try run(["python3", "-m", "venv", folder.path]) == 0,
            try run([python, "-m", "pip", "install", "-q", "twilio==\(version)"]) == 0
        else { return nil }
        return python
    }

    private static func run(_ command: [String], out: String = "/dev/null") throws -> Int32 {
        let environment = ProcessInfo.processInfo.environment
        do {
            return try StartedProgram(command, environment: environment, out: out, err: "/dev/null").ended()
        } catch is StartedProgram.CannotStart {
            return 127
        }
    }
}
