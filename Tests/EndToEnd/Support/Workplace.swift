import Foundation

/// A place of its own for one test: an empty data directory, the built executable, nothing of the machine's environment.
final class Workplace {
    let root: URL
    let data: URL
    var environment: [String: String]

    /// The executable that was built with these tests.
    static let executable: String = {
        let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appending(path: "diamante").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return ".build/debug/diamante"
    }()

    init() throws {
        root = URL(filePath: NSTemporaryDirectory()).appending(path: "diamante-e2e-\(UUID().uuidString.prefix(8))")
        data = root.appending(path: "datos")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        environment = [
            "PATH": "/usr/bin:/bin", "HOME": root.path, "LC_ALL": "C.UTF-8", "DIAMANTE_DATA": data.path,
            "DIAMANTE_USER": "dueña", "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    deinit {
        try? FileManager.default.removeItem(at: root)
    }

    /// Runs `diamante` with these arguments to its end.
    @discardableResult
    func diamante(_ arguments: String..., with changes: [String: String] = [:]) throws -> Program.Ended {
        try run(arguments, with: changes)
    }

    func run(_ arguments: [String], with changes: [String: String] = [:]) throws -> Program.Ended {
        try Program.run(
            Self.executable, arguments, environment: environment.merging(changes) { $1 }, in: root)
    }

    /// Begins `diamante` with these arguments, and does not wait for it.
    func start(_ arguments: String..., with changes: [String: String] = [:]) throws -> Program.Running {
        try Program.start(
            Self.executable, arguments, environment: environment.merging(changes) { $1 }, in: root)
    }

    /// Every message as `mensajes --json` tells it.
    func messages() throws -> [[String: Any]] {
        try diamante("mensajes", "--json").json() as? [[String: Any]] ?? []
    }

    func write(_ name: String, _ text: String) throws -> String {
        let file = root.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }
}

/// Asks again until the condition holds or the time is over.
func eventually(within seconds: Double = 60, _ condition: () throws -> Bool) rethrows -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while true {
        if try condition() { return true }
        if Date() > end { return false }
        _ = poll(nil, 0, 30)
    }
}

extension Program.Ended {
    func json() throws -> Any {
        try JSONSerialization.jsonObject(with: Data(out.utf8), options: .fragmentsAllowed)
    }
}
