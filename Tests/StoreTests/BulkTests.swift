import Lending
import Messaging
import Testing

@testable import Store

@Suite("Bulk actions")
struct BulkTests {
    private let overdue = BulkRequest(content: .overdue, target: .everyone)

    /// Ana and Benito can be written to, Carlos allowed nothing, Diana is up to date.
    private func house(hour: Int = 9, adjust: (inout Business) -> Void = { _ in }) throws -> House {
        let house = try House(hour: hour, adjust: adjust)
        try house.debtor("Ana Gómez", "1")
        try house.debtor("Benito Ríos", "2")
        try house.debtor("Carlos Peña", "3", consents: [])
        try house.loan("4", of: house.client("Diana"), firstDue: "2026-12-01")
        return house
    }

    @Test("the preview is what is queued, client by client, and what is sent")
    func previewEqualsQueue() throws {
        let house = try house()
        // Several loans on several routes, the newer one longer behind.
        let route = try house.route("Norte")
        try house.store.savePerson(login: "jefe", name: "Jefe", role: .owner, routes: ["Centro"])
        try house.store.savePerson(login: "nora", name: "Nora", role: .collector, routes: ["Norte"])
        try house.loan("999", of: 1, route: route, firstDue: "2026-10-05")
        try house.loan("10000", of: 1, firstDue: "2026-11-16")
        var previewed: [BulkEntry] = []
        var queued: [BulkEntry] = []
        let preview = try house.store.preview(overdue, scope: .all) { previewed.append($0) }
        let (run, summary) = try house.store.queue(overdue, scope: .all, holdSeconds: 0) { queued.append($0) }
        #expect(summary == preview)
        #expect(queued == previewed)
        #expect(summary.dueNow == 2)
        #expect(summary.scheduled == 0)
        #expect(summary.excluded == [.noConsent: 1])
        #expect(summary.smsSegments == 2)
        #expect(summary.cost.micros == 100_000)
        #expect(summary.sample?.name == "Ana Gómez")
        // What those owe who are written to, over all their loans, and nobody else.
        let owed = try [1, 2].map { try house.store.collectionSubject(of: $0, kind: .overdue)?.amount ?? .zero }
        #expect(summary.amount == owed[0] + owed[1] && owed[0].pesos == 550_000 && owed[1] > .zero)
        let sent = try house.claim()
        #expect(
            sent.map(\.text.body)
                == previewed.compactMap { entry in
                    if case .due(_, let text) = entry.fate { text.body } else { nil }
                })
        #expect(
            sent[0].text.body
                == "DIAMANTE: Ana, debe $550.000 de 1, 999 y 10000 desde 05/10. Saldo $1.500.000. Cobra Nora. SALIR")
        #expect(try house.store.progress(of: run, scope: .all)?.states == [.sending: 2, .blocked: 1])
    }

    @Test("one client with several loans gets one message")
    func oneMessage() throws {
        let house = try house()
        try house.loan("5", of: 1)
        try house.loan("6", of: 1)
        let summary = try house.store.queue(overdue, scope: .all, holdSeconds: 0).summary
        #expect(summary.recipients == 2)
        #expect(try house.messages("client_id = 1").count == 1)
    }

    @Test("doing it twice on one day queues nothing new and keeps no second proof")
    func twice() throws {
        let house = try house()
        _ = try house.store.queue(overdue, scope: .all, holdSeconds: 0)
        let before = try house.messages()
        let again = try house.store.queue(overdue, scope: .all, holdSeconds: 0).summary
        #expect(again.already == 2)
        #expect(again.recipients == 0)
        #expect(try house.messages() == before)
    }

    @Test("who has an open collection message already is not asked again, also on another day")
    func openAlready() throws {
        let house = try house()
        try house.remind(1, kind: .reminder)
        let summary = try house.store.preview(overdue, scope: .all)
        #expect(summary.already == 1)
        #expect(summary.dueNow == 1)
    }

    @Test("who was written to today, or opted out, or has no good number is left out, each with the reason")
    func excluded() throws {
        let house = try house()
        try house.deliver(1, sid: "SM1", status: .delivered)
        try house.store.recordOptOut(2, by: [.sms], scope: .reminders, source: "llamada")
        let summary = try house.store.preview(overdue, scope: .all)
        // Ana's message of today stands for the same intent.
        #expect(summary.already == 1)
        #expect(summary.excluded == [.noConsent: 1, .optedOut: 1])
        let notice = try house.store.queue(
            BulkRequest(content: .notice("x"), target: .everyone), scope: .all, holdSeconds: 0)
        #expect(notice.summary.excluded == [.noMarketingConsent: 3, .optedOut: 1])
        #expect(try house.messages("state = 'blocked'").count == 4)
    }

    @Test("a reminder of today leaves the overdue notice out")
    func contactedToday() throws {
        let house = try house()
        try house.remind(1, kind: .reminder)
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM1", status: .delivered)))
        #expect(try house.store.preview(overdue, scope: .all).excluded == [.noConsent: 1, .alreadyContactedToday: 1])
    }

    @Test("nothing of it is due before the seconds of undo are over, and undone it can be asked for again")
    func undo() throws {
        let house = try house()
        let run = try house.store.queue(overdue, scope: .all, holdSeconds: 10).run
        #expect(try house.claim() == [])
        #expect(try house.store.progress(of: run, scope: .all)?.holdUntil == house.time.now.adding(seconds: 10))
        #expect(try house.store.withdrawRun(run, scope: .all, reason: .undone) == 2)
        #expect(try house.messages("state = 'withdrawn'").map(\.reason) == ["undone", "undone"])
        #expect(try house.store.preview(overdue, scope: .all).dueNow == 2)
        let again = try house.store.queue(overdue, scope: .all, holdSeconds: 10)
        #expect(again.summary.dueNow == 2)
        house.time.pass(seconds: 10)
        #expect(try house.claim().count == 2)
        #expect(try house.store.withdrawRun(again.run, scope: .all, reason: .undone) == 0)
    }

    @Test("outside the hours all of it is scheduled for the next window")
    func scheduled() throws {
        let house = try house(hour: 20)
        let summary = try house.store.queue(overdue, scope: .all, holdSeconds: 10).summary
        #expect(summary.dueNow == 0)
        #expect(summary.scheduled == 2)
        #expect(summary.firstLater == House.instant("2026-11-24", 7))
        #expect(try house.messages("state = 'queued'").allSatisfy { $0.notBefore == House.instant("2026-11-24", 7) })
    }

    @Test("what does not fit before the window closes goes when the next one opens, behind what waits already")
    func pace() throws {
        let house = try house { $0.senders.unitsPerSecond = [.sms: 0.01] }
        for number in 10..<15 { try house.debtor("Cliente", String(number)) }
        house.time.set("2026-11-23", 18, 49)
        // 600 seconds before the last minute, at 0.01 a second: six segments, one of which a waiting test takes.
        try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "x")
        let summary = try house.store.queue(overdue, scope: .all, holdSeconds: 0).summary
        #expect(summary.dueNow == 5)
        #expect(summary.scheduled == 2)
        #expect(summary.firstLater == House.instant("2026-11-24", 7))
        #expect(
            try house.messages("kind = 'cuota-vencida' AND state = 'queued'").map { $0.notBefore > house.time.now }
                == [false, false, false, false, false, true, true])
    }

    @Test("the same notice twice on one day is already there, another text is not, and neither is the next day's")
    func notice() throws {
        let house = try House()
        try house.client("Ana", notices: [.sms])
        func send(_ text: String) throws -> BulkSummary {
            let summary = try house.store.queue(
                BulkRequest(content: .notice(text), target: .everyone), scope: .all, holdSeconds: 0
            ).summary
            for order in try house.claim() {
                try house.finish(order, .accepted(TwilioReport(sid: "SM\(order.id.rawValue)", status: .failed)))
            }
            return summary
        }
        #expect(try send("Cerramos el lunes.").dueNow == 1)
        #expect(try send("Cerramos el lunes.").already == 1)
        #expect(try send("Abrimos el martes.").dueNow == 1)
        house.time.set("2026-11-24", 9)
        #expect(try send("Cerramos el lunes.").dueNow == 1)
        #expect(try house.messages().first?.body == "DIAMANTE: Cerramos el lunes. SALIR")
    }

    @Test("a notice to the overdue list goes to the overdue only")
    func noticeToOverdue() throws {
        let house = try House()
        let ana = try house.client("Ana", notices: [.sms])
        let diana = try house.client("Diana", notices: [.sms])
        try house.loan("1", of: ana)
        try house.loan("2", of: diana, firstDue: "2026-12-01")
        var seen: [ClientID] = []
        let request = BulkRequest(content: .notice("x"), target: .overdue(OverdueQuery()))
        _ = try house.store.preview(request, scope: .all) { seen.append($0.clientID) }
        #expect(seen == [ana])
    }

    @Test("marked loans, however many and in whatever order, make one message a client")
    func marked() throws {
        let house = try House()
        var loans: [LoanID] = []
        var clients: [ClientID] = []
        for number in 0..<620 {
            let client = try house.store.write { try house.debtor("Cliente", String(number)) }
            if number % 3 != 0 {
                clients.append(client)
                loans += try house.store.loans(of: client, scope: .all).map(\.id)
            }
        }
        try loans.append(house.loan("otra", of: clients[0]))
        try loans.append(house.loan("al dia", of: house.client("Diana"), firstDue: "2026-12-01"))
        var seen: [ClientID] = []
        _ = try house.store.preview(
            BulkRequest(content: .overdue, target: .loans(LoanIDs(loans.reversed()))), scope: .all
        ) {
            seen.append($0.clientID)
        }
        #expect(seen == clients)
        seen = []
        let request = BulkRequest(content: .overdue, target: .clients(ClientIDs(clients.reversed() + clients)))
        _ = try house.store.preview(request, scope: .all) { seen.append($0.clientID) }
        #expect(seen == clients)
    }

    @Test("what the filter shows is who is written to")
    func filtered() throws {
        let house = try house()
        var query = OverdueQuery()
        query.filter = "rios"
        let summary = try house.store.preview(BulkRequest(content: .overdue, target: .overdue(query)), scope: .all)
        #expect(summary.dueNow == 1)
        #expect(summary.sample?.name == "Benito Ríos")
    }

    @Test("a preview on the morning after names today's arrears")
    func rolledOver() throws {
        let house = try House()
        try house.debtor("Ana", "1")
        try house.store.rollOver()
        house.time.set("2026-11-24", 9)
        guard case .due(_, let text) = try house.store.preview(overdue, scope: .all).sample?.fate else {
            Issue.record("nobody")
            return
        }
        #expect(text.body.contains("$200.000"))
    }

    @Test("an error on the way, or a person who stops it, takes everything back")
    func allOrNothing() throws {
        struct Stop: Error {}
        let house = try house()
        #expect(throws: Stop.self) {
            try house.store.queue(overdue, scope: .all, holdSeconds: 0) { if $0.name == "Carlos Peña" { throw Stop() } }
        }
        #expect(try house.messages().isEmpty)
        #expect(try house.number("SELECT count(*) FROM run") == 0)
    }

    @Test("progress counts where the messages of a run stand")
    func progress() throws {
        let house = try house()
        try house.debtor("Elena", "5")
        let run = try house.store.queue(overdue, scope: .all, holdSeconds: 0).run
        let orders = try house.claim(limit: 2)
        try house.finish(orders[0], .accepted(TwilioReport(sid: "SM1", status: .delivered)))
        try house.finish(orders[1], .rejected(code: 21211, text: "no"))
        let progress = try #require(try house.store.progress(of: run, scope: .all))
        #expect(progress.total == 3)
        #expect(progress.queued == 1)
        #expect(progress.gone == 2)
        #expect(progress.delivered == 1)
        #expect(progress.failed == 1)
        #expect(!progress.isOver)
        #expect(try house.store.latestRun(scope: .all) == progress)
        house.time.pass(seconds: 73 * 3600)
        #expect(try house.store.latestRun(scope: .all) == nil)
        #expect(try house.store.runInSight(of: "ana", scope: .all) == nil)
    }

    @Test("the run in sight is the one that goes out, else the one that a person has to settle, else the newest")
    func inSight() throws {
        let house = try house()
        func sight() throws -> RunProgress? { try house.store.runInSight(of: "ana", scope: .all) }
        let first = try house.store.queue(overdue, scope: .all, holdSeconds: 0).run
        for order in try house.claim(limit: 9) {
            try house.finish(order, .uncertain(firstLook: house.store.clock.now, detail: "timeout"))
        }
        for message in try house.store.dueLooks(limit: 9) {
            try house.store.leaveUnresolved(message, because: "horizon")
        }
        #expect(try sight()?.run == first)
        try house.debtor("Elena", "5")
        let second = try house.store.queue(overdue, scope: .all, holdSeconds: 0).run
        #expect(try sight()?.run == second)
        #expect(try sight()?.isNewest == true)
        for order in try house.claim(limit: 9) {
            try house.finish(order, .accepted(TwilioReport(sid: "SM\(order.id)", status: .delivered)))
        }
        // The second is over; of the first nobody knows.
        #expect(try sight()?.run == first)
        #expect(try sight()?.isNewest == false)
        _ = try house.store.settleAll(run: first, arrived: true, scope: .all)
        #expect(try sight()?.run == second)
    }
}
