import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("Authorisation in an import")
struct ConsentImportTests {
    static let all: Set<ImportGrant> = [.sms, .whatsapp, .notices]

    static func file(_ sms: String, _ whatsapp: String, _ notices: String) -> String {
        "documento,nombre,autoriza_sms,autoriza_whatsapp,autoriza_avisos\n1020304,Ana,\(sms),\(whatsapp),\(notices)\n"
    }

    static let plain = "documento,nombre\n1020304,Ana\n"

    func consents(_ books: Books) throws -> [String] {
        try books.store.database.all(
            "SELECT channel || ' ' || purpose || ' ' || state FROM consent ORDER BY 1"
        ) { $0[0] }
    }

    @Test("is never assumed: who said nothing cannot be written to, and the result says how to record it")
    func silence() throws {
        let books = try Books()
        let result = try books.importing(clients: Self.plain)
        #expect(result.clientsWithoutConsent == 1)
        #expect(result.notes.contains(.withoutConsent(clients: 1)))
        #expect(try consents(books).isEmpty)
    }

    @Test("that is missing is no advice to who said no, in the file, before it or by opting out")
    func advice() throws {
        let books = try Books()
        let said = try books.importing(clients: Self.file("no", "", ""))
        #expect(said.clientsWithoutConsent == 1)
        #expect(!said.notes.contains { if case .withoutConsent = $0 { true } else { false } })
        // Nor when it is brought again without the column, or with an authorisation of all.
        for grants in [[], Self.all] {
            let again = try books.importing(
                clients: Self.plain, grants: grants.intersection([.sms]), source: "contrato")
            #expect(!again.notes.contains { if case .withoutConsent = $0 { true } else { false } })
        }
        let other = try Books()
        _ = try other.importing(clients: Self.plain)
        try other.store.recordOptOut(ClientID(1), by: [.sms], scope: .reminders, source: "SALIR")
        let out = try other.importing(clients: Self.plain)
        #expect(out.clientsWithoutConsent == 1)
        #expect(!out.notes.contains { if case .withoutConsent = $0 { true } else { false } })
    }

    @Test(
        "is what the columns say, in any usual word",
        arguments: [
            ("si", "", "", ["sms collection granted"]), ("S", "", "", ["sms collection granted"]),
            ("1", "X", "", ["sms collection granted", "whatsapp collection granted"]),
            ("Sí", "no", "sí", ["sms collection granted", "sms marketing granted", "whatsapp collection revoked"]),
            ("", "yes", "true", ["whatsapp collection granted", "whatsapp marketing granted"]),
            ("si", "si", "sms", ["sms collection granted", "sms marketing granted", "whatsapp collection granted"]),
            ("0", "false", "", ["sms collection revoked", "whatsapp collection revoked"]),
            ("", "", "no", ["sms marketing revoked", "whatsapp marketing revoked"]), ("", "", "si", []),
        ])
    func columns(sms: String, whatsapp: String, notices: String, expected: [String]) throws {
        let books = try Books()
        let file = Self.file(sms, whatsapp, notices)
        _ = try books.importing(clients: file)
        #expect(try consents(books) == expected)
        #expect(try books.number("SELECT count(*) FROM consent_event WHERE source = 'importación'") == expected.count)
        // And once more, with nothing left to record.
        #expect(try books.importing(clients: file).unchanged.clients == 1)
        #expect(try books.number("SELECT count(*) FROM consent_event") == expected.count)
    }

    @Test("for all is stored with its source, also for clients that are there already")
    func grants() throws {
        let books = try Books()
        _ = try books.importing(clients: Self.plain)
        let result = try books.importing(clients: Self.plain, grants: Self.all, source: "contrato firmado")
        #expect(result.updated.clients == 1)
        #expect(result.clientsWithoutConsent == 0)
        #expect(try consents(books).count == 4)
        #expect(try books.text("SELECT DISTINCT source FROM consent_event") == "contrato firmado")
        #expect(try books.text("SELECT DISTINCT recorded_by FROM consent_event") == "ana")
        #expect(
            try books.importing(clients: Self.plain, grants: Self.all, source: "contrato firmado").unchanged.clients
                == 1)
    }

    @Test("names the text that was agreed to, where somebody says which; a no needs none")
    func text() throws {
        let books = try Books()
        let text = try ConsentText(file: Array("Autorizo mensajes.".utf8))
        let file = "documento,nombre,autoriza_sms\n1020304,Ana,no\n1020305,Benito,si\n"
        _ = try books.importing(clients: file, grants: [.whatsapp], source: "contrato", text: text)
        let events: [String] = try books.store.database.all(
            "SELECT client_id || channel || state || coalesce(text_version, '-') FROM consent_event ORDER BY id"
        ) { $0[0] }
        #expect(
            events == [
                "1smsrevoked-", "1whatsappgranted\(text.version)", "2smsgranted\(text.version)",
                "2whatsappgranted\(text.version)",
            ])
        #expect(try books.number("SELECT count(*) FROM consent_text") == 1)
    }

    @Test("keeps no text that nobody agreed to, and none where nobody says which it was")
    func noText() throws {
        let books = try Books()
        let text = try ConsentText(file: Array("Autorizo mensajes.".utf8))
        _ = try books.importing(clients: Self.file("no", "", ""), text: text)
        #expect(try books.number("SELECT count(*) FROM consent_text") == 0)
        _ = try books.importing(clients: Self.file("", "si", ""))
        #expect(try books.number("SELECT count(*) FROM consent_event WHERE text_version IS NOT NULL") == 0)
    }

    @Test("for all needs a source")
    func source() throws {
        let books = try Books()
        #expect(throws: StoreError.reasonMissing) {
            try books.importing(clients: Self.plain, grants: [.sms], source: "  ")
        }
    }

    @Test("for all never stands against a no of the line")
    func lineNo() throws {
        let books = try Books()
        _ = try books.importing(clients: Self.file("no", "", "no"), grants: Self.all, source: "contrato")
        #expect(
            try consents(books) == [
                "sms collection revoked", "sms marketing revoked", "whatsapp collection granted",
                "whatsapp marketing revoked",
            ])
    }

    @Test("never stands against a stored no or an opt-out, whether it comes from a column or for all")
    func refusal() throws {
        for file in [Self.file("si", "si", "si"), Self.plain] {
            let books = try Books()
            _ = try books.importing(clients: Self.plain)
            let ana = ClientID(1)
            try books.store.recordConsent(
                ana, means: .sms, purpose: .collection, state: .revoked, source: "llamada")
            try books.store.recordOptOut(ana, by: [.whatsapp], scope: .reminders, source: "SALIR")
            let result = try books.importing(clients: file, grants: Self.all, source: "contrato")
            #expect(try consents(books) == ["sms collection revoked"])
            #expect(result.notes.contains(.grantsAgainstRefusal(clients: 1)))
            #expect(result.clientsWithoutConsent == 1)
        }
    }

    @Test("against a stored no alone is told in a note")
    func storedNo() throws {
        let books = try Books()
        _ = try books.importing(clients: Self.file("no", "", ""))
        let result = try books.importing(clients: Self.file("si", "", ""))
        #expect(result.notes.contains(.grantsAgainstRefusal(clients: 1)))
        #expect(result.unchanged.clients == 1)
        #expect(try consents(books) == ["sms collection revoked"])
    }

    @Test("is taken back by a no, with everything else on that channel")
    func takenBack() throws {
        let books = try Books()
        _ = try books.importing(clients: Self.file("si", "si", "si"))
        let result = try books.importing(clients: Self.file("no", "", ""))
        #expect(result.updated.clients == 1)
        #expect(
            try consents(books) == [
                "sms collection revoked", "sms marketing revoked", "whatsapp collection granted",
                "whatsapp marketing granted",
            ])
    }

    @Test(
        "of visits and calls comes from columns of its own, or for all with its source, and is no channel of messages")
    func inPerson() throws {
        let books = try Books()
        let file = "documento,nombre,telefono,autoriza_visita,autoriza_llamada\n1020304,Ana,3001234567,sí,no\n"
        let result = try books.importing(clients: file)
        #expect(result.problems.isEmpty)
        #expect(try consents(books) == ["call collection revoked", "visit collection granted"])
        // Nobody may write to her all the same.
        #expect(result.clientsWithoutConsent == 1)
        _ = try books.importing(clients: Self.plain, grants: [.visit, .call], source: "pagaré firmado")
        #expect(try consents(books) == ["call collection revoked", "visit collection granted"])
        #expect(try books.importing(clients: file.replacing("sí", with: "talvez")).problemCount == 1)

        let other = try Books()
        _ = try other.importing(clients: Self.plain, grants: [.visit, .call, .notices], source: "pagaré firmado")
        #expect(try consents(other) == ["call collection granted", "visit collection granted"])
        #expect(try other.text("SELECT group_concat(DISTINCT source) FROM consent_event") == "pagaré firmado")
        // Out again, and in to other books.
        let exported = try other.exporting(.clients)
        #expect(exported.contains("autoriza_avisos,autoriza_visita,autoriza_llamada\r\n"))
        let third = try Books()
        _ = try third.importing(clients: exported)
        #expect(try consents(third) == (try consents(other)))
    }

    @Test("of a landline is kept, with a note that no SMS arrives there")
    func landline() throws {
        let books = try Books()
        let result = try books.importing(clients: "documento,nombre,telefono\n1020304,Ana,(601) 234-5678\n")
        #expect(result.notes.contains(.landlines(count: 1, lines: [2])))
        #expect(try books.text("SELECT phone FROM client") == "+576012345678")
    }
}
