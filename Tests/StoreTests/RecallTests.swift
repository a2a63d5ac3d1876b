import Lending
import Messaging
import Testing

@testable import Store

@Suite("Taking back what has left the queue")
struct RecallTests {
    let house: House
    let ana: ClientID
    let id: MessageID

    init() throws {
        house = try House()
        ana = try house.debtor("Ana", "1042")
        id = try house.remind(ana).message
    }

    private func accept(_ order: SendOrder, sid: String = "SM1") throws {
        try house.finish(order, .accepted(TwilioReport(sid: sid, status: .queued)))
    }

    private func details() throws -> [String?] { try house.store.events(of: id).map(\.detail) }

    @Test("a queued message is withdrawn at once, without asking anybody")
    func queued() throws {
        #expect(try house.store.takeBack(id, scope: .all) == .withdrawn)
        #expect(try house.message(id).state == .withdrawn)
        #expect(try house.store.openRecalls() == 0)
    }

    @Test("an accepted one is asked back, once, by name; it stays what it is until Twilio answers")
    func accepted() throws {
        try accept(house.claimOne())
        let other = try house.another(login: "bernardo")
        #expect(try other.takeBack(id, scope: .all) == .asked)
        #expect(try house.store.takeBack(id, scope: .all) == .asked)
        #expect(try house.message(id).state == .accepted)
        #expect(try house.store.message(id, scope: .all).brief.isBeingRecalled)
        #expect(try house.store.dueRecalls(limit: 9) == [RecallOrder(id: id, sid: "SM1")])
        let asked = try house.store.events(of: id).filter { $0.detail == Store.askedDetail }
        #expect(asked.map(\.by) == ["bernardo"])
    }

    @Test("cancelled at Twilio, it is withdrawn, and the client may be written to again")
    func canceled() throws {
        try accept(house.claimOne())
        try house.store.takeBack(id, scope: .all)
        #expect(try house.store.finishRecall(id, TwilioReport(sid: "SM1", status: .canceled), refused: false))
        #expect(try house.message(id).state == .withdrawn)
        #expect(try house.message(id).reason == "canceled")
        #expect(try house.store.message(id, scope: .all).brief.recall == nil)
        #expect(try house.store.dueRecalls(limit: 9) == [])
        let again = try house.remind(ana)
        #expect(again == .queued(again.message, later: nil))
    }

    @Test("gone already, it says so and goes its way", arguments: [DeliveryStatus.queued, .sending, .sent, .delivered])
    func tooLate(_ status: DeliveryStatus) throws {
        try accept(house.claimOne())
        try house.store.takeBack(id, scope: .all)
        #expect(try house.store.finishRecall(id, TwilioReport(sid: "SM1", status: status), refused: true))
        #expect(try house.message(id).state == status.state)
        #expect(try house.store.message(id, scope: .all).brief.recall == .tooLate)
        #expect(try details().last == Store.tooLateDetail)
        #expect(throws: StoreError.self) { try house.store.takeBack(id, scope: .all) }
        #expect(try house.store.merge([TwilioReport(sid: "SM1", status: .read)]) == 1)
    }

    @Test("an answer that decides nothing leaves the wish open")
    func undecided() throws {
        try accept(house.claimOne())
        try house.store.takeBack(id, scope: .all)
        #expect(try !house.store.finishRecall(id, TwilioReport(sid: "SM1", status: .queued), refused: false))
        #expect(try house.store.dueRecalls(limit: 9).count == 1)
    }

    @Test("wished back while it is being sent: refused for now it does not go again, accepted it is cancelled")
    func whileSending() throws {
        let order = try house.claimOne()
        #expect(try house.store.takeBack(id, scope: .all) == .asked)
        #expect(try house.store.dueRecalls(limit: 9) == [])
        try house.finish(order, .requeued(until: house.time.now, detail: "429"))
        #expect(try house.message(id).state == .withdrawn)
        #expect(try house.claim() == [])

        let second = try house.remind(ana).message
        let again = try house.claimOne()
        try house.store.takeBack(second, scope: .all)
        try accept(again, sid: "SM2")
        #expect(try house.store.dueRecalls(limit: 9) == [RecallOrder(id: second, sid: "SM2")])
    }

    @Test("wished back while nobody knows: proved absent it does not go again")
    func whileUncertain() throws {
        try house.finish(house.claimOne(), .uncertain(firstLook: house.time.now, detail: "timeout"))
        try house.store.takeBack(id, scope: .all)
        let look = try #require(house.store.dueLooks(limit: 1).first)
        try house.store.requeueProvedAbsent(look)
        #expect(try house.message(id).state == .withdrawn)
        #expect(try house.claim() == [])
    }

    @Test("what overtakes a wish ends it")
    func overtaken() throws {
        try accept(house.claimOne())
        try house.store.takeBack(id, scope: .all)
        try house.store.merge([TwilioReport(sid: "SM1", status: .delivered)])
        #expect(try house.store.settleRecalls() == 1)
        #expect(try house.store.settleRecalls() == 0)
        #expect(try house.store.message(id, scope: .all).brief.recall == .tooLate)
        #expect(try house.store.openRecalls() == 0)
    }

    @Test("what Twilio will not cancel can be asked for again")
    func refused() throws {
        try accept(house.claimOne())
        try house.store.takeBack(id, scope: .all)
        try house.store.refuseRecall(id, code: 20404)
        #expect(try house.store.message(id, scope: .all).brief.recall == .refused)
        #expect(try house.store.takeBack(id, scope: .all) == .asked)
    }

    @Test("a whole run: what is queued stays here, what Twilio has is asked back, what has gone out is left alone")
    func run() throws {
        try house.store.withdraw(id, scope: .all)
        for (index, name) in ["Benito", "Carla", "Delia"].enumerated() { try house.debtor(name, String(index)) }
        let run = try house.store.queue(BulkRequest(content: .overdue, target: .everyone), scope: .all, holdSeconds: 0)
            .run
        let orders = try house.claim(limit: 2)
        try accept(orders[0], sid: "SM1")
        try house.finish(orders[1], .accepted(TwilioReport(sid: "SM2", status: .delivered)))
        let expected = RunTakenBack(withdrawn: 2, asked: 1)
        #expect(try house.store.takeBackRun(run, scope: .all) == expected)
        #expect(try house.store.takeBackRun(run, scope: .all) == RunTakenBack())
        #expect(try house.store.dueRecalls(limit: 9).map(\.id) == [orders[0].id])
        #expect(try house.message(orders[1].id).state == .delivered)
    }

    @Test("of another route nothing can be taken back")
    func scope() throws {
        let other = Scope.routes([try house.route("Sur")])
        try accept(house.claimOne())
        #expect(throws: StoreError.messageNotFound(id.rawValue)) { try house.store.takeBack(id, scope: other) }
        #expect(try house.store.dueRecalls(limit: 9) == [])
    }

    @Test("open wishes are found by their own index")
    func plan() throws {
        let plan = try house.plans {
            _ = try house.store.openRecalls()
            _ = try house.store.dueRecalls(limit: 1)
            _ = try house.store.settleRecalls()
        }
        for step in plan.split(separator: "\n") { #expect(step.contains("message_recall"), "\(plan)") }
    }
}
