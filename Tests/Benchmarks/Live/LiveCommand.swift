import ArgumentParser
import Glibc
import Lending
import Messaging
import Simulator
import Store

/// How soon everyone sees what somebody changed, and whether a console stays quick while thousands of messages go out.
///
/// Consoles run in pseudo-terminals and are seen from outside: what counts is what their screens show.
struct LiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "live", abstract: "From a commit to every console; and a console's keys while a mensajero works.")

    @Option(help: "Changes after quiet, and changes in a stream.") var changes = 60
    @Option(help: "Messages that a mensajero sends while keys are pressed.") var messages = 10_000
    @Option(help: "Loans in the house.") var loans = 10_000

    func run() throws {
        print("figure                                                     bar      p50      p99    worst   (ms)")
        try quiet()
        try stream()
        try keys()
    }

    private func line(_ name: String, bar: Double, _ figures: Figures) {
        func cell(_ value: Double) -> String {
            let shown = Figures.text(value * 1000)
            return String(repeating: " ", count: max(0, 9 - shown.count)) + shown
        }
        let padded = name + String(repeating: " ", count: max(0, 52 - name.count))
        let verdict = figures.p99 * 1000 <= bar ? "ok" : "MISSED"
        print(
            padded + cell(bar / 1000) + cell(figures.median) + cell(figures.p99) + cell(figures.worst)
                + "   \(verdict), \(figures.values.count)")
    }

    /// The two consoles of one house, on the list of messages.
    private func look(_ house: LiveHouse) throws -> [PtySession] {
        let consoles = try ["first console", "second console"].map { try house.console($0) }
        for console in consoles {
            console.send("3")
            _ = console.wait(for: "sin acuse", within: 0.5)
            console.settle(quiet: 0.3)
        }
        return consoles
    }

    private func quiet() throws {
        let house = try LiveHouse(loans: loans)
        let consoles = try look(house)
        var figures = Figures()
        for _ in 0..<changes {
            let message = try house.accept()[0]
            for console in consoles {
                guard console.wait(within: 5, until: { $0.shows("aceptado", beside: message.number) }) != nil else {
                    throw LiveHouse.CannotMake(description: "no such message: \(console.screen.text)")
                }
            }
            // Longer than a frame of a stream, so that the next change comes after quiet.
            for console in consoles { console.settle(quiet: 0.6) }
            try figures.add(painted(message, .sent, "enviado", house, consoles))
        }
        line("a status committed -> painted on 2 consoles, quiet", bar: 100, figures)
        for console in consoles { console.close() }
    }

    /// From the commit until the slowest console shows it.
    private func painted(
        _ message: LiveHouse.Accepted, _ status: DeliveryStatus, _ word: String, _ house: LiveHouse,
        _ consoles: [PtySession]
    ) throws -> Double {
        try house.report(message, status)
        let committed = Stopwatch()
        house.tell()
        for console in consoles {
            guard console.wait(within: 5, until: { $0.shows(word, beside: message.number) }) != nil else {
                throw LiveHouse.CannotMake(description: "never painted: \(console.screen.text)")
            }
        }
        return committed.seconds
    }

    /// Two hundred commits a second by somebody else, and among them the one that is waited for.
    private func stream() throws {
        let house = try LiveHouse(loans: loans)
        let others = try house.accept(2000)
        let consoles = try look(house)
        var figures = Figures()
        var next = 0
        for index in 0..<changes {
            let message = try house.accept()[0]
            // Between two frames at another moment each time.
            let pause = 0.3 + Double(index * 37 % 250) / 1000
            try commit(others, &next, house, consoles, for: pause) { false }
            try house.report(message, .sent)
            house.tell()
            let committed = Stopwatch()
            var waiting = consoles
            var seen = 0.0
            try commit(others, &next, house, consoles, for: 5) {
                waiting.removeAll { $0.screen.shows("enviado", beside: message.number) }
                if waiting.isEmpty, seen == 0 { seen = committed.seconds }
                return waiting.isEmpty
            }
            figures.add(seen == 0 ? 5 : seen)
        }
        line("the same in a stream of 200 commits a second", bar: 350, figures)
        for console in consoles { console.close() }
    }

    private func commit(
        _ others: [LiveHouse.Accepted], _ next: inout Int, _ house: LiveHouse, _ consoles: [PtySession],
        for seconds: Double, until isOver: () -> Bool
    ) throws {
        let clock = Stopwatch()
        var committed = 0
        while clock.seconds < seconds {
            if committed < Int(clock.seconds * 200) + 1, next < others.count * 2 {
                try house.report(others[next % others.count], next < others.count ? .sent : .delivered)
                house.tell()
                next += 1
                committed += 1
            }
            for console in consoles { _ = console.read(within: 0.001) }
            if isOver() { return }
        }
    }

    /// Keys on the first screen while a mensajero sends all it can.
    private func keys() throws {
        var configuration = Simulator.Configuration()
        configuration.latency = 50
        // Every number is a good one.
        configuration.usesPhoneEndings = false
        let twilio = Simulator(configuration)
        let port = try twilio.start()
        defer { twilio.stop() }
        let house = try LiveHouse(loans: loans)
        var idle = Figures()
        let console = try house.console("console", twilio: port)
        console.settle(quiet: 0.5)
        for index in 0..<200 { press(index, console, &idle) }
        line("key -> paint, nothing going out", bar: 2, idle)

        try house.store.write {
            for index in 0..<messages {
                _ = try house.store.enqueueTest(to: "+57301\(1_000_000 + index)", channel: .sms, text: "hola")
            }
        }
        house.tell()
        // At once: a console that sees work and nobody at it starts one with its next minute.
        let mensajero = try PtySession(
            [Executable.diamante, "mensajero"], environment: house.environment(twilio: port))
        let clock = Stopwatch()
        var busy = Figures()
        var index = 0
        while clock.seconds < 300 {
            guard twilio.statistics.creates > 0 else {
                _ = mensajero.read(within: 0.05)
                continue
            }
            press(index, console, &busy)
            index += 1
            // Counting is work as well: now and then.
            guard index % 20 == 0 else { continue }
            let left = try house.store.outboxLeft(dueBy: house.store.clock.businessNow)
            if left.due + left.sending + left.uncertain == 0 { break }
        }
        line("key -> paint while \(messages) messages go out", bar: 2, busy)
        let unresolved = try house.store.messageCounts(MessageQuery(), scope: .all)[.unresolved, default: 0]
        print(
            "\(twilio.statistics.accepted) of \(messages) accepted in \(clock.text), each once: \(isEachOnce(twilio)), "
                + "\(unresolved) unresolved")
        console.close()
        mensajero.close()
    }

    private func isEachOnce(_ twilio: Simulator) -> Bool {
        twilio.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 }
    }

    /// Up and down, as a person who reads the list: until the cursor's own row is painted.
    private func press(_ index: Int, _ console: PtySession, _ figures: inout Figures) {
        // What a stream paints meanwhile is read first, so that it is not taken for the answer.
        while console.read(within: 0.02) != nil {}
        let before = console.screen.cursor.row
        // Never to the edge of the screen, where the rows move and the cursor stays.
        let sent = console.send(index % 20 < 10 ? "j" : "k")
        guard let at = console.wait(within: 2, until: { $0.cursor.row != before }) else { return }
        figures.add(at - sent)
    }
}
