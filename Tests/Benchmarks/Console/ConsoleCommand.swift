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
    @Option(help: "How often each key is typed.") var keys = 200
    @Flag(help: "Ours alone.") var alone = false
    @Flag(help: "Names the slowest questions.") var slowest = false

    func run() throws {
        guard access(executable, X_OK) == 0 else {
            throw ValidationError("\(executable) is not there: swift build -c release --static-swift-stdlib")
        }
        let scratch = try ScratchDirectory()
        let data = try data ?? PreparedPortfolio.make(loans: loans, in: scratch)
        let effort = Motion.Effort(keys: keys, starts: 20, idleSeconds: idle)
        let (motion, overdue, clients) = try measureOurs(data, effort)
        let peers = alone ? [] : try Peer.measureAll(effort)
        print("\(Executable.isStatic(executable) ? "static" : "dynamic") \(executable), 80×24, over \(data)")
        for peer in peers { print("\(peer.name): \(peer.about)") }
        for name in Peer.missing where !alone { print("\(name) is not installed (apt-get install \(name))") }
        print(Self.table(motion, overdue, clients, peers).text)
        if slowest {
            for (what, milliseconds) in (overdue.slowest + clients.slowest) {
                print("\(FigureTable.number(milliseconds)) ms  \(what)")
            }
        }
    }

    private func measureOurs(_ data: String, _ effort: Motion.Effort) throws -> (Motion, Questions, Questions) {
        var motion = Motion()
        let executable = executable
        try motion.measureStart(effort.starts) {
            try ConsoleAtWork(executable, data: data).session
        } ready: {
            ConsoleAtWork.isPainted($0)
        }
        let console = try ConsoleAtWork(executable, data: data)
        guard console.session.wait(until: ConsoleAtWork.isPainted) != nil else {
            throw ValidationError("The console shows no list over \(data):\n\(console.session.screen.text)")
        }
        console.session.settle(quiet: 1)
        let keys = Motion.Keys(home: "g", end: "G")
        motion.measureMoves(console.session, keys, times: effort.keys, visibleRows: ConsoleAtWork.list.count)
        motion.measureHeldKey(console.session, keys)
        _ = console.session.answer(to: "g")

        var overdue = Questions()
        overdue.typeWords(console, in: "días")
        overdue.sort(console, rounds: 2, orders: 6, typingIn: ["mar", "xq", "zuluaga p", "9912", "k"])
        overdue.interrupt(console, times: 60)
        var clients = Questions()
        _ = console.ask("2") { $0.line(ConsoleAtWork.headLine).contains("nombre") }
        clients.typeWords(console, in: "clientes")
        clients.sort(console, rounds: 2, orders: 3, typingIn: ["mar", "xq", "zuluaga p", "9912", "k"])
        clients.interrupt(console, times: 30)
        _ = console.session.answer(to: "1")
        motion.measureIdle(console.session, seconds: effort.idleSeconds)
        return (motion, overdue, clients)
    }

    private static func table(_ ours: Motion, _ overdue: Questions, _ clients: Questions, _ peers: [Peer.Result])
        -> FigureTable
    {
        var table = FigureTable(peers: peers.map(\.name))
        func add(_ figure: String, _ bar: Double, _ value: (Motion) -> Double) {
            table.add(
                figure, bar: bar, ours: value(ours),
                peers: Dictionary(uniqueKeysWithValues: peers.map { ($0.name, value($0.motion)) }))
        }
        func addP99(_ figure: String, _ bar: Double, _ values: (Motion) -> Figures) {
            table.addP99(
                figure, bar: bar, values(ours),
                peers: Dictionary(uniqueKeysWithValues: peers.map { ($0.name, values($0.motion).p99) }))
        }
        add("start to first paint, ms, median", 15) { $0.start.median }
        add("memory at the end of the session, MiB", 20) { $0.memory }
        addP99("cursor step to paint", 2) { $0.step }
        addP99("page to paint", 2) { $0.page }
        addP99("end and home to paint", 2) { $0.jump }
        for (name, questions) in [("overdue", overdue), ("clients", clients)] {
            table.addP99("\(name): letter to its echo", bar: 5, questions.letters.echo)
            table.addP99("\(name): letter to its rows", bar: 50, questions.letters.rows)
            table.addP99("\(name): letter to its totals", bar: 500, questions.letters.totals)
            table.addP99("\(name): order to its echo", bar: 2, questions.orders.echo)
            table.addP99("\(name): order to its rows", bar: 50, questions.orders.rows)
            table.addP99("\(name): order to its totals", bar: 500, questions.orders.totals)
            table.addP99("\(name): filter cleared to its rows", bar: 50, questions.clearing.rows)
            table.addP99("\(name): key during a query to its echo", bar: 5, questions.keyInBetween)
        }
        add("bytes of a cursor step, median", 200) { $0.stepBytes.median }
        add("bytes of scrolling by one, median", 250) { $0.scrollBytes.median }
        add("bytes a key while it is held", 10) { $0.heldKeyBytes }
        add("idle: wake-ups a minute", 1) { $0.idleWakeups }
        add("idle: bytes a minute", 60) { $0.idleBytes }
        return table
    }
}
