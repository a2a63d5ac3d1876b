import Lending
import Messaging
import Outbox
import Simulator
import SocketServer
import Store
import Testing
import Twilio

@Suite("Without a network") struct NetworkTests {
    @Test("a server that refuses connections for a while: the queue waits, says so, and goes on by itself")
    func refusedForAWhile() throws {
        let office = try Office()
        let port = try office.twilio.start()
        office.twilio.stop()
        let ids = try office.queue(20)
        let mensajero = try Background(office)
        #expect(try eventually { try office.pauses().contains { $0.scope == .account } })
        #expect(try office.pauses().first?.reason.contains("refused") == true)
        #expect(try office.messages("state = 'queued'").count == ids.count)
        #expect(try office.twilio.start(port: port) == port)
        #expect(try eventually { try office.messages("state = 'delivered'").count == ids.count })
        #expect(try office.pauses().isEmpty)
        #expect(office.twilio.statistics.creates == ids.count)
        _ = try mensajero.end()
    }

    @Test("reminders wait for the list of what clients wrote: where it cannot be read, people are told why")
    func remindersOnly() throws {
        let office = try Office()
        let port = try office.twilio.start()
        office.twilio.stop()
        let store = try office.store()
        defer { store.close() }
        let mensajero = try Background(office)
        #expect(try eventually { MensajeroStatus.read(office.directory) != nil })
        let id = try office.debtor(1, store).message
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.pauses().contains { $0.scope == .collection } })
        #expect(try office.pauses().first?.reason.contains("(refused)") == true)
        #expect(try office.twilio.start(port: port) == port)
        #expect(try eventually { try office.message(id).state == .delivered })
        #expect(try office.pauses().isEmpty)
        _ = try mensajero.end()
    }

    @Test("lists that fail while messages go hold reminders, and nothing else, until they can be read")
    func listsOnly() throws {
        let office = try Office { $0.faults.reads = [.serverError: .always] }
        let store = try office.store()
        defer { store.close() }
        let id = try office.debtor(1, store).message
        let mensajero = try Background(office)
        #expect(try eventually { try office.pauses().contains { $0.scope == .collection } })
        #expect(try office.pauses().first?.reason.contains("no responde") == true)
        let text = try office.queue()
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(text).state == .accepted })
        office.twilio.faults.reads = [:]
        #expect(try eventually { try office.message(id).state == .delivered })
        #expect(try office.pauses().isEmpty)
        _ = try mensajero.end()
    }

    @Test("a server that goes away in the middle and comes back: everything arrives, once")
    func goneInTheMiddle() throws {
        let office = try Office { $0.latency = 5 }
        let port = try office.twilio.start()
        let ids = try office.queue(60)
        let mensajero = try Background(office)
        for count in [10, 25, 40] {
            #expect(try eventually { office.twilio.statistics.accepted >= count })
            office.twilio.stop()
            #expect(try office.twilio.start(port: port) == port)
        }
        #expect(
            try eventually { try office.messages("state IN ('delivered', 'unresolved')").count == ids.count })
        #expect(office.twilio.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
        #expect(try office.messages("sid IS NOT NULL").count == office.twilio.statistics.accepted)
        _ = try mensajero.end()
    }

    @Test("a name that nobody can look up: nothing is used up, and the pause says what is wrong")
    func deadNames() throws {
        // No label of a name is longer than 63 bytes, so no server is asked for this one.
        let office = try Office(url: "https://\(String(repeating: "a", count: 70)).invalid")
        let ids = try office.queue(10)
        #expect(try office.work(.untilEmpty(seconds: 1)) != .done(OutboxLeft()))
        #expect(try office.messages("state = 'queued'").count == ids.count)
        let pause = try #require(try office.pauses().first)
        #expect(pause.scope == .account)
        #expect(pause.reason.contains("(dns)"))
    }

    @Test("a handshake that fails sends nothing and loses nothing")
    func handshake() throws {
        let server = try SocketServer { connection in
            connection.read(5)
            connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
        }
        defer { server.stop() }
        let office = try Office(url: "https://127.0.0.1:\(server.port)")
        try office.queue(5)
        #expect(try office.work(.untilEmpty(seconds: 1)) != .done(OutboxLeft()))
        #expect(try office.messages("state = 'queued'").count == 5)
        #expect(try office.pauses().first?.reason.contains("(tls)") == true)
    }
}
