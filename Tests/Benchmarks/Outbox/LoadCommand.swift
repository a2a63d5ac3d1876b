import ArgumentParser
import Glibc

/// Reminders against a Twilio that takes its time, beside the loop of the document that Diamante replaces.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Reminders a second against a Twilio that takes 50 ms, beside the document's loop.")

    @Option(help: "Reminders.") var messages = 10_000
    @Option(help: "What every answer takes, in milliseconds.") var latency = 50
    @Option(help: "Requests in flight.") var concurrency = 64
    @Option(help: "Messages of the document's loop; 0 leaves it out.") var loop = 200

    func run() throws {
        let simulator = try SimulatorProcess(latency: latency)
        let house = try OutboxHouse(url: simulator.url)
        house.environment["TWILIO_CONCURRENCY"] = String(concurrency)
        try house.fill(messages)
        try house.queueReminders()
        try house.run("mensajero", "--hasta-vaciar", "--espera", "600")

        let ledger = try HouseLedger(house)
        let (milliseconds, accepted) = try ledger.sending()
        let count = try simulator.count()
        let rate = Double(accepted) / Double(max(1, milliseconds)) * 1000
        let allowed = Double(concurrency) / Double(latency) * 1000
        print(
            "\(accepted) reminders, \(latency) ms, \(concurrency) in flight (at most \(count.highestInFlight) at once)")
        print("  \(Figures.text(rate)) messages/s  (bar: 1000)")
        print(
            "  \(Figures.text(rate / allowed * 100)) % of what the latency allows, \(Figures.text(allowed))/s  (bar: 80)"
        )
        try Balance(ledger, count.perRecipient, count: messages).print()

        guard loop > 0 else { return }
        guard let theirs = try DocumentLoop.messagesPerSecond(simulator.url, count: loop) else {
            print("  the document's loop is left out: Python and twilio \(DocumentLoop.version) are not to be had here")
            return
        }
        print(
            "  \(Figures.text(theirs)) messages/s by the document's loop (twilio \(DocumentLoop.version), \(loop) messages)"
        )
        print("  \(Figures.text(rate / theirs)) times as many  (bar: 50)")
    }
}
