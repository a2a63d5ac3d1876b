import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("A restored backup")
struct RestoringTests {
    let house: House

    init() throws {
        house = try House()
    }

    @Test("sends nothing by itself: what has no SID is unresolved, what has one is followed, sending is paused")
    func unresolved() throws {
        let ids = try (0..<5).map { try house.remind(house.debtor("Cliente \($0)", String($0))).message }
        let orders = try house.claim(limit: 4)
        try house.finish(orders[0], .accepted(TwilioReport(sid: "SM1", status: .queued)))
        try house.finish(orders[1], .accepted(TwilioReport(sid: "SM2", status: .delivered)))
        try house.finish(orders[2], .uncertain(firstLook: house.time.now, detail: "timeout"))
        let before = house.time.now
        house.time.pass(seconds: 7200)

        let restored = try house.store.takeUpAfterRestoring(pauseReason: "restaurada")
        #expect(restored == Restored(unresolved: 3, knownUntil: before))
        #expect(
            try ids.map { try house.message($0).state } == [
                .accepted, .delivered, .unresolved, .unresolved, .unresolved,
            ])
        #expect(try house.store.pauses().map(\.scope) == [.account])
        #expect(try house.claim() == [])
        #expect(try house.store.nextLook() == nil)
        #expect(try house.store.outboxProblems().isEmpty)
        #expect(try house.store.events(of: ids[4]).last?.detail == Store.restoredDetail)
    }

    @Test("what may have gone out counts as today's contact, and does not stand in its own way")
    func contact() throws {
        let ana = try house.debtor("Ana", "1042")
        let id = try house.remind(ana).message
        _ = try house.store.takeUpAfterRestoring(pauseReason: "restaurada")
        #expect(try house.message(id).contactAt != nil)
        let again = try house.store.settleBySendingAgain(id, scope: .all).message
        #expect(try house.claimOne().id == again)
    }

    @Test("a sound outbox has no problems; a row that its history does not know is one")
    func problems() throws {
        let id = try house.remind(house.debtor("Ana", "1042")).message
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM1", status: .queued)))
        try house.store.takeBack(id, scope: .all)
        #expect(try house.store.outboxProblems().isEmpty)
        try house.store.database.run("UPDATE message SET state = 'sent', attempt = 7 WHERE id = ?", id)
        #expect(
            try house.store.outboxProblems() == [
                "historia de mensajes: \(id.rawValue)", "intentos de mensajes: \(id.rawValue)",
            ])
    }

    @Test("whoever asks whether a mensajero is needed, and since when something is due, asks the indexes")
    func needed() throws {
        #expect(try !house.store.needsMensajero())
        #expect(try house.store.dueSince() == nil)
        try house.remind(house.debtor("Ana", "1042"))
        #expect(try house.store.needsMensajero())
        #expect(try house.store.dueSince() == house.time.now)
        let plan = try house.plans {
            _ = try house.store.needsMensajero()
            _ = try house.store.dueSince()
            _ = try house.store.undecidedSince(scope: .all)
        }
        #expect(!plan.contains("SCAN message"), "\(plan)")
    }
}

@Suite("A clock that is set")
struct ClockShiftTests {
    @Test("looks, retries and what was due keep their wait; what waits for a legal hour keeps its hour")
    func shifted() throws {
        let house = try House()
        let uncertain = try house.remind(house.debtor("Ana", "1")).message
        let look = house.time.now.adding(seconds: 20)
        try house.finish(house.claimOne(), .uncertain(firstLook: look, detail: "timeout"))
        let requeued = try house.remind(house.debtor("Benito", "2")).message
        try house.finish(house.claimOne(), .requeued(until: house.time.now.adding(seconds: 300), detail: "429"))
        let due = try house.remind(house.debtor("Carla", "3")).message
        house.time.set("2026-11-23", 20)
        let tomorrow = try house.remind(house.debtor("Delia", "4")).message
        house.time.set("2026-11-23", 9)
        house.time.pass(seconds: -3600)
        try house.store.clockWasSet(by: -3_600_000, longestWait: 3_600_000)
        #expect(try house.store.nextLook() == look.adding(seconds: -3600))
        #expect(try house.message(requeued).notBefore == house.time.now.adding(seconds: 300))
        #expect(try house.message(due).notBefore == house.time.now)
        #expect(try house.message(tomorrow).notBefore == House.instant("2026-11-24", 7))
        #expect(try house.message(uncertain).state == .uncertain)
    }

    @Test("what is looked for began to leave when the clock that is right now says so, not the one before")
    func began() throws {
        let house = try House()
        try house.remind(house.debtor("Ana", "1"))
        let began = house.time.now
        try house.finish(house.claimOne(), .uncertain(firstLook: began, detail: "timeout"))
        try house.remind(house.debtor("Benito", "2"))
        let order = try house.claimOne()
        try house.finish(order, .accepted(TwilioReport(sid: "SM1", status: .queued)))
        house.time.pass(seconds: -600)
        try house.store.clockWasSet(by: -600_000, longestWait: 3_600_000)
        house.time.pass(seconds: 600)
        let uncertain = try #require(try house.store.dueLooks(limit: 1).first)
        #expect(uncertain.sendingSince == began.adding(seconds: -600))
        #expect(try house.store.message(order.id, scope: .all).sendingSince == began)
    }
}
