import Foundation
import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("The proof of which text a client agreed to")
struct ConsentTextTests {
    let house: House
    let ana: ClientID

    init() throws {
        house = try House()
        ana = try house.client("Ana", consents: [])
    }

    private func text(_ body: String) throws -> ConsentText { try ConsentText(file: Array(body.utf8)) }

    private func grant(
        _ client: ClientID, _ channel: Channel = .sms, under text: ConsentText?, _ state: Consent.State = .granted
    ) throws {
        try house.store.recordConsent(
            client, means: .message(channel), purpose: .collection, state: state, source: "contrato", text: text)
    }

    private func rows(_ kind: ExportKind, of client: ClientID? = nil, scope: Scope = .all) throws -> [[String: Any]] {
        var bytes: [UInt8] = []
        try house.store.export(kind, of: client, as: .json, scope: scope) { bytes += $0 }
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    }

    @Test("keeps each wording once, and each authorisation names the one it was given under")
    func kept() throws {
        let (old, new) = (try text("Autorizo mensajes de cobro."), try text("Autorizo mensajes de cobro y avisos."))
        let benito = try house.client("Benito", consents: [])
        try grant(ana, under: old)
        try grant(benito, under: old)
        try grant(ana, .whatsapp, under: new)
        #expect(try house.number("SELECT count(*) FROM consent_text") == 2)
        let events = try house.store.consentEvents(of: ana, limit: 9, scope: .all)
        #expect(events.map(\.textVersion) == [new.version, old.version])
        let kept = try #require(try house.store.consentText(old.version))
        #expect(kept.body == old.body)
        #expect(kept.keptAt == house.time.now)
        #expect(try house.store.consentText("nada") == nil)
    }

    @Test("names no text for what was taken back, for an opt-out, or where nobody wrote one down")
    func none() throws {
        try grant(ana, under: nil)
        try grant(ana, under: try text("Autorizo."), .revoked)
        try house.store.recordOptOut(ana, by: [.sms], scope: .reminders, source: "llamada")
        #expect(try house.store.consentEvents(of: ana, limit: 9, scope: .all).allSatisfy { $0.textVersion == nil })
        #expect(try house.number("SELECT count(*) FROM consent_text") == 0)
        #expect(try rows(.consents, of: ana).allSatisfy { $0["texto"] is NSNull && $0["texto_version"] is NSNull })
    }

    @Test("is whole in the export of one client, by version in that of all, and each text once in its own")
    func exported() throws {
        let text = try text("Autorizo.\n=1+1")
        try grant(ana, under: text)
        let one = try #require(try rows(.consents, of: ana).first)
        #expect(one["texto"] as? String == text.body)
        #expect(one["texto_version"] as? String == text.version)
        let all = try #require(try rows(.consents).first)
        #expect(all["texto"] == nil)
        #expect(all["texto_version"] as? String == text.version)
        house.time.pass(seconds: 3600)
        try grant(ana, .whatsapp, under: text)
        let listed = try rows(.consentTexts)
        #expect(listed.count == 1)
        #expect(listed.first?["version"] as? String == text.version)
        #expect(listed.first?["texto"] as? String == text.body)
        #expect(listed.first?["titulo"] as? String == "Autorizo.")
        #expect(listed.first?["primera_vez"] as? String == "2026-11-23 09:00:00")
        #expect(listed.first?["ultima_vez"] as? String == "2026-11-23 10:00:00")
        #expect(listed.first?["autorizaciones"] as? Int == 2)
        let elsewhere = try rows(.consentTexts, scope: .routes([house.route("Norte")]))
        #expect(elsewhere.first?["autorizaciones"] as? Int == 0)
        #expect(elsewhere.first?["ultima_vez"] is NSNull)
    }

    @Test("two texts that happen to have one fingerprint are two versions")
    func collision() throws {
        let text = try text("Autorizo.")
        try house.store.database.run(
            "INSERT INTO consent_text (version, body, kept_by, kept_at) VALUES (?, 'Otra cosa.', 'ana', 0)",
            text.version)
        try grant(ana, under: text)
        try grant(ana, .whatsapp, under: text)
        let versions = try house.store.consentEvents(of: ana, limit: 9, scope: .all).map(\.textVersion)
        #expect(versions == [text.version + "-2", text.version + "-2"])
        #expect(try house.store.consentText(text.version + "-2")?.body == "Autorizo.")
    }

    @Test("is never changed and never deleted")
    func appendOnly() throws {
        try grant(ana, under: try text("Autorizo."))
        for sql in ["UPDATE consent_text SET body = 'x'", "DELETE FROM consent_text"] {
            #expect(throws: (any Error).self) { try house.store.database.execute(sql) }
        }
    }
}
