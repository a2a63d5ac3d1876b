import Foundation
import Testing

/// A real terminal: one tmux server of its own with one window.
final class Tmux {
    private let socket = "diamante-\(UUID().uuidString.prefix(8))"
    private let place: Workplace

    init(
        _ place: Workplace, columns: Int = 80, rows: Int = 24, _ arguments: String...,
        with changes: [String: String] = [:]
    )
        throws
    {
        self.place = place
        let variables = place.environment.merging(changes) { $1 }.map { "\($0.key)=\(Self.quoted($0.value))" }
        let command =
            (["exec env -i TERM=tmux-256color"] + variables + [Self.quoted(Workplace.executable)]
            + arguments.map(Self.quoted))
            .joined(separator: " ")
        try tmux("-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", command)
        try tmux("set-option", "-g", "remain-on-exit", "on")
    }

    deinit {
        _ = try? tmux("kill-server")
    }

    /// Keys by tmux's names (`Enter`, `Escape`, `Space`, `C-s`) or as letters.
    func press(_ keys: String...) throws {
        for key in keys { try tmux("send-keys", key) }
    }

    /// Answers a question, as somebody who reads it first: an answer that comes too soon is none, and a second one of the
    /// same key neither.
    func answer(_ key: String, until isOver: (String) -> Bool) throws -> Bool {
        try eventually {
            try press(key)
            return try eventually(within: 0.3) { isOver(try screen()) }
        }
    }

    /// The same, until the screen shows what the answer brings.
    func answer(_ key: String, until text: String) throws -> Bool {
        try answer(key) { $0.contains(text) }
    }

    /// The same of a question that is on its way, until it is gone.
    func answer(_ key: String, to question: String) throws -> Bool {
        guard try shows(question) else { return false }
        return try answer(key) { !$0.contains(question) }
    }

    func type(_ text: String) throws {
        try tmux("send-keys", "-l", text)
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// What stands on the screen.
    func screen() throws -> String {
        try tmux("capture-pane", "-p")
    }

    /// The screen as the comment of an expectation.
    var picture: Comment {
        Comment(rawValue: (try? screen()) ?? "")
    }

    /// Waits until the screen shows the text; the screen as it was last, to be shown when it never did.
    func shows(_ text: String, within seconds: Double = 60) throws -> Bool {
        try eventually(within: seconds) { try screen().contains(text) }
    }

    var processID: Int32 {
        get throws {
            Int32(try tmux("display-message", "-p", "#{pane_pid}").trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        }
    }

    var isDead: Bool {
        get throws { try tmux("display-message", "-p", "#{pane_dead}").hasPrefix("1") }
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String {
        try Program.run(
            "/usr/bin/tmux", ["-L", socket] + arguments,
            environment: [
                "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": place.root.path, "TERM": "xterm-256color",
            ], in: place.root
        ).out
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
