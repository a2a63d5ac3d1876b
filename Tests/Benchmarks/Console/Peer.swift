import Glibc

/// A program of the same kind, measured by the same rule on a list of its own.
struct Peer: Sendable {
    struct Result {
        let name: String
        let about: String
        let motion: Motion
    }

    let name: String
    let about: String
    var keys = Motion.Keys()
    let visibleRows: Int
    /// Makes what it shows and says how it is started; nil where the machine cannot.
    let prepare: @Sendable (ScratchDirectory) throws -> (command: [String], environment: [String: String])?
    let isReady: @Sendable (VirtualScreen) -> Bool

    static let all = [htop, tig, newsboat]
    static var missing: [String] { all.map(\.name).filter { Executable.find($0) == nil } }

    static func measureAll(_ effort: Motion.Effort) throws -> [Result] {
        try all.filter { Executable.find($0.name) != nil }.compactMap { try $0.measure(effort) }
    }

    func measure(_ effort: Motion.Effort) throws -> Result? {
        let scratch = try ScratchDirectory()
        guard let (command, environment) = try prepare(scratch) else { return nil }
        let all = ["HOME": scratch.path].merging(environment) { $1 }
        var motion = Motion()
        try motion.measureStart(min(effort.starts, 7), { try PtySession(command, environment: all) }, ready: isReady)
        let session = try PtySession(command, environment: all)
        _ = session.wait(within: 120, until: isReady)
        session.settle(quiet: 1)
        motion.measureMoves(session, keys, times: min(effort.keys, 100), visibleRows: visibleRows)
        motion.measureHeldKey(session, keys)
        motion.measureIdle(session, seconds: effort.idleSeconds)
        motion.noteMemory(session)
        return Result(name: name, about: about, motion: motion)
    }

    /// Its own refresh is set to the slowest there is, so that it does not answer for a key.
    private static let htop = Peer(
        name: "htop", about: "the processes of this machine", visibleRows: 8,
        prepare: { _ in (["htop", "-d", "100"], [:]) }, isReady: { $0.contains("Help") && $0.contains("PID") })

    private static let tig = Peer(
        name: "tig", about: "a history of 100 000 commits",
        keys: Motion.Keys(down: "j", up: "k"), visibleRows: 22,
        prepare: { scratch in
            var history = ""
            for commit in 1...100_000 {
                let text = "Change number \(commit) of the history"
                history += """
                    commit refs/heads/main
                    mark :\(commit)
                    committer A. Person <a@example.org> \(1_500_000_000 + commit * 60) +0000
                    data \(text.utf8.count)
                    \(text)
                    \(commit > 1 ? "from :\(commit - 1)\n" : "")

                    """
            }
            try scratch.write("history", history)
            let repository = scratch.file("repository")
            let script = "git init -q -b main \"$0\" && git -C \"$0\" fast-import --quiet < \"$1\""
            guard
                Executable.run(
                    ["/bin/sh", "-c", script, repository, scratch.file("history")], environment: ["HOME": scratch.path])
                    == 0
            else { return nil }
            return (["tig", "main"], ["GIT_DIR": repository + "/.git", "GIT_WORK_TREE": repository])
        }, isReady: { $0.contains("100000 of the history") })

    private static let newsboat = Peer(
        name: "newsboat", about: "100 feeds of 100 articles", visibleRows: 22,
        prepare: { scratch in
            var addresses = ""
            for feed in 1...100 {
                let items = (1...100).map {
                    "<item><title>Article \($0) of feed \(feed)</title><guid>\(feed)-\($0)</guid>"
                        + "<description>Some words.</description></item>"
                }
                try scratch.write(
                    "\(feed).xml",
                    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed \(feed)</title>"
                        + items.joined() + "</channel></rss>")
                addresses += "file://\(scratch.file("\(feed).xml"))\n"
            }
            try scratch.write("urls", addresses)
            let command = ["newsboat", "-q", "-u", scratch.file("urls"), "-c", scratch.file("cache.db")]
            guard Executable.run(command + ["-x", "reload"], environment: ["HOME": scratch.path]) == 0 else {
                return nil
            }
            return (command, [:])
        }, isReady: { $0.contains("Feed 10") })
}
