import Lending
import Messaging
import Simulator
import Testing

@testable import Outbox
@testable import Store

@Suite("What stood in the queue when the mensajero came") struct BacklogTests {
    @Test("waits for a list, and the consoles are told why; what is queued later leaves at once")
    func waits() throws {
        let office = try Office { $0.faults.reads = [.serverError: .always] }
        let old = try office.queue("+573001000000", "de antes")
        let mensajero = try Background(office)
        #expect(try eventually { try office.pauses().contains { $0.scope == .backlog } })
        #expect(try office.pauses().first?.reason.contains("no responde") == true)
        let new = try office.queue("+573001000099", "de ahora")
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(new).state == .accepted })
        #expect(try office.message(old).state == .queued)
        office.twilio.faults.reads = [:]
        #expect(try eventually { try office.message(old).state == .delivered })
        #expect(try eventually { try office.pauses().isEmpty })
        _ = try mensajero.end()
    }

    @Test("an empty queue delays nothing")
    func empty() throws {
        let office = try Office { $0.faults.reads = [.serverError: .always] }
        let mensajero = try Background(office)
        #expect(try eventually { MensajeroStatus.read(office.directory) != nil })
        let id = try office.queue()
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(id).state == .accepted })
        #expect(try !office.pauses().contains { $0.scope == .backlog })
        _ = try mensajero.end()
    }

    @Test("a list with a row that cannot be read says nothing of what waits")
    func unreadableRow() throws {
        let office = try Office {
            $0.distort = { method, _, answer in
                guard method == "GET" else { return nil }
                let body = "{\"messages\":[{\"sid\":null,\"body\":\"hola\"}]}"
                return .init(
                    Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8), closes: false)
            }
        }
        let id = try office.queue()
        _ = try office.work(.untilEmpty(seconds: 1))
        #expect(try office.message(id).state == .queued)
        #expect(try office.pauses().contains { $0.scope == .backlog })
    }

    @Test("a person who resumes does not let it go before the list is read")
    func resumed() throws {
        let office = try Office { $0.faults.reads = [.serverError: .always] }
        let store = try office.store()
        defer { store.close() }
        let id = try office.queue()
        let mensajero = try Background(office) { $0.waits.probe = 3_600_000 }
        #expect(try eventually { try office.pauses().contains { $0.scope == .backlog } })
        for pause in try store.pauses() { try store.resume(pause.scope) }
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.pauses().contains { $0.scope == .backlog } })
        #expect(try office.message(id).state == .queued)
        #expect(office.twilio.statistics.creates == 0)
        _ = try mensajero.end()
    }

    @Test("what a dead mensajero said of its own is over with its successor's")
    func inherited() throws {
        let office = try Office()
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        try store.pause(.backlog, reason: "lista")
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.pauses().isEmpty)
    }

    @Test("a house that has never listened reads back to when the oldest of it was queued")
    func firstList() throws {
        let office = try Office()
        let before = try office.store(secondsAgo: 10 * 86_400)
        defer { before.close() }
        let id = try before.enqueueTest(to: "+573001000000", channel: .sms, text: "hola").message
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        let desk = Desk(
            store: store, account: office.account, errors: office.errors, settings: office.settings, log: .none)
        desk.backlog = try store.backlogEnd()
        #expect(desk.backlog == id)
        let poller = StatusPoller(desk: desk)
        #expect(try poller.start(awaitsList: true, wide: false) != nil)
        #expect(try #require(poller.pass).listensSince == store.oldestQueued(upTo: id))
    }

    @Test("so does one whose last list was noted by a clock that was ahead")
    func listOfTheFuture() throws {
        let office = try Office()
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        let desk = Desk(
            store: store, account: office.account, errors: office.errors, settings: office.settings, log: .none)
        desk.inboundListedAt = desk.now.adding(seconds: 86_400)
        let poller = StatusPoller(desk: desk)
        #expect(try poller.start(awaitsList: true, wide: false) != nil)
        #expect(try #require(poller.pass).listensSince <= desk.now.adding(seconds: -200_000))
    }
}
