import Lending
import Messaging
import SQLite
import Synchronization
import Testing

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
