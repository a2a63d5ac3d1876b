import Foundation
import Lending
import Messaging
import Simulator
import Store
import Testing

@testable import Outbox

@Suite("Who leads") struct LeadTests {
    @Test("however long it may wait, it ends when there is nothing left", arguments: [Int.max, 60])
    func longestWait(_ seconds: Int) throws {
        let office = try Office()
        #expect(try office.work(.untilEmpty(seconds: seconds)) == .done(OutboxLeft()))
    }

    @Test("one of two leads, the other says who")
    func two() throws {
        let office = try Office()
        let first = try Background(office)
        #expect(try eventually { MensajeroStatus.read(office.directory) != nil })
        guard case .anotherLeads(let status) = try office.work(.permanent) else {
            Issue.record("the second one led")
            return
        }
        #expect(status?.pid == getpid())
        #expect(status?.condition == .running)
        #expect(try first.end() == .stopped(OutboxLeft()))
        #expect(MensajeroStatus.read(office.directory) == nil)
    }

    @Test("two on one queue send each message once")
    func twoSend() throws {
        let office = try Office()
        try office.queue(200)
        let both = [
            try Background(office, .untilEmpty(seconds: 30)), try Background(office, .untilEmpty(seconds: 30)),
        ]
        for mensajero in both { #expect(try mensajero.join() == .done(OutboxLeft())) }
        #expect(office.twilio.statistics.creates == 200)
    }

    @Test("`--hasta-vaciar` waits for what another one sends")
    func waits() throws {
        let office = try Office { $0.latency = 20 }
        let other = try Background(office)
        #expect(try eventually { MensajeroStatus.read(office.directory) != nil })
        try office.queue(40)
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.messages("state = 'delivered'").count == 40)
        _ = try other.end()
    }

    @Test("`--hasta-vaciar` ends after its seconds and says what is left")
    func timesOut() throws {
        let office = try Office()
        let store = try office.store()
        defer { store.close() }
        try store.pause(.account, reason: "cierre")
        try office.queue(3)
        var left = OutboxLeft()
        left.due = 3
        #expect(try office.work(.untilEmpty(seconds: 0)) == .timedOut(left))
    }

    @Test("one whose directory is exchanged under it ends, and touches nothing of what lies there now")
    func displaced() throws {
        let office = try Office()
        let mensajero = try Background(office)
        #expect(try eventually { MensajeroStatus.read(office.directory) != nil })
        let before = office.directory + "-before"
        try FileManager.default.moveItem(atPath: office.directory, toPath: before)
        defer { try? FileManager.default.removeItem(atPath: before) }
        try FileManager.default.createDirectory(atPath: office.directory, withIntermediateDirectories: true)
        let card = office.directory + "/mensajero.json"
        try "another's".write(toFile: card, atomically: true, encoding: .utf8)
        // Somebody commits, which wakes it.
        try FileManager.default.setAttributes(
            [.modificationDate: Date()], ofItemAtPath: before + "/diamante.changed")
        #expect(try mensajero.join() == .displaced)
        #expect(try String(contentsOfFile: card, encoding: .utf8) == "another's")
        let there = try FileManager.default.contentsOfDirectory(atPath: office.directory)
        #expect(there.filter { $0.hasPrefix("mensajero") } == ["mensajero.json"])
    }

    @Test("one that a console started ends when nothing is left to send or to follow")
    func endsByItself() throws {
        let office = try Office()
        try office.queue(5)
        #expect(try office.work(.untilNothingToDo) == .done(OutboxLeft()))
        #expect(try office.messages("state = 'delivered'").count == 5)
    }

    @Test("asked to end, it finishes what is in flight and claims nothing more")
    func stops() throws {
        let office = try Office { $0.latency = 200 }
        try office.queue(50)
        let mensajero = try Background(office)
        #expect(try eventually { office.twilio.statistics.creates > 0 })
        guard case .stopped(let left) = try mensajero.end() else {
            Issue.record("it did not stop")
            return
        }
        #expect(left.sending == 0)
        #expect(left.uncertain == 0)
        #expect(left.due > 0)
        #expect(try office.messages("sid IS NOT NULL").count == office.twilio.statistics.accepted)
    }

    @Test("a change wakes it: what is queued later leaves at once")
    func woken() throws {
        let office = try Office()
        let mensajero = try Background(office)
        #expect(try eventually { MensajeroStatus.read(office.directory) != nil })
        let id = try office.queue()
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(id).state == .delivered })
        _ = try mensajero.end()
    }

    @Test("the steps of a message's way come in order")
    func steps() throws {
        let office = try Office()
        try office.queue()
        let steps = Steps()
        #expect(try office.empty { $0.onStep = { steps.add($0) } } == .done(OutboxLeft()))
        #expect(steps.distinct == [.leading, .listed, .merged, .marked, .posted, .answered, .finished])
    }

    @Test("the lock goes with its holder and the card tells the living from the dead")
    func lockAndCard() throws {
        let office = try Office()
        let first = Leadership(directory: office.directory)
        let second = Leadership(directory: office.directory)
        #expect(try first.take(milliseconds: 0))
        #expect(try !second.take(milliseconds: 60))
        first.release()
        #expect(try second.take(milliseconds: 0))

        var card = Card(since: Instant(milliseconds: 5))
        card.lastSend = Instant(milliseconds: 7)
        #expect(Card(card.text) == card)
        #expect(card.condition == .running)
        let dead = card.text.replacing("\"began\":\(card.began)", with: "\"began\":1")
        #expect(Card(dead)?.condition == .gone)
        #expect(Card("") == nil)
        #expect(Card("{\"pid\":-1,\"began\":1,\"since\":2}") == nil)
        #expect(Card("\u{1B}[2J{{{,,:") == nil)
    }
}

/// Serialized: signals belong to the whole process.
@Suite("Signals", .serialized) struct SignalTests {
    @Test("SIGTERM raises the switch, and what a terminal does is ignored")
    func terminate() throws {
        let stop = try StopSwitch()
        stop.takeSignals()
        defer {
            for number in [SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGTTIN, SIGTTOU] { signal(number, SIG_DFL) }
        }
        kill(getpid(), SIGHUP)
        kill(getpid(), SIGTSTP)
        #expect(!stop.isRaised)
        kill(getpid(), SIGTERM)
        #expect(try eventually { stop.isRaised })
    }

    @Test("a leader that was stopped is told from one that works")
    func stopped() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sleep")
        process.arguments = ["60"]
        try process.run()
        defer {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let pid = process.processIdentifier
        let began = try #require(ProcessFacts(pid)?.began)
        let card = try #require(Card("{\"pid\":\(pid),\"began\":\(began),\"since\":1}"))
        #expect(card.condition == .running)
        kill(pid, SIGSTOP)
        #expect(try eventually { card.condition == .stopped })
    }
}
