import Lending
import SQLite
import Testing

@testable import Store

/// A large house where thousands are behind since the same day with the same amount: a page in the middle of them costs what
/// the first one does, counted in the steps SQLite takes.
@Suite("What a page costs")
struct PageCostTests {
    private static let rows = 4000
    private let house: House

    init() throws {
        house = try House()
        let rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.rows))"
        // Every second client owes nothing.
        try house.store.write {
            try house.store.database.run(
                """
                \(rows) INSERT INTO client (id, document_type, document, name, route_id, sort_name, search, created_at,
                    balance, overdue, past_due_since)
                SELECT i, 'CC', 1000000 + i, 'Ana', 1, 'ana', 'ana ' || i, 0, i % 2 * 5000, i % 2 * 1000,
                    iif(i % 2, '2026-11-02', NULL) FROM n
                """)
            try house.store.database.run(
                """
                \(rows) INSERT INTO loan (id, number, client_id, route_id, principal, total, installments, frequency,
                    status, first_due, created_at, balance, past_due_since, overdue, overdue_installments, sort_name,
                    search)
                SELECT i, printf('%06d', i), i, 1, 5000, 5000, 5, 'semanal', 'active', '2026-11-02', 0, 5000,
                    '2026-11-02', 1000, 1, 'ana', 'ana ' || i FROM n
                """)
        }
    }

    @Test("of loans, in every order, wherever one stands", arguments: OverdueSort.allCases, [false, true])
    func loans(sort: OverdueSort, descending: Bool) throws {
        try holds(around: [Self.rows / 2]) { try overdue(sort, descending, $0, $1) }
    }

    @Test("of loans that owe something else each, near either end", arguments: OverdueSort.allCases, [false, true])
    func ends(sort: OverdueSort, descending: Bool) throws {
        _ = try house.store.write {
            try house.store.database.run("UPDATE loan SET overdue = 1000 + id, balance = 5000 + id")
        }
        try holds(around: [50, Self.rows - 50]) { try overdue(sort, descending, $0, $1) }
    }

    @Test("of clients, in every order, wherever one stands", arguments: ClientSort.allCases, [false, true])
    func clients(sort: ClientSort, descending: Bool) throws {
        var query = ClientQuery()
        (query.sort, query.descending) = (sort, descending)
        // Among those who owe, those who do not, and where the ones follow the others.
        try holds(around: [Self.rows / 4, Self.rows / 2 - 20, Self.rows * 3 / 4]) {
            try house.store.clients(query, position: $0, limit: $1, scope: .all).map(\.key)
        }
    }

    private func overdue(_ sort: OverdueSort, _ descending: Bool, _ position: PagePosition, _ limit: Int) throws
        -> [RowKey]
    {
        var query = OverdueQuery()
        (query.sort, query.descending) = (sort, descending)
        return try house.store.overdue(query, position: position, limit: limit, scope: .all).map(\.key)
    }

    /// The last page, and those around these places of the list, cost less than two first ones.
    private func holds(around places: [Int], _ page: (PagePosition, Int) throws -> [RowKey]) throws {
        let all = try page(.first, Self.rows)
        try #require(all.count == Self.rows)
        let first = try house.steps { _ = try page(.first, 40) }
        let around = places.flatMap { [PagePosition.after(all[$0]), .before(all[$0]), .at(all[$0])] }
        var rows = 0
        for position in [.last] + around {
            let steps = try house.steps { rows = try page(position, 40).count }
            #expect(rows == 40)
            #expect(steps < 2 * first, "\(position)")
        }
    }
}
