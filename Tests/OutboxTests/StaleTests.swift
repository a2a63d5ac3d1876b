import Lending
import Messaging
import SQLite
import Synchronization
import Testing

@testable import Outbox
@testable import Store

@Suite("What was marked and could not leave at once")
struct StaleTests {
    /// A clock that only the test moves.
    private final class Watch: Sendable {
        let milliseconds = Atomic<Int64>(1_000_000)
    }

    @Test("a reminder that was marked before the hours ended does not leave after them: it is judged again")
    func hoursOver() throws {
        let office = try Office()
        office.jump((8 * 60 + 50) * 60_000)
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        let reminder = try office.debtor(1, store).message
        _ = try store.enqueueTest(to: "+573001000099", channel: .whatsapp, text: "hola")
        let watch = Watch()
        var settings = office.settings
        settings.uptime = { watch.milliseconds.load(ordering: .relaxed) }
        let sender = Sender(
            desk: Desk(store: store, account: office.account, errors: office.errors, settings: settings, log: .none))

        // The database takes the first claim and refuses the second one, as a disk does that fills up.
        try store.database.execute(
            """
            CREATE TRIGGER refused BEFORE UPDATE ON message WHEN NEW.state = 'sending' AND NEW.channel = 'whatsapp'
            BEGIN SELECT raise(ABORT, 'refused'); END
            """)
        #expect(throws: SQLiteError.self) { try sender.round(claiming: true, collectionAllowed: true) }
        #expect(try office.message(reminder).state == .sending)
        try store.allow()
        office.jump((9 * 60 + 20) * 60_000)
        watch.milliseconds.add(30 * 60_000, ordering: .relaxed)

        let left = try sender.round(claiming: true, collectionAllowed: true)
        #expect(!left.contains { $0.order.id == reminder })
        let next = try sender.round(claiming: true, collectionAllowed: true)
        #expect(!next.contains { $0.order.id == reminder })
        #expect(try office.message(reminder).state == .queued)
        // No byte of it left: it was no contact.
        #expect(
            try store.contactFacts(try #require(store.message(reminder, scope: .all).clientID)).history.contacts.isEmpty
        )
    }

    @Test("what was marked a moment ago leaves when the database is well again")
    func fresh() throws {
        let office = try Office()
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        let reminder = try office.debtor(1, store).message
        _ = try store.enqueueTest(to: "+573001000099", channel: .whatsapp, text: "hola")
        let watch = Watch()
        var settings = office.settings
        settings.uptime = { watch.milliseconds.load(ordering: .relaxed) }
        let sender = Sender(
            desk: Desk(store: store, account: office.account, errors: office.errors, settings: settings, log: .none))
        try store.database.execute(
            """
            CREATE TRIGGER refused BEFORE UPDATE ON message WHEN NEW.state = 'sending' AND NEW.channel = 'whatsapp'
            BEGIN SELECT raise(ABORT, 'refused'); END
            """)
        #expect(throws: SQLiteError.self) { try sender.round(claiming: true, collectionAllowed: true) }
        try store.allow()
        watch.milliseconds.add(1000, ordering: .relaxed)
        let left = try sender.round(claiming: true, collectionAllowed: true)
        #expect(left.contains { $0.order.id == reminder })
    }
}
