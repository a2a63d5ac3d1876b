import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("What a person decides about a message")
struct DecisionTests {
    let house: House
    let ana: ClientID
    let id: MessageID

    init() throws {
        house = try House()
        ana = try house.debtor("Ana", "1042")
        id = try house.remind(ana).message
    }

    private func makeUnresolved() throws {
        try house.finish(house.claimOne(), .uncertain(firstLook: house.time.now, detail: "timeout"))
        for look in try house.store.dueLooks(limit: 9) { try house.store.leaveUnresolved(look, because: "horizon") }
    }

    @Test("a queued message is withdrawn; asking again then queues a new one")
    func withdraw() throws {
        try house.store.withdraw(id, scope: .all)
        #expect(try house.message(id).reason == "by_person")
        #expect(throws: StoreError.notWithdrawable(state: .withdrawn)) { try house.store.withdraw(id, scope: .all) }
        let again = try house.remind(ana)
        #expect(again == .queued(again.message, later: nil))
    }

    @Test("what is being sent cannot be withdrawn, nor sent again, nor settled")
    func tooLate() throws {
        _ = try house.claim()
        #expect(throws: StoreError.notWithdrawable(state: .sending)) { try house.store.withdraw(id, scope: .all) }
        #expect(throws: StoreError.notResendable(state: .sending)) { try house.store.resend(id, scope: .all) }
        #expect(throws: StoreError.notUndecided(state: .sending)) { try house.store.settleAsArrived(id, scope: .all) }
    }

    @Test("sending again is a new row that names who asked; it does not stand in its own way")
    func resend() throws {
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM1", status: .delivered)))
        let other = try house.another(login: "bernardo")
        let again = try other.resend(id, scope: .all)
        let message = try house.message(again.message)
        #expect(message.state == .queued)
        #expect(message.resendOf == id)
        #expect(message.createdBy == "bernardo")
        #expect(try house.claimOne().id == again.message)
    }

    @Test("pressing resend twice sends once more, not twice")
    func resendTwice() throws {
        let paid = try house.pay("1042", 10_000, confirm: .only(.sms))
        let receipt = try #require(paid.confirmation?.message)
        let order = try #require(try house.claim().first { $0.id == receipt })
        try house.finish(order, .accepted(TwilioReport(sid: "SM1", status: .delivered)))
        let first = try house.store.resend(receipt, scope: .all)
        #expect(try house.store.resend(receipt, scope: .all) == .already(first.message))
    }

    @Test("unresolved: the person knows that it arrived")
    func arrived() throws {
        try makeUnresolved()
        try house.store.settleAsArrived(id, scope: .all)
        #expect(try house.message(id).state == .delivered)
        #expect(throws: StoreError.notUndecided(state: .delivered)) {
            try house.store.settleBySendingAgain(id, scope: .all)
        }
    }

    @Test("unresolved and sent again: the old row still counts as a contact of its day")
    func sendAgain() throws {
        try makeUnresolved()
        let again = try house.store.settleBySendingAgain(id, scope: .all)
        #expect(try house.message(id).state == .noReceipt)
        #expect(try house.message(id).contactAt != nil)
        #expect(try house.claimOne().id == again.message)
    }

    @Test("one answer for all of a run")
    func all() throws {
        try makeUnresolved()
        try house.debtor("Benito", "2")
        let run = try house.store.queue(BulkRequest(content: .overdue, target: .everyone), scope: .all, holdSeconds: 0)
            .run
        try makeUnresolved()
        #expect(try house.store.settleAll(run: run, arrived: false, scope: .all) == 1)
        #expect(try house.message(id).state == .unresolved)
        #expect(try house.store.settleAll(run: nil, arrived: true, scope: .all) == 1)
        #expect(try house.message(id).state == .delivered)
    }

    @Test("what a restored backup made unresolved can be settled though it never left")
    func restored() throws {
        try house.store.database.run("UPDATE message SET state = 'unresolved' WHERE id = ?", id)
        let again = try house.store.settleBySendingAgain(id, scope: .all)
        #expect(try house.claimOne().id == again.message)
    }

    @Test("a test is sent again to its own number")
    func resendTest() throws {
        let test = try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "Hola, prueba").message
        let order = try #require(try house.claim().first { $0.id == test })
        try house.finish(order, .rejected(code: 21211, text: "no"))
        let again = try house.message(house.store.resend(test, scope: .all).message)
        #expect(again.recipient == "+573001112233")
        #expect(again.body == "Hola, prueba")
        #expect(again.resendOf == test)
    }
}
