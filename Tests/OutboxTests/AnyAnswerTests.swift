import Lending
import Messaging
import Outbox
import Simulator
import Store
import Synchronization
import Testing

@Suite("Any bytes as Twilio's answer, through the whole mensajero") struct AnyAnswerTests {
    @Test(
        "no crash, nothing twice, nothing lost: each message ends in a state, with a line in the log", arguments: 0..<12
    )
    func anything(seed: UInt64) throws {
        let any = AnyAnswer(seed: seed)
        let office = try Office { $0.distort = { method, _, answer in any.distort(method, answer) } }
        let store = try office.store()
        defer { store.close() }
        let ids = try office.queue(24) + (100..<104).map { try office.debtor($0, store).message }
        let lines = Lines()
        // A SID that came changed is nobody's: it is followed for a second and ends without a receipt.
        let polls = PollSchedule(tiers: [.init(age: 1000, interval: 20)], busyInterval: 20, busyFor: 1000)
        _ = try office.work(.untilEmpty(seconds: 1), log: lines.log) { $0.polls = polls }
        #expect(any.changed > 0)
        any.stop()
        let end = try office.work(.untilEmpty(seconds: 60), log: lines.log) { $0.polls = polls }
        #expect(end == .done(OutboxLeft()))

        let statistics = office.twilio.statistics
        #expect(statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
        for id in ids {
            let message = try office.message(id)
            #expect(message.state.isFinal, "\(id.rawValue): \(message.state)")
            #expect(message.state != .rejected && message.state != .withdrawn, "\(id.rawValue): \(message.state)")
            #expect(lines.name(id), "\(id.rawValue)")
        }
        #expect(try office.messages("state <> 'unresolved' AND sid IS NULL").isEmpty)
        // Whatever was paused last ends with the next message.
        let next = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(next).state == .delivered)
        #expect(try office.pauses().isEmpty)
    }

    @Test("an answer of ten megabytes, and one longer than any answer may be", arguments: [10, 20])
    func huge(megabytes: Int) throws {
        let text = String(repeating: "x", count: megabytes << 20)
        let body = "{\"messages\":[],\"sid\":\"\(text)\"}"
        let answer = Array("HTTP/1.1 201 Created\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
        let isFirst = Mutex(true)
        let office = try Office {
            $0.distort = { method, _, _ in
                let strikes = isFirst.withLock { first in
                    defer { if method == "POST" { first = false } }
                    return first && method == "POST"
                }
                return strikes ? .init(answer, closes: false) : nil
            }
        }
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
        #expect(office.twilio.statistics.creates == 1)
    }
}

/// What a mensajero wrote to its log.
private final class Lines: Sendable {
    private let all = Mutex<[String]>([])

    var log: MensajeroLog {
        MensajeroLog { [self] _, line in all.withLock { $0.append(line) } }
    }

    /// Whether a line names that message.
    func name(_ id: MessageID) -> Bool {
        all.withLock { lines in lines.contains { $0.hasPrefix("message \(id.rawValue):") } }
    }
}
