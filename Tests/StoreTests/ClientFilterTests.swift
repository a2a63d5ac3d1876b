import Lending
import Messaging
import Testing

@testable import Store

/// Clients by the light that is shown of them, and by what may be written to them.
@Suite("The list of clients narrowed")
struct ClientFilterTests {
    let house: House
    let ana: ClientID
    let benito: ClientID
    let diana: ClientID
    let elsa: ClientID

    /// Ana is three weeks behind, Benito a few days, Diana owes and is up to date, Elsa owes nothing.
    init() throws {
        house = try House()
        ana = try house.client("Ana", consents: [.sms, .whatsapp])
        try house.loan("1", of: ana, firstDue: "2026-11-02")
        benito = try house.client("Benito", consents: [.sms])
        try house.loan("2", of: benito, firstDue: "2026-11-20")
        diana = try house.client("Diana", consents: [])
        try house.loan("3", of: diana, firstDue: "2026-12-01")
        elsa = try house.client("Elsa", consents: [.whatsapp])
        try house.store.recordOptOut(elsa, by: [.sms], scope: .reminders, source: "llamada")
        try house.store.rollOver()
    }

    private func names(_ change: (inout ClientQuery) -> Void, scope: Scope = .all) throws -> [String] {
        var query = ClientQuery()
        change(&query)
        return try house.store.clients(query, position: .first, limit: 9, scope: scope).map(\.name)
    }

    @Test("to a light holds those who show it; up to date are only those who owe")
    func lights() throws {
        for standing in ClientStanding.all {
            var query = ClientQuery()
            query.standing = standing
            for line in try house.store.clients(query, position: .first, limit: 9, scope: .all) {
                #expect(standing == (line.balance > .zero ? .light(line.light) : .owesNothing))
            }
        }
        #expect(try names { $0.standing = .light(.days8to30) } == ["Ana"])
        #expect(try names { $0.standing = .light(.upToDate) } == ["Diana"])
        #expect(try names { $0.standing = .owesNothing } == ["Elsa"])
    }

    @Test("to a reach holds those who may be written to so")
    func reach() throws {
        let found = try ClientReach.allCases.map { reach in try names { $0.reach = reach } }
        #expect(found == [["Elsa"], ["Diana"], ["Benito"], [], ["Ana"]])
        #expect(try names { ($0.reach, $0.standing) = (.sms, .light(.days1to7)) } == ["Benito"])
        #expect(try names { ($0.reach, $0.standing) = (.sms, .light(.over90)) } == [])
    }

    @Test("a collector filters by the light of the own loans")
    func scope() throws {
        let south = try house.route("Sur")
        try house.loan("7", of: diana, route: south, firstDue: "2026-08-03")
        try house.store.rollOver()
        let own = Scope.routes([house.center])
        #expect(try names({ $0.standing = .light(.upToDate) }, scope: own) == ["Diana"])
        #expect(try names({ $0.standing = .light(.over90) }, scope: own) == [])
        #expect(try names { $0.standing = .light(.over90) } == ["Diana"])
        #expect(try house.store.clientTotals(of: [ana, diana], scope: own).behind == 1)
        #expect(try house.store.clientTotals(of: [ana, diana], scope: .all).behind == 2)
    }

    @Test("marked clients add up, those outside of the scope left out")
    func totals() throws {
        let totals = try house.store.clientTotals(of: [ana, benito, elsa, ClientID(999)], scope: .all)
        #expect(totals.clients == 3)
        #expect(totals.behind == 2)
        let lines = try house.store.clients(ClientQuery(), position: .first, limit: 9, scope: .all)
        #expect(totals.overdue == lines.reduce(.zero) { $0 + $1.overdue })
        #expect(try house.store.clientTotals(of: [ana], scope: .routes([])).clients == 0)
    }

    // MARK: What is done with them

    private let overdue = BulkRequest.Content.overdue

    @Test("of marked clients a reminder says who is not behind, and keeps no proof of it")
    func marked() throws {
        let request = BulkRequest(content: overdue, target: .clients([ana, benito, diana, elsa]))
        var seen: [ClientID] = []
        let summary = try house.store.preview(request, scope: .all) { seen.append($0.clientID) }
        #expect(seen == [ana, benito, diana, elsa])
        #expect(summary.excluded == [.notBehind: 2])
        #expect(summary.recipients == 2)
        _ = try house.store.queue(request, scope: .all, holdSeconds: 0)
        #expect(try house.messages().count == 2)
    }

    @Test("a reminder of all that is shown goes to those who are behind, a notice to everybody")
    func listed() throws {
        var query = ClientQuery()
        query.filter = "an"
        var seen: [String] = []
        let request = BulkRequest(content: overdue, target: .listed(query))
        _ = try house.store.preview(request, scope: .all) { seen.append($0.name) }
        #expect(seen == ["Ana"])
        seen = []
        let notice = BulkRequest(content: .notice("hola"), target: .listed(query))
        _ = try house.store.preview(notice, scope: .all) { seen.append($0.name) }
        #expect(seen == ["Ana", "Diana"])
        query.standing = .light(.upToDate)
        #expect(
            try house.store.preview(BulkRequest(content: overdue, target: .listed(query)), scope: .all)
                == house.store.preview(BulkRequest(content: overdue, target: .clients([])), scope: .all))
    }
}
