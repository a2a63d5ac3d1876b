import Lending
import Messaging
import Testing

@testable import Store

@Suite("Lists")
struct ListTests {
    let house: House

    /// Twenty-three debtors with many equal values in every column.
    init() throws {
        house = try House()
        let names = ["Ana Gómez", "ANA GOMEZ", "José Peña", "Zoraida Ángel"]
        for index in 0..<23 {
            let client = try house.client(names[index % names.count])
            try house.loan(
                String(1000 + index * 7), of: client, total: index % 3 == 0 ? 500_000 : 700_000,
                firstDue: Day("2026-11-21").adding(days: -7 * (index % 4) - index % 2))
        }
    }

    private func pages(_ query: OverdueQuery, from start: PagePosition, size: Int) throws -> [OverdueLine] {
        var all: [OverdueLine] = []
        var position = start
        while true {
            let page = try house.store.overdue(query, position: position, limit: size, scope: .all)
            switch start {
            case .last, .before:
                all = page + all
                guard page.count == size, let next = page.first else { return all }
                position = .before(next.key)
            case .first, .after, .at:
                all += page
                guard page.count == size, let next = page.last else { return all }
                position = .after(next.key)
            }
        }
    }

    @Test(
        "every row comes exactly once and in order, forward, backward and from any row",
        arguments: OverdueSort.allCases,
        [false, true])
    func overduePaging(sort: OverdueSort, descending: Bool) throws {
        var query = OverdueQuery()
        query.sort = sort
        query.descending = descending
        let whole = try house.store.overdue(query, position: .first, limit: 100, scope: .all)
        #expect(Set(whole.map(\.loanID)).count == 23)
        func inOrder(_ left: OverdueLine, _ right: OverdueLine) -> Bool {
            let (first, second) = descending ? (right, left) : (left, right)
            return switch sort {
            case .days: first.daysPastDue <= second.daysPastDue
            case .client: SearchText.folded(first.clientName) <= SearchText.folded(second.clientName)
            case .number: first.number <= second.number
            case .installments: first.installments <= second.installments
            case .overdue: first.overdue <= second.overdue
            case .balance: first.balance <= second.balance
            case .message: Self.written(first) <= Self.written(second)
            }
        }
        #expect(zip(whole, whole.dropFirst()).allSatisfy(inOrder))
        for size in [1, 4, 22, 23, 24] {
            #expect(try pages(query, from: .first, size: size) == whole)
            #expect(try pages(query, from: .last, size: size) == whole)
        }
        for (index, line) in whole.enumerated() {
            #expect(try pages(query, from: .at(line.key), size: 5) == Array(whole[index...]))
            #expect(try pages(query, from: .before(line.key), size: 5) == Array(whole[..<index]))
        }
        #expect(try house.store.overdue(query, position: .first, limit: 100, scope: .routes([house.center])) == whole)
    }

    /// Whoever was never written to comes before everybody else.
    private static func written(_ line: OverdueLine) -> Int64 {
        line.lastMessage?.id.rawValue ?? -line.clientID.rawValue
    }

    @Test(
        "whatever is typed is looked for and nothing else: it is no expression of the index",
        arguments: [
            "\"", "\"\"", "\"\u{20DD}ab", "ab\"\u{FE0F}c OR", "a\"\u{200D}\"b", "NEAR(a b)", "*", "^ana", "- -",
            "…\u{20E3}",
        ])
    func oddFilter(_ typed: String) throws {
        var overdue = OverdueQuery()
        overdue.filter = typed
        var clients = ClientQuery()
        clients.filter = typed
        #expect(try house.store.overdue(overdue, position: .first, limit: 50, scope: .all).count <= 23)
        _ = try house.store.overdueTotals(overdue, scope: .all)
        #expect(
            try house.store.clients(clients, position: .first, limit: 50, scope: .all).count
                == house.store.clientCount(clients, scope: .all))
    }

    @Test("the place of a row that is gone is kept")
    func goneRow() throws {
        let query = OverdueQuery()
        let whole = try house.store.overdue(query, position: .first, limit: 100, scope: .all)
        let gone = whole[7]
        try house.pay(gone.number, gone.balance)
        let page = try house.store.overdue(query, position: .at(gone.key), limit: 3, scope: .all)
        #expect(page.map(\.loanID) == whole[8...10].map(\.loanID))
    }

    @Test("clients page by every order without loss", arguments: ClientSort.allCases, [false, true])
    func clientPaging(sort: ClientSort, descending: Bool) throws {
        var query = ClientQuery()
        query.sort = sort
        query.descending = descending
        let whole = try house.store.clients(query, position: .first, limit: 100, scope: .all)
        #expect(try whole.count == house.store.clientCount(query, scope: .all))
        #expect(Set(whole.map(\.clientID)).count == 23)
        var forward: [ClientLine] = []
        var position = PagePosition.first
        while case let page = try house.store.clients(query, position: position, limit: 4, scope: .all),
            let end = page.last
        {
            forward += page
            position = .after(end.key)
        }
        #expect(forward == whole)
        let before = try house.store.clients(query, position: .before(whole[9].key), limit: 4, scope: .all)
        #expect(before == Array(whole[5..<9]))
        #expect(try house.store.clients(query, position: .last, limit: 3, scope: .all) == whole.suffix(3))
    }

    @Test(
        "the filter knows neither accents nor case, and every word counts",
        arguments: [
            ("gomez", 12), ("GÓMEZ ana", 12), ("peña", 6), ("PENA jose", 6), ("angel", 5), ("zor  ANG", 5), ("1007", 1),
            ("ana peña", 0), ("1.000.001", 1), ("%", 0), ("+57300 1000", 23), ("", 23),
        ])
    func filter(typed: String, expected: Int) throws {
        var query = OverdueQuery()
        query.filter = typed
        let lines = try house.store.overdue(query, position: .first, limit: 100, scope: .all)
        #expect(lines.count == expected)
        #expect(try house.store.overdueTotals(query, scope: .all).loans == expected)
    }

    @Test("every loan stands under exactly one light")
    func lights() throws {
        var query = OverdueQuery()
        var seen: [LoanID] = []
        for light in TrafficLight.allCases {
            query.light = light
            let lines = try house.store.overdue(query, position: .first, limit: 100, scope: .all)
            #expect(lines.allSatisfy { $0.light == light })
            seen += lines.map(\.loanID)
        }
        #expect(seen.count == 23)
        #expect(Set(seen).count == 23)
    }

    @Test("totals are what the list adds up to; marked loans add up whatever the filter hides")
    func totals() throws {
        let query = OverdueQuery()
        let lines = try house.store.overdue(query, position: .first, limit: 100, scope: .all)
        let totals = try house.store.overdueTotals(query, scope: .all)
        #expect(totals.loans == 23)
        #expect(totals.clients == 23)
        #expect(totals.overdue == lines.reduce(.zero) { $0 + $1.overdue })
        let marked = lines.prefix(4)
        let some = try house.store.overdueTotals(of: LoanIDs(marked.map(\.loanID)), scope: .all)
        #expect(some.loans == 4)
        #expect(some.overdue == marked.reduce(.zero) { $0 + $1.overdue })
        #expect(try Set(house.store.overdueLoans(query, scope: .all)) == Set(lines.map(\.loanID)))
    }

    @Test("a line shows the client's newest message")
    func lastMessage() throws {
        let line = try house.store.overdue(OverdueQuery(), position: .first, limit: 1, scope: .all)[0]
        #expect(line.lastMessage == nil)
        let id = try house.remind(line.clientID).message
        let again = try house.store.overdue(OverdueQuery(), position: .first, limit: 1, scope: .all)[0]
        #expect(again.lastMessage?.id == id)
        #expect(again.lastMessage?.state == .queued)
    }

    @Test("a client's line shows the channels allowed and whether the client opted out")
    func clientLine() throws {
        let client = try house.client("Único", consents: [.sms, .whatsapp])
        try house.consent(client, .whatsapp, .collection, .revoked)
        try house.store.recordOptOut(client, by: [.sms], scope: .reminders, source: "llamada")
        var query = ClientQuery()
        query.filter = "unico"
        let line = try #require(try house.store.clients(query, position: .first, limit: 2, scope: .all).first)
        #expect(line.channels == [.sms])
        #expect(line.optedOut)
        #expect(line.activeLoans == 0)
    }
}
