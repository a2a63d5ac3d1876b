import Foundation
import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("An export")
struct ExportTests {
    /// Everything that could get lost on the way: quotes, line breaks, formulas, apostrophes, opt-outs, annulments.
    static func books() throws -> Books {
        let books = try Books()
        _ = try books.importing(
            clients: Sample.clients
                + "77001,CC,\"=HYPERLINK(\"\"x\"\")\",+573007654321,,\"''@casa; \"\"azul\"\"\",\"Ruta, vieja\",9,si,si,sms\n"
                + "77001,CE,-Eva,,,'Calle,'=Norte,,si,no,\n77002,CC,Ñandú Ávila,,,,,,si,si,si\n",
            loans: Sample.loans
                + "=A1,CE 77001,1000,1000,2,semanal,2026-10-05,pagado\n-7,CC 77001,1000,1200,3,diario_lv,2026-10-05,\n",
            payments: Sample.payments
                + "=A1,2026-10-06,400,bre-b,\"@x, \"\"y\"\"\"\n-7,2026-10-06,100,,''=1\n-7,2026-10-06,100,,''=1\n")
        try books.store.recordOptOut(ClientID(6), by: [.sms], scope: .everything, source: "SALIR")
        let wrong = try books.store.registerPayment(
            PaymentOrder(loanNumber: "-7", amount: Money(50), key: "k", confirmation: nil), scope: .all)
        try books.store.annulPayment(receipt: wrong.receipt, reason: "error", role: .owner, scope: .all)
        return books
    }

    static func tables(_ books: Books) throws -> [String] {
        try [ExportKind.clients, .loans, .payments].map { try books.exporting($0) }
    }

    @Test("comes in again to the same books")
    func roundTrip() throws {
        let first = try Self.books()
        let tables = try Self.tables(first)
        let second = try Books()
        let result = try second.importing(clients: tables[0], loans: tables[1], payments: tables[2])
        #expect(result.problems.map { $0.sentence(.es) } == [])
        #expect(result.new == ImportResult.Counts(clients: 6, loans: 5, payments: 6))
        #expect(try Self.tables(second) == tables)
        let sums = "SELECT group_concat(number || ' ' || status || ' ' || balance || ' ' || overdue) FROM loan"
        #expect(try second.text(sums) == (try first.text(sums)))
        // Nobody who opted out may be written to because of a move.
        #expect(try second.store.consents(of: ClientID(6)).allSatisfy { $0.means != .sms || $0.state == .revoked })
    }

    @Test("comes in to the books it came from without changing anything")
    func sameBooks() throws {
        let books = try Self.books()
        let before = try books.everything()
        let tables = try Self.tables(books)
        let result = try books.importing(clients: tables[0], loans: tables[1], payments: tables[2])
        #expect(result.problems.map { $0.sentence(.es) } == [])
        #expect(result.unchanged == ImportResult.Counts(clients: 6, loans: 5, payments: 6))
        #expect(try books.everything() == before)
    }

    @Test("holds nothing that a spreadsheet computes, and quotes what needs it")
    func formulas() throws {
        let clients = try Self.books().exporting(.clients)
        #expect(
            clients.contains(
                "77001,CC,\"'=HYPERLINK(\"\"x\"\")\",+573007654321,,\"''@casa; \"\"azul\"\"\",\"Ruta, vieja\",9,"))
        #expect(clients.contains("77001,CE,'-Eva,,,'Calle,'=Norte,0,si,no,,,\r\n"))
        #expect(
            clients.hasPrefix("documento,tipo_documento,nombre,telefono,whatsapp,direccion,ruta,orden,autoriza_sms,"))
    }

    @Test(
        "puts an apostrophe before what begins like a formula, and import takes exactly that one off",
        arguments: [
            ("=1", "'=1"), ("+57", "'+57"), ("-", "'-"), ("@a", "'@a"), (" =1", "' =1"), ("'=1", "''=1"), ("'a", "'a"),
            ("a=1", "a=1"), ("", ""),
        ])
    func formulaGuard(stored: String, written: String) {
        var writer = CSVWriter()
        writer.row([.text(stored)])
        let bytes = writer.bytes.filter { $0 != UInt8(ascii: "\"") }.dropLast(2)
        #expect(String(decoding: bytes, as: UTF8.self) == written)
        #expect(CellText.clean(ArraySlice(bytes)) == CellText.line(stored))
    }

    @Test("shows only what the scope reaches")
    func scope() throws {
        let books = try Self.books()
        let north = try #require(try books.store.routes(scope: .all).first { $0.name == "Norte" })
        for kind in ExportKind.allCases {
            #expect(try books.exporting(kind, scope: .routes([])).split(separator: "\r\n").count == 1)
        }
        let loans = try books.exporting(.loans, scope: .routes([north.id]))
        #expect(loans.split(separator: "\r\n").dropFirst().map { $0.prefix(4) } == ["1001", "1002"])
        #expect(try books.exporting(.payments, scope: .routes([north.id])).split(separator: "\r\n").count == 3)
    }

    @Test("as JSON is one array that any reader takes, control characters escaped")
    func json() throws {
        let books = try Self.books()
        try books.store.database.run("UPDATE client SET name = ? WHERE id = 1", "A\u{1B}\"\\\n\u{9B}ñ😀")
        for kind in ExportKind.allCases {
            let text = try books.exporting(kind, as: .json)
            let rows = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
            let lines = try books.exporting(kind).split(separator: "\r\n").count - 1
            #expect(rows.count == lines)
            #expect(!text.unicodeScalars.contains { $0 != "\n" && CellText.isForbidden($0) })
        }
        let json = try books.exporting(.clients, as: .json)
        let clients = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(clients[0]["nombre"] as? String == "A\u{1B}\"\\\n\u{9B}ñ😀")
        #expect(clients[0]["orden"] as? Int == 1)
        #expect(clients[0]["whatsapp"] is NSNull)
    }

    @Test("writes any letter as JSON that reads back as itself and is harmless on a terminal")
    func letters() throws {
        let scalars = [
            0...0x2FF, 0x2000...0x2030, 0x3000...0x3010, 0xD7F0...0xD7FF, 0xFFF0...0xFFFF, 0x1F600...0x1F610,
            0x10FFF0...0x10FFFF,
        ].joined().compactMap { Unicode.Scalar(UInt32($0)) }
        let text = "a" + String(String.UnicodeScalarView(scalars)) + "\\\"z"
        var writer = JSONWriter()
        writer.row(["texto"], [.text(text)])
        writer.end()
        let bytes = writer.take()
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: String]])
        #expect(rows[0]["texto"].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
        let written = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let bad: Set<UInt32> = Set(0...0x1F).union(0x7F...0x9F).union([0x2028, 0x2029]).subtracting([0x0A])
        #expect(!written.contains { bad.contains($0.value) })
    }

    @Test("lists arrears of today, oldest first, and every contact")
    func looking() throws {
        let books = try Self.books()
        let overdue = try books.exporting(.overdue).split(separator: "\r\n")
        #expect(overdue.dropFirst().map { $0.prefix { $0 != "," } } == ["'-7", "1001"])
        #expect(overdue[2] == "1001,1020304,CC,Ana Gómez,+573001234567,,Norte,2,80000,430000,2026-11-09,14")
        try books.store.database.run(
            """
            INSERT INTO message (client_id, loan_id, route_id, kind, class, channel, recipient, body, state, not_before,
                first_day, sid, attempt, sending_since, contact_at, changed_at, segments, created_by, created_at)
            VALUES (1, 1, 1, 'cuota-vencida', 'collection', 'sms', '+573001234567', 'Hola,' || char(10) || 'Ana',
                'delivered', 0, '2026-11-20', 'SM1', 1, 0, ?, 0, 1, 'ana', 0)
            """, BusinessZone.bogota.instant(Day(number: 20_777), hour: 8, minute: 5))
        #expect(
            try books.exporting(.contacts).contains(
                "2026-11-20 08:05:00,UTC-05:00,viernes,1020304,CC,Ana Gómez,contacto,sms,cuota-vencida,cobranza,entregado,,"
                    + "\"Ley 2300 de 2023, art. 3\",ana,+573001234567,1001,,,\"Hola,\nAna\",1,SM1,,\r\n"
            ))
        #expect(try books.exporting(.messages).hasSuffix(",\"Hola,\nAna\"\r\n"))
    }

    @Test("ends when its reader is gone, and leaves no read open")
    func brokenPipe() throws {
        struct Gone: Error {}
        let books = try Self.books()
        #expect(throws: Gone.self) { try books.store.export(.clients, as: .csv, scope: .all) { _ in throw Gone() } }
        #expect(!books.store.database.inTransaction)
    }
}
