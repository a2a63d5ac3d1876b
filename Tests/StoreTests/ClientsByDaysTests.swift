import Lending
import SQLite
import Testing

@testable import Store

@Suite("The order of clients by days")
struct ClientsByDaysTests {
    @Test("a house of version 5 keeps it: most days first, whoever owes nothing at the end")
    func migrated() throws {
        let house = try House()
        let path = house.file("old.db")
        let database = try Database(path: path, mode: .create)
        try Migrations(Schema.versions.filter { $0.version <= 5 }).apply(to: database)
        try database.execute(
            """
            INSERT INTO route (id, name) VALUES (1, 'Centro');
            INSERT INTO client (id, document_type, document, name, route_id, sort_name, search, created_at,
                past_due_since)
            VALUES (1, 'CC', '1', 'Ana', 1, 'ana', 'ana 1', 0, NULL),
                (2, 'CC', '2', 'Bernardo', 1, 'bernardo', 'bernardo 2', 0, '2026-11-20'),
                (3, 'CC', '3', 'Carla', 1, 'carla', 'carla 3', 0, '2026-09-01'),
                (4, 'CC', '4', 'Diego', 1, 'diego', 'diego 4', 0, NULL),
                (5, 'CC', '5', 'Elsa', 1, 'elsa', 'elsa 5', 0, '2026-09-01');
            """)
        database.close()

        let store = try Store(
            path: path, mode: .readWrite, clock: house.time.clock(), business: house.store.business, login: "ana")
        defer { store.close() }
        #expect(try store.integrityProblems().isEmpty)
        var query = ClientQuery()
        (query.sort, query.descending) = (.days, true)
        func ids(_ position: PagePosition, _ limit: Int) throws -> [ClientID] {
            try store.clients(query, position: position, limit: limit, scope: .all).map(\.clientID)
        }
        #expect(try ids(.first, 9) == [3, 5, 2, 1, 4])
        #expect(try ids(.last, 3) == [2, 1, 4])
        query.descending = false
        #expect(try ids(.first, 9) == [4, 1, 2, 5, 3])
    }
}
