import Foundation
import Lending
import Messaging
import SQLite
import Testing

@testable import Store

/// A database as the version before left it, with people, proof and messages in it.
@Suite("A database of an earlier version")
struct UpgradeTests {
    private let directory: URL
    private var path: String { directory.path + "/diamante.db" }

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "diamante-upgrade-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    /// A house of today, taken back to version 5 and filled as that version wrote it.
    private func versionFive() throws {
        let database = try Database(path: path, mode: .create)
        defer { database.close() }
        try Schema.migrations.upTo(5).apply(to: database)
        try database.execute(
            """
            INSERT INTO route (id, name) VALUES (1, 'Centro');
            INSERT INTO client (id, document_type, document, name, phone, route_id, sort_name, search, created_at) VALUES
                (1, 'CC', '1020304', 'Ana', '+573001112233', 1, 'ana', 'ana', 1),
                (2, 'CC', '1020305', 'Benito', '+573001112233', 1, 'benito', 'benito', 1);
            DELETE FROM text_change;
            INSERT INTO consent VALUES (1, 'sms', 'collection', 'granted');
            INSERT INTO consent_event (client_id, channel, what, state, source, recorded_by, recorded_at) VALUES
                (1, 'sms', 'collection', 'granted', 'contrato firmado', 'ana', 1000),
                (2, 'sms', 'opt_out', 'reminders', 'mensaje del cliente (sms)', 'diamante', 2000);
            INSERT INTO inbound (sid, client_id, channel, sender, body, received_at) VALUES
                ('SM1', 1, 'sms', '+573001112233', 'SALIR', 1500),
                ('SM2', NULL, 'sms', '+573009998877', 'hola', 1600);
            """)
    }

    @Test("keeps its proof, which honestly names no text, and takes new proof with one")
    func proof() throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        try versionFive()
        var backedUp = 0
        let nine = House.instant("2026-11-23", 9)
        let store = try Store(
            path: path, mode: .create, clock: BusinessClock(zone: .bogota) { nine }, business: try .diamante(),
            login: "ana", beforeMigration: { _ in backedUp += 1 })
        defer { store.close() }
        #expect(backedUp == 1)
        #expect(try Migrations.version(of: store.database) == Schema.migrations.latest)
        let ana = ClientID(1)
        let before = try store.consentEvents(of: ana, limit: 9, scope: .all)
        #expect(before.map(\.source) == ["contrato firmado"])
        #expect(before.map(\.textVersion) == [nil])
        #expect(try store.inbound(of: ana, limit: 9, scope: .all).map(\.body) == ["SALIR"])
        // Only the first client behind a number was written down then.
        #expect(try store.inbound(of: ClientID(2), limit: 9, scope: .all).isEmpty)

        let text = try ConsentText(file: Array("Autorizo.".utf8))
        try store.recordConsent(
            ana, means: .whatsapp, purpose: .collection, state: .granted, source: "contrato", text: text)
        #expect(try store.consentEvents(of: ana, limit: 9, scope: .all).first?.textVersion == text.version)
        #expect(throws: (any Error).self) { try store.database.execute("UPDATE consent_event SET text_version = NULL") }
        #expect(throws: (any Error).self) { try store.database.execute("DELETE FROM consent_event") }
        try store.keep([
            InboundMessage(sid: "SM3", channel: .sms, sender: "+573001112233", body: "hola", receivedAt: nine)
        ])
        #expect(try store.inbound(of: ClientID(2), limit: 9, scope: .all).map(\.body) == ["hola"])
        #expect(try store.integrityProblems().isEmpty)
    }
}
