import ArgumentParser
import Demo
import Glibc
import Store

/// How the console behaves over a large portfolio, from outside, beside other programs of its kind.
struct ConsoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "Start, memory, keys, filters and orders of the console, measured through a terminal.",
        discussion: """
            Measures the executable beside this command; what is installed is built with
            swift build -c release --static-swift-stdlib.
            """)

    @Option(help: "Clients and loans, one each, where no database is named.") var loans = 1_000_000
    @Option(help: "A data directory made with `portfolio`; without it one is made and removed again.")
    var data: String?
    @Option(help: "The console to measure.") var executable = Executable.diamante
    @Option(help: "Seconds in which nobody types.") var idle = 60.0
    @Option(help: "How often each key is typed.") var keys = 500
    @Flag(help: "Ours alone.") var alone = false
    @Flag(help: "Names the slowest keys.") var slowest = false

    func run() throws {
        guard access(executable, X_OK) == 0 else {
            throw ValidationError("\(executable) is not there: swift build -c release --static-swift-stdlib")
        }
        let scratch = try ScratchDirectory()
        let data = try data ?? PreparedPortfolio.make(loans: loans, in: scratch)
        try bringToToday(data)
        let isFirst = Precedence.take()
        let effort = Motion.Effort(keys: keys, starts: 20, idleSeconds: idle)
        let ours = try measureOurs(data, effort)
        let peers = alone ? [] : try Peer.measureAll(effort)
        print("\(Executable.isStatic(executable) ? "static" : "dynamic") \(executable), 80×24, over \(data)")
        print(
            isFirst
                ? "paints are read ahead of other processes"
                : "paints are read in turn with other processes, whose time may be counted in (as root they are not)")
        for peer in peers { print("\(peer.name): \(peer.about)") }
        for name in Peer.missing where !alone { print("\(name) is not installed (apt-get install \(name))") }
        print(ours.table(beside: peers).text)
        if slowest {
            for part in [
                ours.overdue.slowest, ours.overdueQuestions.slowest, ours.clients.slowest,
                ours.clientQuestions.slowest,
            ] {
                for entry in part.entries { print(entry.text) }
            }
        }
    }

    /// The first console of a day moves the arrears of all loans, while nobody types: that is not what is measured here.
    private func bringToToday(_ data: String) throws {
        let clock = Stopwatch()
        let store = try BenchmarkHouse.store(in: data)
        defer { store.close() }
        let moved = try store.rollOver()
        if moved > 0 { print("\(moved) loans moved to the new day: \(clock.text)") }
    }

    private func measureOurs(_ data: String, _ effort: Motion.Effort) throws -> ConsoleFigures {
        var figures = ConsoleFigures()
        let executable = executable
        DiskCache.read(data + "/diamante.db")
        try figures.overdue.measureStart(effort.starts) {
            try ConsoleAtWork(executable, data: data).session
        } ready: {
            ConsoleAtWork.isPainted($0)
        }
        let console = try ConsoleAtWork(executable, data: data)
        guard console.session.wait(until: ConsoleAtWork.isPainted) != nil else {
            throw ValidationError("The console shows no list over \(data):\n\(console.session.screen.text)")
        }
        console.session.settle(quiet: 1)
        figures.overdue.measureList(console, effort)
        figures.overdueQuestions.typeWords(console, in: "días")
        figures.overdueQuestions.sort(
            console, rounds: 2, orders: 6, typingIn: ["mar", "xq", "zuluaga p", "9912", "k"])
        figures.overdueQuestions.interrupt(console, times: 60)

        _ = console.ask("2") { $0.line(ConsoleAtWork.headLine).contains("nombre") }
        figures.clients.measureList(console, effort)
        figures.clientQuestions.typeWords(console, in: "clientes")
        figures.clientQuestions.sort(console, rounds: 2, orders: 3, typingIn: ["mar", "xq", "zuluaga p", "9912", "k"])
        figures.clientQuestions.interrupt(console, times: 30)
        // Last, since the file is in memory on a working day, and it is not afterwards.
        figures.clients.measureRowsFromTheDisk(console, data, effort)
        _ = console.session.answer(to: "1")
        figures.overdue.measureRowsFromTheDisk(console, data, effort)
        figures.overdue.measureIdle(console.session, seconds: effort.idleSeconds)
        figures.overdue.noteMemory(console.session)
        return figures
    }
}

extension Motion {
    /// Every way of moving through one list of the console.
    fileprivate mutating func measureList(_ console: ConsoleAtWork, _ effort: Effort) {
        let keys = Keys.list
        console.bringBackDatabase()
        measureMoves(console.session, keys, times: effort.keys, visibleRows: ConsoleAtWork.list.count)
        measureHeldKey(console.session, keys)
        _ = console.session.answer(to: "g")
    }

    fileprivate mutating func measureRowsFromTheDisk(_ console: ConsoleAtWork, _ data: String, _ effort: Effort) {
        measureColdPages(console.session, .list, times: effort.keys / 2) { DiskCache.forget(data + "/diamante.db") }
        _ = console.session.answer(to: "g")
    }
}

extension Motion.Keys {
    fileprivate static let list = Motion.Keys(home: "g", end: "G")
}
