/// What was measured of the console, list by list.
struct ConsoleFigures {
    var overdue = Motion()
    var clients = Motion()
    var overdueQuestions = Questions()
    var clientQuestions = Questions()

    /// Beside the bars of the design; what a peer can be compared in, beside the peers.
    func table(beside peers: [Peer.Result]) -> FigureTable {
        var table = FigureTable(peers: peers.map(\.name))
        func add(_ figure: String, _ bar: Double, _ value: (Motion) -> Double) {
            table.add(
                figure, bar: bar, ours: value(overdue),
                peers: Dictionary(uniqueKeysWithValues: peers.map { ($0.name, value($0.motion)) }))
        }
        func addP99(_ figure: String, _ bar: Double, _ values: (Motion) -> Figures) {
            table.addP99(
                figure, bar: bar, values(overdue),
                peers: Dictionary(uniqueKeysWithValues: peers.map { ($0.name, values($0.motion).p99) }))
        }
        add("start to first paint, ms, median", 15) { $0.start.median }
        add("memory at the end of the session, MiB", 20) { $0.memory }
        addP99("cursor step to paint", 2) { $0.step }
        addP99("page to paint", 2) { $0.page }
        table.addP99("page to paint, file not in memory", bar: 2, overdue.coldPage)
        addP99("end and home to paint", 2) { $0.jump }
        add("bytes of a cursor step, median", 200) { $0.stepBytes.median }
        add("bytes of scrolling by one, median", 250) { $0.scrollBytes.median }
        add("bytes a key while it is held", 10) { $0.heldKeyBytes }
        add("idle: wake-ups a minute", 1) { $0.idleWakeups }
        add("idle: bytes a minute", 60) { $0.idleBytes }
        Self.add(overdueQuestions, of: "overdue", to: &table)
        clients.add(to: &table, as: "clients")
        table.addP99("clients: page to paint, file not in memory", bar: 2, clients.coldPage)
        Self.add(clientQuestions, of: "clients", to: &table)
        return table
    }

    private static func add(_ questions: Questions, of name: String, to table: inout FigureTable) {
        table.addP99("\(name): letter to its echo", bar: 5, questions.letters.echo)
        table.addP99("\(name): letter to its rows", bar: 50, questions.letters.rows)
        table.addP99("\(name): letter to its totals", bar: 500, questions.letters.totals)
        table.addP99("\(name): order to its echo", bar: 2, questions.orders.echo)
        table.addP99("\(name): order to its rows", bar: 50, questions.orders.rows)
        table.addP99("\(name): order to its totals", bar: 500, questions.orders.totals)
        table.addP99("\(name): filter cleared to its rows", bar: 50, questions.clearing.rows)
        table.addP99("\(name): key during a query to its echo", bar: 5, questions.keyInBetween)
    }
}

extension Motion {
    /// The figures of moving through a list, for one that has no peers.
    func add(to table: inout FigureTable, as name: String) {
        table.addP99("\(name): cursor step to paint", bar: 2, step)
        table.addP99("\(name): page to paint", bar: 2, page)
        table.addP99("\(name): end and home to paint", bar: 2, jump)
        table.add("\(name): bytes of a cursor step, median", bar: 200, ours: stepBytes.median)
        table.add("\(name): bytes of scrolling by one, median", bar: 250, ours: scrollBytes.median)
        table.add("\(name): bytes a key while it is held", bar: 10, ours: heldKeyBytes)
    }
}
