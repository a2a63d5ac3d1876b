import Lending
import Messaging
import SQLite
import Synchronization
import Testing
import Twilio

@testable import Outbox
@testable import Store

@Suite("What was marked and could not leave at once")
struct StaleTests {
    private let office: Office
    private let store: Store
    private let sender: Sender
    private let watch = Watch()
    private let client: ClientID
    private let reminder: MessageID

    /// A clock that only the test moves.
    private final class Watch: Sendable {
        let milliseconds = Atomic<Int64>(1_000_000)
    }

    /// Ten minutes before the hours end a reminder is marked; the database takes that claim and refuses the one after it,
    /// as a disk does that fills up.
    init() throws {
        office = try Office()
        office.jump((8 * 60 + 50) * 60_000)
        store = try office.store(login: Mensajero.author)
        (client, reminder) = try office.debtor(1, store)
        _ = try store.enqueueTest(to: "+573001000099", channel: .whatsapp, text: "hola")
        var settings = office.settings
        let watch = watch
        settings.uptime = { watch.milliseconds.load(ordering: .relaxed) }
        sender = Sender(
            desk: Desk(store: store, account: office.account, errors: office.errors, settings: settings, log: .none))
        try store.database.execute(
            """
            CREATE TRIGGER refused BEFORE UPDATE ON message WHEN NEW.state = 'sending' AND NEW.channel = 'whatsapp'
            BEGIN SELECT raise(ABORT, 'refused'); END
            """)
        #expect(throws: SQLiteError.self) { try sender.round(claiming: true, collectionAllowed: true) }
        #expect(try office.message(reminder).state == .sending)
        try store.allow()
    }

    /// Whether the reminder leaves in the next round.
    private func leaves() throws -> Bool {
        try sender.round(claiming: true, collectionAllowed: true).contains { $0.order.id == reminder }
    }

    @Test("a reminder that was marked before the hours ended does not leave after them: it is judged again")
    func hoursOver() throws {
        office.jump((9 * 60 + 20) * 60_000)
        watch.milliseconds.add(30 * 60_000, ordering: .relaxed)
        #expect(try !leaves())
        #expect(try !leaves())
        #expect(try office.message(reminder).state == .queued)
        // No byte of it left: it was no contact.
        #expect(try store.contactFacts(client).history.contacts.isEmpty)
    }

    @Test("what was marked a moment ago leaves when the database is well again")
    func fresh() throws {
        watch.milliseconds.add(1000, ordering: .relaxed)
        #expect(try leaves())
    }
}

@Suite("A disk so slow that every claim takes longer than what it marks stays fresh")
struct SlowClaimTests {
    private let office: Office
    private let store: Store
    private let sender: Sender
    private let watch = Watch()

    private final class Watch: Sendable {
        let milliseconds = Atomic<Int64>(1_000_000)
        let step = Atomic<Int64>(0)
    }

    /// Each look at the clock of the books takes 11 s, and a claim looks more than once.
    init() throws {
        office = try Office()
        let first = try office.store()
        let (clock, watch) = (office.clock, watch)
        let business = first.business
        first.close()
        store = try Store(
            path: office.directory + "/diamante.db", mode: .readWrite,
            clock: BusinessClock(zone: .bogota) {
                watch.milliseconds.add(watch.step.load(ordering: .relaxed), ordering: .relaxed)
                return clock.now
            }, business: business, login: Mensajero.author)
        var settings = office.settings
        settings.uptime = { watch.milliseconds.load(ordering: .relaxed) }
        sender = Sender(
            desk: Desk(store: store, account: office.account, errors: office.errors, settings: settings, log: .none))
        _ = try office.debtor(1, store)
        try store.enqueueTest(to: "+573001000098", channel: .sms, text: "hola")
        try store.enqueueTest(to: "+573001000099", channel: .whatsapp, text: "hola")
        watch.step.store(11_000, ordering: .relaxed)
    }

    @Test("starves nobody: all that is due leaves, on both channels")
    func leaves() throws {
        var left: [Channel] = []
        for _ in 0..<4 where left.count < 3 {
            for departure in try sender.round(claiming: true, collectionAllowed: true) {
                left.append(departure.order.channel)
                sender.answered(departure.order, .notSent(reason: "refused"), http: 0)
                sender.trouble.answered()
            }
        }
        #expect(left.count >= 3, "\(left)")
        #expect(Set(left) == [.sms, .whatsapp])
    }

    @Test("what is left of the legal window is counted from when the message was judged")
    func window() throws {
        var reminder: Sender.Departure?
        for _ in 0..<4 where reminder == nil {
            let departures = try sender.round(claiming: true, collectionAllowed: true)
            reminder = departures.first { $0.order.validitySeconds != nil }
            for departure in departures { sender.answered(departure.order, .notSent(reason: "refused"), http: 0) }
            sender.trouble.answered()
        }
        let judged = try #require(reminder?.order.validitySeconds)
        #expect(try #require(reminder?.message.validitySeconds) <= judged - 11)
    }
}
