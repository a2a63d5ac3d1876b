import Lending
import Messaging
import SQLite
import Testing

@testable import Store

/// Whatever is asked of a list, in whatever way it is found, the answer is that of a plain look at every row.
@Suite("Lists against plain answers")
struct ListAgainstPlainAnswers {
    private static let names = [
        "María Fernanda Ríos", "MARTINEZ Zuluaga Ana", "Ñoño Peña", "Tamara O'Neill", "José \"Pepe\" Martínez", "Ana",
        "Xu Li",
        "Wilmar Azucena Marín", "Élodie Łukasz", "Tina", "Christian Tinajero", "Q",
    ]
    private static let words = [
        "mar", "tina", "ana", "pena", "peña", "martinez", "ñ", "o'n", "\"pep", "x", "xq", "q", "zz", "zzz", "li", "+57",
        "300100", "10000", "1.000", "2", "12", "l u", "MARÍA ri", "ar in", "a a", "'", "\"", "-", "* OR", "tinajero 3",
    ]

    /// Nothing is few, some is, all is; what is not few is walked for, sifted or not, or at once looked up after all.
    private static let waysOfFinding = [
        Finding(few: -1, many: -1), Finding(few: -1, walk: .zero), Finding(few: -1, wish: .zero),
        Finding(few: 5, many: 10, wish: .zero), Finding(),
    ]

    /// A house of several routes with loans in all states.
    private func house(_ dice: inout SeededGenerator) throws -> (House, [RouteID]) {
        let house = try House()
        let routes = [house.center] + (try ["Norte", "Sur", "Vacía"].map(house.route))
        for number in 0..<60 {
            let client = try house.client(
                Self.names.randomElement(using: &dice) ?? "", route: routes[Int.random(in: 0..<3, using: &dice)],
                whatsapp: Bool.random(using: &dice) ? "+573999\(100_000 + number)" : nil, consents: [])
            for extra in 0..<Int.random(in: 0...2, using: &dice) {
                try house.loan(
                    "\(number)\(extra)", of: client, route: routes[Int.random(in: 0..<3, using: &dice)],
                    total: [500_000, 700_000].randomElement(using: &dice) ?? 500_000,
                    firstDue: Day("2026-11-23").adding(days: -Int.random(in: -5...140, using: &dice)))
            }
        }
        return (house, routes)
    }

    private func query(_ routes: [RouteID], _ dice: inout SeededGenerator) -> OverdueQuery {
        var query = OverdueQuery()
        query.sort = OverdueSort.allCases.randomElement(using: &dice) ?? .days
        query.descending = Bool.random(using: &dice)
        if Int.random(in: 0..<4, using: &dice) > 0 { query.filter = Self.words.randomElement(using: &dice) ?? "" }
        if Int.random(in: 0..<4, using: &dice) == 0 { query.route = routes.randomElement(using: &dice) }
        if Int.random(in: 0..<4, using: &dice) == 0 { query.light = TrafficLight.allCases.randomElement(using: &dice) }
        return query
    }

    private func scope(_ routes: [RouteID], _ dice: inout SeededGenerator) -> Scope {
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: .routes([])
        case 1: .routes([routes[0]])
        case 2: .routes(Array(routes.dropFirst()))
        default: .all
        }
    }

    @Test("the overdue list, page by page forward and backward, while its rows change", arguments: 1...8)
    func overdue(seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let (house, routes) = try house(&dice)
        let plain = PlainLists(store: house.store)
        for round in 0..<60 {
            house.store.finding = Self.waysOfFinding[round % Self.waysOfFinding.count]
            let (query, scope) = (query(routes, &dice), scope(routes, &dice))
            let expected = try plain.overdue(query, scope)
            let size = Int.random(in: 1...7, using: &dice)
            #expect(
                try forward(size) { try house.store.overdue(query, position: $0, limit: $1, scope: scope) } == expected)
            #expect(
                try backward(size) { try house.store.overdue(query, position: $0, limit: $1, scope: scope) } == expected
            )
            let totals = try house.store.overdueTotals(query, scope: scope)
            #expect(totals.loans == expected.count)
            #expect(try Set(house.store.overdueLoans(query, scope: scope)) == Set(expected.map { LoanID($0) }))
            let whole = try house.store.overdue(query, position: .first, limit: 1000, scope: scope)
            #expect(totals.overdue == whole.reduce(Money.zero) { $0 + $1.overdue })
            #expect(totals.clients == Set(whole.map(\.clientID)).count)

            // From a row that may have moved or gone, the rows after and before its old place.
            guard let from = whole.randomElement(using: &dice) else { continue }
            try change(house, routes, &dice)
            let now = try plain.keys(query, scope)
            let order = query.descending != (query.sort == .days)
            let after = try house.store.overdue(query, position: .after(from.key), limit: 5, scope: scope)
            #expect(
                after.map(\.loanID.rawValue)
                    == now.filter { $0.comes(after: from.key, descending: order) }.prefix(5).map(\.id))
            let before = try house.store.overdue(query, position: .before(from.key), limit: 5, scope: scope)
            #expect(
                before.map(\.loanID.rawValue)
                    == now.filter { from.key.comes(after: $0, descending: order) }.suffix(5).map(\.id))
            let place = try house.store.overduePlace(of: from.loanID, query, scope: scope)
            #expect(place == now.first { $0.id == from.loanID.rawValue })
        }
    }

    @Test("the list of clients, page by page forward and backward, while its rows change", arguments: 1...8)
    func clients(seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let (house, routes) = try house(&dice)
        let plain = PlainLists(store: house.store)
        for round in 0..<60 {
            house.store.finding = Self.waysOfFinding[round % Self.waysOfFinding.count]
            var query = ClientQuery()
            query.sort = ClientSort.allCases.randomElement(using: &dice) ?? .name
            query.descending = Bool.random(using: &dice)
            if Int.random(in: 0..<4, using: &dice) > 0 { query.filter = Self.words.randomElement(using: &dice) ?? "" }
            if Int.random(in: 0..<4, using: &dice) == 0 { query.route = routes.randomElement(using: &dice) }
            if Int.random(in: 0..<3, using: &dice) == 0 {
                query.standing = ClientStanding.all.randomElement(using: &dice)
            }
            if Int.random(in: 0..<4, using: &dice) == 0 {
                query.reach = ClientReach.allCases.randomElement(using: &dice)
            }
            let scope = scope(routes, &dice)
            let expected = try plain.clients(query, scope)
            let size = Int.random(in: 1...7, using: &dice)
            #expect(
                try forward(size) { try house.store.clients(query, position: $0, limit: $1, scope: scope) } == expected)
            #expect(
                try backward(size) { try house.store.clients(query, position: $0, limit: $1, scope: scope) } == expected
            )
            #expect(try house.store.clientCount(query, scope: scope) == expected.count)
            #expect(try house.store.clientIDs(query, scope: scope) == ClientIDs(expected.map { ClientID($0) }))
            if let some = expected.randomElement(using: &dice) {
                #expect(try house.store.clientPlace(of: ClientID(some), query, scope: scope) != nil)
            }
            try change(house, routes, &dice)
        }
        #expect(try house.store.ledgerProblems() == [])
    }

    @Test("what a house of before held is found after its update")
    func migrated() throws {
        let house = try House()
        try house.debtor("Tamara Ríos", "1042")
        try house.store.database.execute("DELETE FROM text_change")
        for list in ["client_text", "loan_text"] {
            try house.store.database.execute("INSERT INTO \(list) (\(list)) VALUES ('delete-all')")
        }
        var query = OverdueQuery()
        query.filter = "mara ri"
        #expect(try house.store.overdue(query, position: .first, limit: 9, scope: .all).isEmpty)
        try house.store.database.execute(
            """
            DROP TABLE client_letters; DROP TABLE loan_letters; DROP TABLE client_text; DROP TABLE loan_text;
            DROP TABLE text_change; DROP TRIGGER client_text_added; DROP TRIGGER client_text_changed;
            DROP TRIGGER client_text_removed; DROP TRIGGER loan_text_added; DROP TRIGGER loan_text_changed;
            DROP TRIGGER loan_text_removed; DROP INDEX client_by_days;
            """)
        try house.store.database.execute(Schema.instantLists)
        #expect(try house.store.overdue(query, position: .first, limit: 9, scope: .all).map(\.number) == ["1042"])
    }

    /// Something that happens in an office.
    private func change(_ house: House, _ routes: [RouteID], _ dice: inout SeededGenerator) throws {
        let store = house.store
        let loans: [(String, Money)] = try store.database.all(
            "SELECT number, balance FROM loan WHERE status = 'active' AND balance > 0 ORDER BY id"
        ) { ($0[0], $0[1]) }
        let clients: [ClientID] = try store.database.all("SELECT id FROM client ORDER BY id") { $0[0] }
        guard let (number, balance) = loans.randomElement(using: &dice),
            let client = clients.randomElement(using: &dice)
        else { return }
        switch Int.random(in: 0..<9, using: &dice) {
        case 0, 1: try house.pay(number, min(balance, Money(Int64.random(in: 1...120_000, using: &dice))), again: true)
        case 2: try house.pay(number, balance, again: true)
        case 3:
            var card = try store.clientCard(client, scope: .all)
            card.name = Self.names.randomElement(using: &dice) ?? ""
            card.routeID = routes[Int.random(in: 0..<3, using: &dice)]
            try store.updateClient(client, card)
        case 4:
            try house.loan(
                "9\(Int.random(in: 10_000...99_999, using: &dice))", of: client, route: routes[1],
                firstDue: "2026-11-02")
        case 5:
            let means = ContactMeans.allCases.randomElement(using: &dice) ?? .sms
            try house.consent(client, means, .collection, Bool.random(using: &dice) ? .granted : .revoked)
        case 6:
            if try store.optOuts(of: client).isEmpty {
                try store.recordOptOut(client, by: [.sms, .call], scope: .reminders, source: "llamó")
            } else {
                try store.liftOptOut(client, means: .sms, source: "llamó")
            }
        case 7: _ = try store.enqueue(.approval(of: store.loan(number: number, scope: .all), wish: .automatic))
        default:
            house.time.pass(seconds: 86_400)
            try store.rollOver()
        }
    }

    private func forward<Row: Keyed>(_ size: Int, _ page: (PagePosition, Int) throws -> [Row]) throws -> [Int64] {
        var rows = try page(.first, size)
        var all = rows
        while rows.count == size, let last = rows.last {
            rows = try page(.after(last.key), size)
            all += rows
        }
        return all.map(\.key.id)
    }

    private func backward<Row: Keyed>(_ size: Int, _ page: (PagePosition, Int) throws -> [Row]) throws -> [Int64] {
        var rows = try page(.last, size)
        var all = rows
        while rows.count == size, let first = rows.first {
            rows = try page(.before(first.key), size)
            all = rows + all
        }
        return all.map(\.key.id)
    }
}

private protocol Keyed {
    var key: RowKey { get }
}

extension OverdueLine: Keyed {}
extension ClientLine: Keyed {}

/// The lists as a plain look at every row gives them.
private struct PlainLists {
    let store: Store

    func overdue(_ query: OverdueQuery, _ scope: Scope) throws -> [Int64] { try keys(query, scope).map(\.id) }

    func keys(_ query: OverdueQuery, _ scope: Scope) throws -> [RowKey] {
        let column =
            switch query.sort {
            case .days: "past_due_since"
            case .client: "sort_name"
            case .number: "number"
            case .installments: "overdue_installments"
            case .overdue: "overdue"
            case .balance: "balance"
            case .message: Self.lastMessage(of: "loan.client_id")
            }
        let today = store.clock.today
        var found: [RowKey] = []
        try store.database.forEach("SELECT \(column), id, route_id, past_due_since, search, overdue FROM loan") { row in
            let (route, since, overdue): (RouteID, Day?, Int) = (row[2], row[3], row[5])
            guard overdue > 0, let since, reaches(scope, query.route, [route]), matches(query.filter, row[4]),
                query.light.map({ $0.days.contains(today.days(since: since)) }) ?? true
            else { return }
            found.append(RowKey(value: row[0], id: row[1]))
        }
        // Most days first is the oldest day first.
        let descending = query.descending != (query.sort == .days)
        return found.sorted { $1.comes(after: $0, descending: descending) }
    }

    func clients(_ query: ClientQuery, _ scope: Scope) throws -> [Int64] {
        var found: [RowKey] = []
        // What a client owes on the route of somebody else is neither shown nor sorted by.
        let loans = "FROM loan WHERE client_id = client.id AND status = 'active'" + scope.sql("route_id")
        let column =
            switch query.sort {
            case .name: "sort_name"
            case .balance: "(SELECT coalesce(sum(balance), 0) \(loans))"
            case .days: "coalesce((SELECT min(past_due_since) \(loans) AND overdue > 0), '9999-12-31')"
            case .document: "document_type || printf('%020d', document)"
            case .loans: "(SELECT count(*) \(loans))"
            case .reach: Self.reach
            case .message: Self.lastMessage(of: "client.id")
            }
        let today = store.clock.today
        let owed = """
            \(Self.reach), (SELECT coalesce(sum(balance), 0) \(loans)),
            (SELECT min(past_due_since) \(loans) AND overdue > 0)
            """
        try store.database.forEach("SELECT \(column), id, route_id, search, \(owed) FROM client") { row in
            let (reach, balance, since): (Int, Money, Day?) = (row[4], row[5], row[6])
            let light = TrafficLight(daysPastDue: since.map { today.days(since: $0) } ?? 0)
            let standing = balance > .zero ? ClientStanding.light(light) : .owesNothing
            guard query.standing ?? standing == standing, query.reach?.rawValue ?? reach == reach else { return }
            let loans: [(RouteID, String)] = try store.database.all(
                "SELECT route_id, search FROM loan WHERE client_id = ?", row[1] as Int64
            ) { ($0[0], $0[1]) }
            // A number may be that of a loan, whose text holds the client's as well.
            let texts = [row[3] as String] + loans.map(\.1)
            guard reaches(scope, query.route, [row[2]] + loans.map(\.0)),
                texts.contains(where: { matches(query.filter, $0) })
            else { return }
            found.append(RowKey(value: row[0], id: row[1]))
        }
        let descending = query.descending != (query.sort == .days)
        return found.sorted { $1.comes(after: $0, descending: descending) }.map(\.id)
    }

    private static let reach = """
        CASE WHEN EXISTS (SELECT 1 FROM opt_out o WHERE o.client_id = client.id
                          AND o.channel IN ('sms', 'whatsapp')) THEN 0
             ELSE 1 + (SELECT coalesce(sum(channel = 'sms'), 0) + 2 * coalesce(sum(channel = 'whatsapp'), 0)
                       FROM consent k WHERE k.client_id = client.id AND k.state = 'granted'
                       AND k.purpose = 'collection' AND k.channel IN ('sms', 'whatsapp')) END
        """

    private static func lastMessage(of client: String) -> String {
        "coalesce((SELECT max(m.id) FROM message m WHERE m.client_id = \(client)), -\(client))"
    }

    private func reaches(_ scope: Scope, _ wanted: RouteID?, _ routes: [RouteID]) -> Bool {
        routes.contains { route in
            if let wanted, wanted != route { return false }
            return if case .routes(let own) = scope { own.contains(route) } else { true }
        }
    }

    private func matches(_ filter: String, _ text: String) -> Bool {
        TypedFilter(filter).words.allSatisfy { text.contains($0) }
    }
}

extension RowKey {
    fileprivate func comes(after other: RowKey, descending: Bool) -> Bool {
        let isGreater: Bool? =
            switch (value, other.value) {
            case (.integer(let mine), .integer(let theirs)) where mine != theirs: mine > theirs
            case (.text(let mine), .text(let theirs)) where mine != theirs:
                theirs.utf8.lexicographicallyPrecedes(mine.utf8)
            default: nil
            }
        let greater = isGreater ?? (id > other.id)
        return descending ? !greater && self != other : greater
    }
}
