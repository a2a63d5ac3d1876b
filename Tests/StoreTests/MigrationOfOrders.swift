import Lending
import Messaging
import SQLite
import Testing

@testable import Store

/// A house that an older program filled, opened by this one.
@Suite("A filled house of version 5")
struct MigrationOfOrders {
    /// Three clients as version 5 wrote them: Ana may be written to by SMS and was, Beto by both and never was, Caro opted
    /// out.
    private func fill(_ path: String) throws {
        let database = try Database(path: path, mode: .create)
        defer { database.close() }
        #expect(try Schema.migrations.upTo(5).apply(to: database) == 5)
        try database.execute(
            """
            INSERT INTO route (id, name) VALUES (1, 'Centro');
            INSERT INTO client (id, document_type, document, name, route_id, sort_name, search, created_at) VALUES
                (1, 'CC', '1020304050', 'Ana', 1, 'ana', 'ana', 0), (2, 'CC', '80123456', 'Beto', 1, 'beto', 'beto', 0),
                (3, 'NIT', '900123456', 'Caro', 1, 'caro', 'caro', 0);
            INSERT INTO loan (id, number, client_id, route_id, principal, total, installments, frequency, status, first_due,
                created_at, balance, past_due_since, overdue, sort_name, search)
            SELECT id, 100 + id, CASE id WHEN 1 THEN 1 WHEN 2 THEN 2 ELSE 2 END, 1, 100, 100, 1, 'semanal',
                   CASE id WHEN 4 THEN 'paid' ELSE 'active' END, '2026-11-02', 0, CASE id WHEN 4 THEN 0 ELSE 100 END,
                   CASE id WHEN 4 THEN NULL ELSE '2026-11-02' END, CASE id WHEN 4 THEN 0 ELSE 100 END, 'x', 'x'
            FROM (SELECT 1 AS id UNION SELECT 2 UNION SELECT 3 UNION SELECT 4);
            UPDATE client SET balance = 100 * (SELECT count(*) FROM loan WHERE client_id = client.id AND status = 'active');
            INSERT INTO consent (client_id, channel, purpose, state) VALUES
                (1, 'sms', 'collection', 'granted'), (1, 'whatsapp', 'collection', 'revoked'),
                (2, 'sms', 'collection', 'granted'), (2, 'whatsapp', 'collection', 'granted'),
                (3, 'sms', 'collection', 'granted');
            INSERT INTO opt_out (client_id, channel, scope) VALUES (3, 'sms', 'reminders');
            INSERT INTO message (client_id, kind, class, channel, recipient, body, state, not_before, first_day, changed_at,
                segments, created_by, created_at)
            VALUES (3, 'aviso', 'notice', 'sms', '', '', 'delivered', 0, '2026-11-02', 0, 1, 'ana', 0),
                   (1, 'aviso', 'notice', 'sms', '', '', 'delivered', 0, '2026-11-02', 0, 1, 'ana', 0),
                   (1, 'aviso', 'notice', 'sms', '', '', 'delivered', 0, '2026-11-02', 0, 1, 'ana', 0);
            -- Held back, and therefore not Caro's last one.
            INSERT INTO message (client_id, kind, class, channel, recipient, body, state, reason, not_before, first_day,
                changed_at, segments, created_by, created_at)
            VALUES (3, 'aviso', 'notice', 'sms', '', '', 'blocked', 'opted_out', 0, '2026-11-02', 0, 1, 'ana', 0);
            INSERT INTO promise (loan_id, amount, day, made_on, recorded_by, recorded_at)
            VALUES (1, 50, '2026-12-01', '2026-11-02', 'ana', 0);
            """)
    }

    @Test("is sorted by every column as if this program had written it, and agrees with what it was derived from")
    func orders() throws {
        let house = try House()
        let path = house.file("antes.db")
        try fill(path)
        var found: [Int] = []
        let store = try Store(
            path: path, mode: .readWrite, clock: house.time.clock(), business: try Business.diamante(), login: "ana"
        ) { database in found.append(try Migrations.version(of: database)) }
        defer { store.close() }
        #expect(found == [5])
        func names(_ sort: ClientSort) throws -> [String] {
            var query = ClientQuery()
            query.sort = sort
            return try store.clients(query, position: .first, limit: 9, scope: .all).map(\.name)
        }
        #expect(try names(.document) == ["Beto", "Ana", "Caro"])
        #expect(try names(.loans) == ["Caro", "Ana", "Beto"])
        #expect(try names(.reach) == ["Caro", "Ana", "Beto"])
        #expect(try names(.message) == ["Beto", "Caro", "Ana"])
        var overdue = OverdueQuery()
        (overdue.sort, overdue.descending) = (.message, false)
        #expect(
            try store.overdue(overdue, position: .first, limit: 9, scope: .all).map(\.number) == ["102", "103", "101"])
        #expect(try store.promises(of: LoanID(1)).count == 1)
        // Nothing of what is derived is wrong; the installments were left out above.
        #expect(try !store.ledgerProblems().contains { $0.contains("clientes") })
    }
}
