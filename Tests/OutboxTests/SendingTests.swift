import Lending
import Messaging
import Outbox
import Simulator
import Store
import Testing

@Suite("Sending") struct SendingTests {
    @Test("what is queued is accepted, followed to its receipt, and priced")
    func delivered() throws {
        let office = try Office()
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        let message = try office.message(id)
        #expect(message.state == .delivered)
        #expect(message.priceMicros == 50_000)
        #expect(try office.history(id) == [.queued, .sending, .accepted, .delivered])
        #expect(office.twilio.statistics.creates == 1)
    }

    @Test("many leave, each once")
    func many() throws {
        let office = try Office()
        try office.queue(300)
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.messages("state = 'delivered'").count == 300)
        #expect(office.twilio.statistics.creates == 300)
        #expect(office.twilio.statistics.highestInFlight <= 8 + 8)
        // Used again and again, not opened for each: creates, looks and lists together.
        #expect(office.twilio.statistics.connections <= 8 + 8)
    }

    @Test("a 429 puts a message back and sends it later")
    func tooMany() throws {
        let office = try Office { $0.faults.creates = [.tooManyRequests: .next(2)] }
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(
            try office.history(id) == [.queued, .sending, .queued, .sending, .queued, .sending, .accepted, .delivered])
        #expect(office.twilio.statistics.accepted == 1)
    }

    @Test("a 429 with Retry-After waits as long as it says")
    func retryAfter() throws {
        let office = try Office { $0.faults.creates = [.tooManyRequestsRetryAfter: .next(1)] }
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        let sendings = try office.events(id).filter { $0.state == .sending }.map(\.at)
        try #require(sendings.count == 2)
        #expect(sendings[1].milliseconds(since: sendings[0]) >= 1000)
    }

    @Test("attempts that never left use nothing up: only refusals of the message itself are counted")
    func countsRefusals() throws {
        let office = try Office()
        let id = try office.queue()
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        for (detail, http) in [("refused", nil), ("20003", 401), ("429", 429), ("14107", 400), ("14107", 400)] {
            let orders = try store.claim(ClaimRules(channel: .sms, limit: 1, budget: 1, collectionAllowed: true))
            try store.finish(orders.map { ($0, nil, .requeued(until: store.clock.now, detail: detail), http) })
        }
        #expect(try office.message(id).attempt == 5)
        #expect(try store.timesRequeued(id, because: "14107") == 2)
    }

    @Test(
        "an answer that is lost leaves the message uncertain, and the list finds it",
        arguments: [
            Simulator.Fault.serverErrorAccepted, .cutAfter, .cutInAnswer, .garbage, .truncated, .gatewayTimeoutAccepted,
        ])
    func lostAnswer(_ fault: Simulator.Fault) throws {
        let office = try Office { $0.faults.creates = [fault: .next(1)] }
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
        #expect(try office.history(id).contains(.uncertain))
        #expect(office.twilio.statistics.creates == 1)
    }

    @Test(
        "a message that Twilio never got is left to a person",
        arguments: [Simulator.Fault.cutBefore, .serverError, .gatewayTimeout])
    func neverArrived(_ fault: Simulator.Fault) throws {
        let office = try Office { $0.faults.creates = [fault: .next(1)] }
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .unresolved)
        #expect(office.twilio.statistics.creates == 1)
        #expect(office.twilio.statistics.accepted == 0)
    }

    @Test("a body that the server rewrites is nobody's to judge but a person's")
    func rewritten() throws {
        let office = try Office {
            $0.faults.creates = [.cutAfter: .next(1)]
            $0.faults.bodyPrefix = "Sent from your Twilio trial account: "
        }
        let id = try office.queue()
        #expect(try office.empty { $0.resend = .proved } == .done(OutboxLeft()))
        #expect(try office.message(id).state == .unresolved)
        #expect(try office.events(id).last?.detail == "other_text")
        #expect(office.twilio.statistics.creates == 1)
    }

    @Test("no connection uses nothing up: the queue goes on when it is back")
    func noConnection() throws {
        let office = try Office()
        let id = try office.queue()
        office.twilio.stop()
        #expect(try office.work(.untilEmpty(seconds: 1)) != .done(OutboxLeft()))
        #expect(try office.message(id).state == .queued)
        #expect(try office.pauses().map(\.scope) == [.account])
    }

    @Test(
        "refusals of the message's own end it, with Twilio's code",
        arguments: [("0005", 21211), ("0010", 21614), ("0013", 21408)])
    func refused(_ ending: String, _ code: Int) throws {
        let office = try Office()
        let id = try office.queue("+57300100" + ending)
        #expect(try office.empty() == .done(OutboxLeft()))
        let message = try office.message(id)
        #expect(message.state == .rejected)
        #expect(message.errorCode == code)
        #expect(try office.pauses().isEmpty)
    }

    @Test("a full queue at Twilio (21611) slows the sender down and keeps the message")
    func fullQueue() throws {
        let office = try Office()
        let id = try office.queue("+573001000019")
        #expect(try office.work(.untilEmpty(seconds: 1)) != .done(OutboxLeft()))
        #expect(try office.message(id).state == .queued)
    }
}
