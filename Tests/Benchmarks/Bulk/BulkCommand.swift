import ArgumentParser
import Glibc
import Store

/// A reminder to very many overdue clients, from the console's key to the last row of the queue.
struct BulkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulk", abstract: "Previews and queues reminders to many overdue clients in the console.")

    @Option(help: "Overdue clients, one loan each.") var rows = 100_000
    @Option(help: "The console to measure.") var executable = Executable.diamante

    func run() throws {
        let scratch = try ScratchDirectory()
        let data = try ImportedPortfolio(rows: rows, executable: executable, in: scratch).data
        let console = try ConsoleAtWork(executable, data: data, user: ImportedPortfolio.owner)
        guard console.session.wait(until: ConsoleAtWork.isPainted) != nil else {
            throw ValidationError("The console shows no list:\n\(console.session.screen.text)")
        }
        console.session.settle(quiet: 1)
        let run = BulkRun(session: console.session)
        let preview = try run.preview()
        let stopped = try run.stop(afterSeconds: Double(rows) * 5e-6)
        let left = try BenchmarkHouse.messages(in: data)
        let queueing = try run.queue()
        let queued = try BenchmarkHouse.messages(in: data)
        guard queued == rows else {
            throw ValidationError("\(queued) of \(rows) queued:\n\(console.session.screen.text)")
        }
        let list = try measureMessages(console)
        let memory = memoryAtRest(console.session)

        var table = FigureTable()
        table.add("preview of \(rows) overdue clients, s", bar: 1, ours: preview)
        table.add("Esc while they are queued to its answer, s", bar: 0.5, ours: stopped)
        table.add("messages queued after Esc", bar: 0, ours: Double(left))
        table.add("queueing them, s", bar: 5, ours: queueing)
        list.add(to: &table, as: "messages")
        table.add("memory of the console at rest, MiB", bar: 20, ours: memory)
        print(table.text)
    }

    /// What a console holds that nobody types in: it gives back what it can with the clock of its header.
    private func memoryAtRest(_ session: PtySession) -> Double {
        let end = session.now + 61
        while !session.hasEnded, session.now < end { _ = session.read(within: end - session.now) }
        return ProcessFacts(session.process).memory
    }

    /// The list of all that was queued.
    private func measureMessages(_ console: ConsoleAtWork) throws -> Motion {
        console.session.send("3")
        // The seconds of the hold are counted down on the screen: what they paint is not the answer to a key.
        console.session.settle(quiet: 2, within: 30)
        var motion = Motion()
        let keys = Motion.Keys(home: "g", end: "G")
        motion.measureMoves(console.session, keys, times: 100, visibleRows: 17)
        motion.measureHeldKey(console.session, keys)
        return motion
    }
}

/// The keys of a bulk reminder, and what they take in seconds.
struct BulkRun {
    let session: PtySession

    /// From `R` to the figures.
    func preview() throws -> Double {
        let sent = session.send("R")
        return try wait(sent, "Costo", for: "the preview")
    }

    /// Types the number and begins; `Esc` after a while. From that to the sentence that says so.
    func stop(afterSeconds seconds: Double) throws -> Double {
        try begin()
        let end = session.now + seconds
        while session.now < end { _ = session.read(within: end - session.now) }
        let sent = session.send(Keystroke.escape)
        let answered = try wait(sent, "Detenido", for: "the answer to Esc")
        _ = try wait(sent, "Costo", for: "the preview again")
        session.settle(quiet: 0.3)
        return answered
    }

    /// From the confirming key to the sentence that all of it is queued.
    func queue() throws -> Double {
        let sent = try begin()
        var painted: Double?
        func isOpen(_ screen: VirtualScreen) -> Bool { screen.contains("Poniendo en cola") || screen.contains("Costo") }
        repeat {
            painted = session.wait(within: 120) { !isOpen($0) }
            // A picture may come in two pieces: closed is what stays closed.
            session.settle(quiet: 0.1)
        } while painted != nil && isOpen(session.screen)
        guard let painted else { throw PtyError(what: "nothing was queued:\n\(session.screen.text)", code: ETIMEDOUT) }
        return painted - sent
    }

    @discardableResult
    private func begin() throws -> Double {
        // An answer counts once the question has stood there for a moment, and not within a second of the last one.
        var tries = 0
        repeat {
            session.send("s")
            tries += 1
        } while tries < 20 && session.wait(for: "escriba ", within: 1.2) == nil
        guard tries < 20 else { throw PtyError(what: "no question:\n\(session.screen.text)", code: ETIMEDOUT) }
        let number = session.screen.text.split(separator: "escriba ").last?.prefix { $0.isNumber } ?? ""
        session.send(String(number))
        session.settle(quiet: 0.1)
        return session.send("s")
    }

    private func wait(_ since: Double, _ text: String, for what: String) throws -> Double {
        guard let painted = session.wait(for: text, within: 120) else {
            throw PtyError(what: "\(what) did not come:\n\(session.screen.text)", code: ETIMEDOUT)
        }
        return painted - since
    }
}
