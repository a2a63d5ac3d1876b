import Lending
import Messaging
import Testing

@testable import Store

@Suite("What is known of who was refused")
struct RefusalTests {
    let house: House
    let ana: ClientID

    init() throws {
        house = try House()
        ana = try house.debtor("Ana Gómez", "1", consents: [.sms, .whatsapp])
    }

    private func entries() throws -> [BulkEntry] {
        var entries: [BulkEntry] = []
        _ = try house.store.preview(BulkRequest(content: .overdue, target: .everyone), scope: .all) {
            entries.append($0)
        }
        return entries
    }

    @Test("a bulk action tells from when each one may be written to, and nothing where no waiting helps")
    func bulk() throws {
        try house.debtor("Luis Rojas", "2", consents: [])
        try house.store.recordContact(
            PersonalContactDraft(
                clientID: ana, loanID: nil, means: .visit, outcome: .asksForPlan), scope: .all)
        let found = try entries()
        // Visited at nine on a Monday: a message is another channel, for seven days.
        #expect(found.map(\.allowedFrom) == [House.instant("2026-11-30", 9), nil])
        #expect(found.map(\.fate) == [.excluded(.sms, .otherChannelThisWeek), .excluded(.sms, .noConsent)])
    }

    @Test("one that is sent again does not stand in its own way")
    func resending() throws {
        let first = try house.deliver(ana, sid: "SM1")
        let again = try house.store.outlook(.overdue, client: ana, wish: .only(.sms), resending: first)
        #expect(again.decision == .allow)
        let other = try house.store.outlook(.overdue, client: ana, wish: .only(.sms))
        #expect(other.decision.allowedFrom == House.instant("2026-11-24", 7))
    }

    @Test("a visit tells from when the next one is allowed")
    func visits() throws {
        #expect(try house.store.nextContact(by: .visit, client: ana) == nil)
        try house.consent(ana, .visit)
        #expect(try house.store.nextContact(by: .visit, client: ana) == nil)
        try house.deliver(ana, sid: "SM1")
        #expect(try house.store.nextContact(by: .visit, client: ana) == House.instant("2026-11-30", 9))
        house.time.set("2026-12-01", 20)
        #expect(try house.store.nextContact(by: .visit, client: ana) == House.instant("2026-12-02", 7))
    }

    @Test("the amount of a reminder is known after it left, by what it says, and that of a notice is not")
    func amounts() throws {
        let id = try house.remind(ana, wish: .only(.sms), kind: .reminder).message
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM1", status: .queued)))
        try house.pay("1", 150_000)
        let line = try house.store.message(id, scope: .all)
        #expect(line.amount == nil)
        #expect(line.amountAsked == 50_000)
        try house.consent(ana, .sms, .marketing)
        let notice = BulkRequest(content: .notice("Rifa de $20.000"), target: .everyone)
        _ = try house.store.queue(notice, scope: .all, holdSeconds: 0)
        let newest = try house.store.messages(MessageQuery(), position: .first, limit: 1, scope: .all)
        #expect(newest.map(\.amountAsked) == [nil])
    }

    @Test("which loans' clients were told of the approval")
    func approvals() throws {
        let old = try house.store.loan(number: "1", scope: .all).id
        let new = try house.loan("9", of: ana, status: .approved)
        #expect(try house.store.approvalsTold([old, new]).isEmpty)
        let told = try house.store.approveLoan(new, role: .owner, scope: .all)
        #expect(try house.store.approvalsTold([old, new]) == [new])
        try house.store.withdraw(told.message, scope: .all)
        #expect(try house.store.approvalsTold([old, new]).isEmpty)
    }

    @Test("whether an approval was told is asked of the index of intents")
    func approvalsPlan() throws {
        let loan = try house.store.loan(number: "1", scope: .all).id
        let plan = try house.plans { _ = try house.store.approvalsTold([loan]) }
        #expect(plan.contains("SEARCH message USING INDEX message_dedupe (dedupe=?)"), "\(plan)")
    }
}
