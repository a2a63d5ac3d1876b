import ArgumentParser
import Foundation
import Lending
import Messaging
import Store

/// What it costs that every mark is on the disk before its message leaves: the mensajero's own commits (outcomes of the
/// last ones, marks of the next), on a disk and in memory, where a commit waits for nothing.
struct DurabilityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "durability", abstract: "What the FULL commit costs a message, by how many share it.")

    @Option(help: "Messages of each measurement.") var messages = 4000
    @Option(help: "A directory on the disk to be measured.") var disk = NSTemporaryDirectory()
    @Option(help: "A directory in memory.") var memory = "/dev/shm"

    func run() throws {
        print("\(messages) messages, each marked and finished: microseconds a message")
        for batch in [1, 4, 16, 64] {
            let durable = try measure(batch, in: disk)
            let volatile = try measure(batch, in: memory)
            print(
                "  \(batch) a commit: \(Figures.text(durable)) on disk, \(Figures.text(volatile)) in memory:"
                    + " durability costs \(Figures.text(durable - volatile))")
        }
    }

    /// Microseconds a message.
    private func measure(_ batch: Int, in place: String) throws -> Double {
        let folder = place + "/diamante-durability-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try BenchmarkHouse.store(in: folder)
        defer { store.close() }
        try store.write {
            for index in 0..<messages {
                try store.enqueueTest(to: "+57\(3_100_000_055 + index)", channel: .sms, text: "Su cuota vence hoy")
            }
        }
        let rules = ClaimRules(channel: .sms, limit: batch, budget: batch, collectionAllowed: true)
        let clock = Stopwatch()
        var (marked, finished): ([SendOrder], Int) = ([], 0)
        repeat {
            let answered = marked.map { order in
                (
                    order, Optional("+15005550006"),
                    SendOutcome.accepted(TwilioReport(sid: sid(order.id), status: .queued)), Optional(201)
                )
            }
            try store.write {
                try store.finish(answered)
                marked = try store.claim(rules)
            }
            finished += answered.count
        } while !marked.isEmpty
        return clock.seconds / Double(max(1, finished)) * 1_000_000
    }

    private func sid(_ id: MessageID) -> String {
        let digits = String(id.rawValue, radix: 16)
        return "SM" + String(repeating: "0", count: 32 - digits.count) + digits
    }
}
