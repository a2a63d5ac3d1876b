import ArgumentParser
import Glibc

/// A long queue drains; what the mensajero holds in memory meanwhile.
struct DrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drain", abstract: "A long queue drains: messages a second, and the memory of the mensajero.")

    @Option(help: "Messages.") var messages = 100_000
    @Option(help: "What every answer takes, in milliseconds.") var latency = 20
    @Option(help: "Requests in flight.") var concurrency = 64

    func run() throws {
        let simulator = try SimulatorProcess(latency: latency)
        let house = try OutboxHouse(url: simulator.url)
        house.environment["TWILIO_CONCURRENCY"] = String(concurrency)
        let clock = Stopwatch()
        try house.fill(messages)
        print("\(messages) clients imported: \(clock.text)")
        let queueing = Stopwatch()
        try house.queueReminders()
        print("queued: \(Stopwatch.text(queueing.seconds - 2.5))")

        let ledger = try HouseLedger(house)
        let mensajero = try house.start(["mensajero", "--hasta-vaciar", "--espera", "3600"])
        let draining = Stopwatch()
        var samples: [(left: Int, memory: Double)] = []
        while !mensajero.hasEnded {
            let left = try ledger.count("queued")
            let memory = mensajero.memory
            if memory > 0 { samples.append((left, memory)) }
            usleep(250_000)
        }
        let seconds = draining.seconds
        print(
            "drained in \(Stopwatch.text(seconds)): \(Figures.text(Double(messages) / seconds)) messages/s, receipts included"
        )
        for tenth in 0...10 {
            let wanted = messages - messages * tenth / 10
            guard let sample = samples.first(where: { $0.left <= wanted }) else { continue }
            print("  \(tenth * 10) %  \(Figures.text(sample.memory)) MiB")
        }
        let half = samples.count / 2
        let (early, late) = (samples[..<half].map(\.memory).max() ?? 0, samples[half...].map(\.memory).max() ?? 0)
        print(
            "  most in the first half \(Figures.text(early)) MiB, in the second \(Figures.text(late)) MiB  (bar: no growth)"
        )
        try Balance(ledger, try simulator.count().perRecipient, count: messages).print()
    }
}
