import Glibc

/// What every list on a terminal does: start, move, page, jump, keep still.
struct Motion {
    var start = Figures()
    var step = Figures()
    var page = Figures()
    /// As `page`, with nothing of the files in the machine's memory before each key.
    var coldPage = Figures()
    var jump = Figures()
    var stepBytes = Figures()
    var scrollBytes = Figures()
    var heldKeyBytes = 0.0
    var memory = 0.0
    var idleBytes = 0.0
    var idleWakeups = 0.0
    private(set) var slowest = Slowest()

    /// The keys of one program.
    struct Keys {
        var down = Keystroke.down
        var up = Keystroke.up
        var pageDown = Keystroke.pageDown
        var pageUp = Keystroke.pageUp
        var home = Keystroke.home
        var end = Keystroke.end
    }

    /// How often each key is typed, how often the program is started, how long it is left alone.
    struct Effort {
        var keys = 200
        var starts = 20
        var idleSeconds = 60.0
    }

    /// Starts it again and again, until its screen is as `ready` says.
    mutating func measureStart(_ times: Int, _ open: () throws -> PtySession, ready: (VirtualScreen) -> Bool) throws {
        // The first one reads the files into the memory of the machine.
        for round in 0...times {
            let session = try open()
            let painted = session.wait(within: 120, until: ready)
            session.close()
            guard let painted else { throw PtyError(what: "nothing was painted", code: ETIMEDOUT) }
            if round > 0 { start.add(painted * 1000) }
        }
    }

    /// `visibleRows` is how many lines of the list are seen, so that steps and scrolling are told apart.
    mutating func measureMoves(_ session: PtySession, _ keys: Keys, times: Int, visibleRows: Int) {
        _ = session.answer(to: keys.home)
        while step.values.count < times {
            for (key, what) in [(keys.down, "step down"), (keys.up, "step up")] {
                for _ in 0..<max(1, min(visibleRows - 2, 12)) {
                    guard let answer = measure(session, key, what, \.step) else { continue }
                    stepBytes.add(Double(answer.bytes))
                }
            }
        }
        for _ in 0..<visibleRows + 2 { _ = session.answer(to: keys.down, within: 1) }
        for _ in 0..<times / 4 {
            guard let answer = measure(session, keys.down, "scroll by one", \.step) else { continue }
            scrollBytes.add(Double(answer.bytes))
        }
        for _ in 0..<times / 2 {
            for (key, what) in [(keys.pageDown, "page down"), (keys.pageDown, "page down"), (keys.pageUp, "page up")] {
                _ = measure(session, key, what, \.page)
            }
        }
        _ = session.answer(to: keys.end)
        for _ in 0..<times / 4 { _ = measure(session, keys.pageUp, "page up from the end", \.page) }
        for _ in 0..<times {
            for (key, what) in [(keys.end, "end"), (keys.home, "home")] { _ = measure(session, key, what, \.jump) }
        }
    }

    /// Nil where nothing came within a second: such a key paints nothing.
    private mutating func measure(
        _ session: PtySession, _ key: String, _ what: String, _ figures: WritableKeyPath<Motion, Figures>
    ) -> PtySession.Answer? {
        FullMinute.letPass(session)
        let readBefore = ProcessFacts.readFromDisk(by: session.process)
        guard let answer = session.answer(to: key, within: 1) else { return nil }
        self[keyPath: figures].add(answer.paint * 1000)
        let number = self[keyPath: figures].values.count
        slowest.note(
            "\(what), number \(number)", answer.paint * 1000,
            readFromDisk: ProcessFacts.readFromDisk(by: session.process) - readBefore)
        return answer
    }

    /// Pages of rows that nobody has looked at since the machine was started: `forget` takes the files out of its memory.
    mutating func measureColdPages(_ session: PtySession, _ keys: Keys, times: Int, forget: () -> Void) {
        _ = session.answer(to: keys.home)
        for _ in 0..<times {
            forget()
            FullMinute.letPass(session)
            if let answer = session.answer(to: keys.pageDown, within: 1) { coldPage.add(answer.paint * 1000) }
        }
    }

    mutating func measureHeldKey(_ session: PtySession, _ keys: Keys) {
        _ = session.answer(to: keys.home)
        let before = session.received
        session.send(String(repeating: keys.down, count: 500))
        session.settle(quiet: 0.3)
        heldKeyBytes = Double(session.received - before) / 500
    }

    mutating func noteMemory(_ session: PtySession) {
        memory = ProcessFacts(session.process).memory
    }

    /// In seconds. The system counts how often a process gave up its turn, also where it waited for a lock or a disk in the
    /// middle of its work: within so long it woke once.
    private static let wakeup = 0.25

    mutating func measureIdle(_ session: PtySession, seconds: Double) {
        session.settle(quiet: 0.5)
        let bytes = session.received
        var switches = ProcessFacts(session.process).switches
        var wakeups = 0
        let end = session.now + seconds
        while !session.hasEnded, session.now < end {
            let next = min(end, session.now + Self.wakeup)
            while !session.hasEnded, session.now < next { _ = session.read(within: next - session.now) }
            let now = ProcessFacts(session.process).switches
            if now != switches { wakeups += 1 }
            switches = now
        }
        idleBytes = Double(session.received - bytes) * 60 / seconds
        idleWakeups = Double(wakeups) * 60 / seconds
    }
}
