import ArgumentParser
import Glibc

/// How the list of clients answers when it is narrowed by light and by reach, and what marking all of it takes.
struct ClientMarksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client-marks",
        abstract: "Filters of the list of clients in every order, and marking all that they show.",
        discussion: "Measures the executable beside this command over a data directory made with `portfolio`.")

    @Argument(help: "A data directory made with `portfolio`.") var data: String
    @Option(help: "The console to measure.") var executable = Executable.diamante

    private static let orders = 7
    private static let lights = 8
    private static let reaches = 6

    func run() throws {
        let console = try ConsoleAtWork(executable, data: data)
        guard console.session.wait(until: ConsoleAtWork.isPainted) != nil else {
            throw ValidationError("The console shows no list over \(data):\n\(console.session.screen.text)")
        }
        _ = console.ask("2") { $0.line(ConsoleAtWork.headLine).contains("nombre") }
        console.session.settle(quiet: 1)
        var (rows, totals) = (Figures(), Figures())
        var slowest: [(what: String, milliseconds: Double)] = []
        for _ in 0..<Self.orders {
            for (field, values) in [("\t", Self.lights), ("\t\t", Self.reaches)] {
                for way in [" ", "O"] {
                    for _ in 0..<values {
                        // Turned on, and the dialog closed again: only then the head of the list is seen.
                        console.session.send("f" + field)
                        console.session.settle()
                        let before = console.session.screen.text
                        let answer = console.ask(" ") { $0.text != before }
                        console.session.send(Keystroke.escape)
                        console.session.settle()
                        if let milliseconds = answer.rows {
                            rows.add(milliseconds)
                            slowest.append((console.session.screen.line(ConsoleAtWork.headLine), milliseconds))
                        }
                        if let milliseconds = answer.totals {
                            totals.add(milliseconds)
                            slowest.append(
                                ("count: " + console.session.screen.line(ConsoleAtWork.headLine), milliseconds))
                        }
                    }
                    if way == "O" { _ = console.ask("O") { _ in true } }
                }
            }
            _ = console.ask("o") { _ in true }
        }
        for (what, figures) in [("rows of a filter", rows), ("its count", totals)] {
            print(
                "\(what), ms: median \(Figures.text(figures.median)), p99 \(Figures.text(figures.p99)), worst "
                    + Figures.text(figures.worst))
        }
        for (what, milliseconds) in slowest.sorted(by: { $0.milliseconds > $1.milliseconds }).prefix(12) {
            print("\(Figures.text(milliseconds)) ms \(what)")
        }
        try marks(console)
    }

    private func marks(_ console: ConsoleAtWork) throws {
        let before = ProcessFacts(console.session.process)
        let sent = console.session.send("*")
        let marked = console.session.wait(until: { $0.line(ConsoleAtWork.statusLine).contains("en mora") })
        let moved = console.session.answer(to: "j")
        let after = ProcessFacts(console.session.process)
        print("* to all marked and summed, ms: \(marked.map { Figures.text(($0 - sent) * 1000) } ?? "never")")
        print("a step of the cursor then, ms: \(moved.map { Figures.text($0.paint * 1000) } ?? "never")")
        print(
            "memory, MiB: \(Figures.text(before.memory)) before, \(Figures.text(after.memory)) after, "
                + "\(Figures.text(after.peak)) at most")
        print(console.session.screen.line(ConsoleAtWork.statusLine))
    }
}
