import Foundation
import SQLite
import Testing

@testable import Store

@Suite("The database of before visits and calls")
struct PersonalContactMigrationTests {
    /// A database as the program before wrote it, with every consent, wish and proof there can be, and holes in their ids.
    private final class Old {
        let database: Database
        private let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.path + "/diamante-old-\(UUID().uuidString).db"
            database = try Database(path: path, mode: .create)
            try Schema.migrations.upTo(5).apply(to: database)
            try database.execute(
                """
                INSERT INTO route (id, name) VALUES (1, 'Centro');
                INSERT INTO client (id, document_type, document, name, phone, route_id, sort_name, search, created_at)
                    VALUES (3, 'CC', '1', 'Ana', '+573001000001', 1, 'ana', 'ana', 1),
                           (8, 'CC', '2', 'Benito', NULL, 1, 'benito', 'benito', 2);
                INSERT INTO consent VALUES (3, 'sms', 'collection', 'granted'), (3, 'sms', 'marketing', 'revoked'),
                    (3, 'whatsapp', 'collection', 'revoked'), (3, 'whatsapp', 'marketing', 'granted'),
                    (8, 'sms', 'collection', 'granted');
                INSERT INTO opt_out VALUES (3, 'sms', 'reminders'), (8, 'whatsapp', 'everything');
                INSERT INTO consent_event (id, client_id, channel, what, state, source, recorded_by, recorded_at) VALUES
                    (2, 3, 'sms', 'collection', 'granted', 'contrato; «firmado»', 'ana', 10),
                    (5, 3, 'sms', 'marketing', 'revoked', 'carta', 'luis', 11),
                    (6, 3, 'sms', 'opt_out', 'reminders', 'SALIR', 'mensajero', 12),
                    (9, 8, 'whatsapp', 'opt_out', 'everything', 'llamada', 'ana', 13),
                    (17, 8, 'whatsapp', 'opt_out', 'lifted', 'carta', 'ana', 14);
                INSERT INTO loan (id, number, client_id, route_id, principal, total, installments, frequency, status,
                    first_due, created_at, balance, past_due_since, sort_name, search)
                    VALUES (4, '1', 3, 1, 100, 100, 1, 'semanal', 'active', '2026-11-02', 1, 100, '2026-11-02', 'ana', '1');
                INSERT INTO promise (id, loan_id, amount, day, made_on, recorded_by, recorded_at)
                    VALUES (2, 4, 50, '2026-11-30', '2026-11-23', 'ana', 1);
                """)
        }

        deinit {
            database.close()
            for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
        }

        func names(_ kind: String) throws -> Set<String> {
            Set(
                try database.all("SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'", kind) {
                    $0[0] as String
                })
        }

        /// Every row of every table there was then.
        func everything(_ tables: Set<String>) throws -> [String] {
            try tables.sorted().flatMap { table in
                try database.all("SELECT * FROM \(table)") { row in
                    table
                        + (0..<row.columnCount).map { column in
                            let value: SQLiteValue = row[column]
                            return "|\(value)"
                        }.joined()
                }
            }
        }
    }

    @Test("keeps every row, index and trigger of what it had, and gains what is new")
    func migrated() throws {
        let old = try Old()
        let (tables, indexes, triggers) = (try old.names("table"), try old.names("index"), try old.names("trigger"))
        let plain = tables.filter { !$0.contains("_text") && !$0.hasSuffix("_letters") }
        let before = try old.everything(plain)
        #expect(before.count > 15)
        try Schema.migrations.upTo(6).apply(to: old.database)
        #expect(try old.everything(plain) == before)
        #expect(try old.names("table").isSuperset(of: tables))
        #expect(try old.names("index").isSuperset(of: indexes))
        #expect(try old.names("trigger").isSuperset(of: triggers))
        #expect(try !old.names("table").contains { $0.hasPrefix("wider_") })
        #expect(try old.database.integrityProblems().isEmpty)
        #expect(try Migrations.version(of: old.database) == 6)
    }

    @Test("is as strict afterwards as before: proof is kept, clients are known, words are those there are")
    func strict() throws {
        let old = try Old()
        try Schema.migrations.upTo(6).apply(to: old.database)
        let refused = [
            "DELETE FROM consent_event WHERE id = 2", "UPDATE consent_event SET source = 'x' WHERE id = 2",
            "INSERT INTO consent VALUES (99, 'visit', 'collection', 'granted')",
            "INSERT INTO opt_out VALUES (99, 'visit', 'reminders')",
            "INSERT INTO consent VALUES (3, 'sms', 'collection', 'revoked')",
            "INSERT INTO consent VALUES (8, 'email', 'collection', 'granted')",
            "INSERT INTO consent VALUES (8, 'visit', 'marketing', 'granted')",
            "INSERT INTO opt_out VALUES (8, 'email', 'reminders')",
            """
            INSERT INTO consent_event (client_id, channel, what, state, source, recorded_by, recorded_at)
                VALUES (8, 'visit', 'collection', 'granted', '', 'ana', 1)
            """,
            """
            INSERT INTO consent_event (client_id, channel, what, state, source, recorded_by, recorded_at)
                VALUES (8, 'visit', 'marketing', 'granted', 'x', 'ana', 1)
            """,
        ]
        for sql in refused { #expect(throws: SQLiteError.self, "\(sql)") { try old.database.execute(sql) } }
        try old.database.execute(
            """
            INSERT INTO consent VALUES (8, 'visit', 'collection', 'granted'), (8, 'call', 'collection', 'revoked');
            INSERT INTO opt_out VALUES (8, 'call', 'reminders');
            INSERT INTO consent_event (client_id, channel, what, state, source, recorded_by, recorded_at)
                VALUES (8, 'visit', 'collection', 'granted', 'contrato', 'ana', 1)
            """)
        // Ids go on where they were.
        #expect(try old.database.first("SELECT max(id) FROM consent_event") { $0[0] as Int } == 18)
    }
}
