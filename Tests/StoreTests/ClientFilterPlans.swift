import Lending
import Messaging
import Testing

@testable import Store

/// What keeps the narrowed list of clients instant in a house of a million.
@Suite("How SQLite finds clients by light and reach")
struct ClientFilterPlans {
    let house: House

    init() throws {
        house = try House()
        try house.debtor("Ana", "1")
        try house.store.rollOver()
    }

    private func plan(_ change: (inout ClientQuery) -> Void) throws -> String {
        var query = ClientQuery()
        change(&query)
        return try house.plans { _ = try house.store.clients(query, position: .first, limit: 1, scope: .all) }
    }

    @Test(
        "few are found by the index in which they stand side by side, whatever the order",
        arguments: ClientSort.allCases)
    func few(sort: ClientSort) throws {
        let light = try plan { ($0.sort, $0.standing) = (sort, .light(.days8to30)) }
        #expect(light.contains("SEARCH c USING COVERING INDEX client_by_days (past_due_since>? AND past_due_since<?)"))
        let reach = try plan { ($0.sort, $0.reach) = (sort, .sms) }
        #expect(reach.contains("COVERING INDEX client_by_reach (reach=?)"), "\(reach)")
        #expect(!reach.contains("SCAN c\n") && !light.contains("SCAN c\n"))
    }

    @Test("many are met by walking the index of the order", arguments: ClientSort.allCases)
    func many(sort: ClientSort) throws {
        house.store.finding = Finding(few: -1, many: -1)
        let index: [ClientSort: String] = [
            .name: "client_by_name", .balance: "client_by_balance", .days: "client_by_days",
            .document: "client_by_document", .loans: "client_by_loans", .reach: "client_by_reach",
            .message: "client_by_message",
        ]
        for change: (inout ClientQuery) -> Void in [
            { $0.standing = .light(.days8to30) }, { $0.reach = .both }, { $0.standing = .light(.upToDate) },
        ] {
            var query = ClientQuery()
            query.sort = sort
            change(&query)
            let plan = try house.plans { _ = try house.store.clients(query, position: .last, limit: 1, scope: .all) }
            #expect(House.walk(of: plan).contains("INDEX \(index[sort] ?? "")"), "\(plan)")
            #expect(!House.walk(of: plan).contains("TEMP B-TREE"), "\(plan)")
        }
    }

    @Test("in the order of days a light is a stretch of its index, which is not left, and everybody up to date another")
    func days() throws {
        house.store.finding = Finding(few: -1, many: -1)
        var query = ClientQuery()
        (query.sort, query.standing) = (.days, .light(.days8to30))
        var key: RowKey?
        func expectStretch(_ position: PagePosition) throws {
            let plan = try house.plans {
                key = try house.store.clients(query, position: position, limit: 9, scope: .all).first?.key ?? key
            }
            let walk = House.walk(of: plan)
            #expect(walk.contains("SEARCH c USING COVERING INDEX client_by_days (past_due_since"), "\(plan)")
            #expect(walk.contains("past_due_since>? AND past_due_since<?") || walk.contains("=? AND id"), "\(plan)")
            #expect(!walk.contains("TEMP B-TREE"), "\(plan)")
        }
        try expectStretch(.first)
        try expectStretch(.last)
        try expectStretch(.after(#require(key)))
        try expectStretch(.before(#require(key)))
        query.standing = .light(.upToDate)
        let plan = try house.plans { _ = try house.store.clients(query, position: .first, limit: 9, scope: .all) }
        #expect(House.walk(of: plan).contains("INDEX client_by_days (past_due_since=?)"), "\(plan)")
        #expect(!House.walk(of: plan).contains("TEMP B-TREE"), "\(plan)")
        query.standing = .owesNothing
        let none = try house.plans { _ = try house.store.clients(query, position: .first, limit: 9, scope: .all) }
        #expect(House.walk(of: none).contains("COVERING INDEX client_by_balance (balance=?)"), "\(none)")
        #expect(!House.walk(of: none).contains("TEMP B-TREE"), "\(none)")
    }

    @Test(
        "whoever owes nothing is not walked through for a light by what is owed",
        arguments: [ClientSort.balance, .loans])
    func owing(sort: ClientSort) throws {
        house.store.finding = Finding(few: -1, many: -1)
        let plan = try plan { ($0.sort, $0.standing) = (sort, .light(.over90)) }
        let column = sort == .balance ? "balance" : "active_loans"
        #expect(House.walk(of: plan).contains("(\(column)>?)"), "\(plan)")
    }

    @Test("all of them are read from one index, for counting and for marking")
    func whole() throws {
        house.store.finding = Finding(few: -1, many: -1)
        func plan(_ change: (inout ClientQuery) -> Void) throws -> String {
            var query = ClientQuery()
            change(&query)
            return try house.plans {
                _ = try house.store.clientIDs(query, scope: .all)
                _ = try house.store.clientCount(query, scope: .all)
            }
        }
        #expect(try plan { _ in }.contains("SCAN c USING COVERING INDEX client_by_reach"))
        #expect(try plan { $0.reach = .sms }.contains("SEARCH c USING COVERING INDEX client_by_reach (reach=?)"))
        #expect(
            try plan { $0.standing = .light(.days1to7) }
                .contains("SEARCH c USING COVERING INDEX client_by_days (past_due_since>? AND past_due_since<?)"))
        #expect(
            try plan { $0.standing = .owesNothing }
                .contains("SEARCH c USING COVERING INDEX client_by_balance (balance=?)"))
        #expect(try plan { $0.filter = "ana" }.contains("SCAN c USING COVERING INDEX client_by_name"))
        // Their rows lie in the order of the index, one after the other.
        #expect(
            try plan { $0.standing = .light(.upToDate) }
                .contains("SEARCH c USING INDEX client_by_days (past_due_since=?)"))
    }

    @Test("marks are looked up by their keys")
    func marks() throws {
        let plan = try house.plans {
            _ = try house.store.clientTotals(of: [ClientID(1)], scope: .all)
            _ = try house.store.overdueTotals(of: [LoanID(1)], scope: .all)
            _ = try house.store.preview(BulkRequest(content: .overdue, target: .clients([ClientID(1)])), scope: .all)
        }
        #expect(plan.contains("SEARCH c USING INTEGER PRIMARY KEY (rowid=?)"), "\(plan)")
        #expect(plan.contains("SEARCH l USING INTEGER PRIMARY KEY (rowid=?)"), "\(plan)")
        #expect(!plan.contains("SCAN c\n") && !plan.contains("SCAN l\n"), "\(plan)")
    }
}
