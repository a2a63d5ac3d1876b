import Foundation
import Lending
import Messaging
import Testing

@testable import Store

@Suite("The proof of what was sent, held back and allowed")
struct ProofTests {
    let house: House
    let ana: ClientID

    init() throws {
        house = try House()
        ana = try house.debtor("=Ana Gómez", "1")
    }

    private func rows(_ kind: ExportKind, of client: ClientID? = nil, scope: Scope = .all) throws -> [[String: Any]] {
        var bytes: [UInt8] = []
        try house.store.export(kind, of: client, as: .json, scope: scope) { bytes += $0 }
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    }

    private func text(_ row: [String: Any], _ columns: String...) -> [String] {
        columns.map { (row[$0] as? String) ?? (row[$0] as? NSNumber)?.stringValue ?? "" }
    }

    @Test("every contact says when, on which channel, by whom, by which rule, and what was said in which wording")
    func contact() throws {
        try house.deliver(ana, sid: "SM1", status: .delivered)
        let row = try #require(try rows(.contacts).first)
        #expect(
            text(
                row, "fecha_hora", "zona", "dia", "evento", "canal", "tipo", "clase", "estado", "norma", "quien",
                "prestamo", "sid")
                == [
                    "2026-11-23 09:00:00", "UTC-05:00", "lunes", "contacto", "sms", "cuota-vencida", "cobranza",
                    "entregado",
                    "Ley 2300 de 2023, art. 3", "ana", "1", "SM1",
                ])
        #expect(text(row, "texto")[0].contains("debe $150.000"))
        let template = try house.store.business.templates.template(.overdue, .sms, .es)
        #expect(text(row, "plantilla") == [template.fingerprint])
        #expect(template.fingerprint.count == 16)
        #expect(row["motivo"] is NSNull)
    }

    @Test("what did not go out is there with its reason and the rule behind it")
    func heldBack() throws {
        let carlos = try house.debtor("Carlos", "2", consents: [])
        let diana = try house.debtor("Diana", "3")
        try house.remind(carlos)
        try house.remind(diana)
        try house.consent(diana, .sms, .collection, .revoked)
        let elena = try house.debtor("Elena", "4")
        try house.remind(elena)
        try house.store.recordOptOut(elena, by: [.sms], scope: .reminders, source: "llamada")
        try house.remind(ana)
        try house.pay("1", 500_000)
        #expect(try house.claim() == [])
        let held = try rows(.contacts).map { text($0, "nombre", "evento", "estado", "motivo", "norma") }
        #expect(held.contains(["=Ana Gómez", "no_enviado", "retirado", "ya pagó", ""]))
        #expect(
            held.contains([
                "Carlos", "no_enviado", "bloqueado", "sin autorización",
                "Ley 1581 de 2012, art. 9; Ley 2300 de 2023, art. 2",
            ]))
        #expect(
            held.contains([
                "Diana", "no_enviado", "retirado", "autorización retirada",
                "Ley 1581 de 2012, art. 8; Ley 2300 de 2023, art. 5",
            ]))
        #expect(
            held.contains([
                "Elena", "no_enviado", "retirado", "dado de baja",
                "Ley 1581 de 2012, art. 8; Ley 2300 de 2023, art. 5",
            ]))
    }

    @Test("one client's is all there was with that client, in the order of time")
    func oneClient() throws {
        try house.debtor("Benito", "2")
        try house.store.addPromise(
            loan: house.store.loan(number: "1", scope: .all).id, amount: 50_000, day: "2026-11-30", scope: .all)
        house.time.pass(seconds: 60)
        let phone = try #require(try house.store.contactFacts(ana).phone)
        try house.hear("mañana pago", from: phone)
        house.time.pass(seconds: 60)
        try house.deliver(ana, sid: "SM1")
        let found = try rows(.contacts, of: ana)
        #expect(found.map { text($0, "evento")[0] } == ["promesa", "entrante", "contacto"])
        #expect(found.map { text($0, "fecha_hora")[0] }.sorted() == found.map { text($0, "fecha_hora")[0] })
        #expect(text(found[0], "texto", "quien", "estado") == ["$50.000, 30/11/2026", "ana", "pendiente"])
        #expect(text(found[1], "texto", "telefono") == ["mañana pago", phone])
        #expect(try rows(.contacts, of: 2).isEmpty)
        #expect(try rows(.messages, of: ana).count == 1)
        #expect(try rows(.messages, of: 2).isEmpty)
    }

    @Test("a visit is a contact with its result, its author and what it broke; its correction is a row of its own")
    func visits() throws {
        let loan = try house.store.loan(number: "1", scope: .all).id
        try house.deliver(ana, sid: "SM1")
        house.time.pass(seconds: 3600)
        let visit = try house.store.recordContact(
            PersonalContactDraft(
                clientID: ana, loanID: loan, means: .visit, outcome: .promised,
                promise: PromiseTerms(amount: 50_000, day: "2026-11-30")), scope: .all)
        house.time.pass(seconds: 60)
        let call = try house.store.recordContact(
            PersonalContactDraft(clientID: ana, loanID: nil, means: .call, outcome: .notReached), scope: .all)
        house.time.pass(seconds: 60)
        try house.store.correctContact(call.id, reason: .twice, role: .owner, scope: .all)
        let found = try rows(.contacts, of: ana)
        func lines(_ columns: String...) -> [[String]] {
            found.map { row in columns.flatMap { text(row, $0) } }
        }
        #expect(
            lines("fecha_hora", "evento", "canal", "estado", "texto") == [
                ["2026-11-23 09:00:00", "contacto", "sms", "aceptado", text(found[0], "texto")[0]],
                ["2026-11-23 10:00:00", "promesa", "", "pendiente", "$50.000, 30/11/2026"],
                ["2026-11-23 10:00:00", "contacto", "visita", "promesa de pago", "$50.000, 30/11/2026"],
                ["2026-11-23 10:01:00", "corregido", "llamada", "no contestó", ""],
                ["2026-11-23 10:02:00", "correccion", "llamada", "", ""],
            ])
        #expect(
            text(found[2], "motivo", "norma", "clase", "quien", "prestamo", "telefono", "plantilla", "gestion") == [
                "sin autorización de visita; ya contactado hoy (sms); otro medio esta semana (sms)",
                "Ley 2300 de 2023, art. 6; Ley 1581 de 2012, art. 9; Ley 2300 de 2023, art. 3", "cobranza", "ana", "1",
                "", "", "\(visit.id.rawValue)",
            ])
        let phone = try #require(try house.store.contactFacts(ana).phone)
        #expect(text(found[3], "telefono", "gestion") == [phone, "\(call.id.rawValue)"])
        #expect(text(found[4], "motivo", "gestion") == ["se registró dos veces", "\(call.id.rawValue)"])
        #expect(try rows(.contacts).count == 5)
        #expect(try rows(.contacts, scope: .routes([house.route("Norte")])).isEmpty)
    }

    @Test("a visit against which nothing stands says what bound it, and which receipt came of it")
    func cleanVisit() throws {
        try house.consent(ana, .visit)
        let loan = try house.store.loan(number: "1", scope: .all).id
        let visit = try house.store.recordContact(
            PersonalContactDraft(clientID: ana, loanID: loan, means: .visit, outcome: .paidInPart), scope: .all)
        let receipt = try house.store.registerPayment(
            PaymentOrder(loanNumber: "1", amount: 20_000, key: "k", confirmation: nil, contact: visit.id), scope: .all
        ).receipt
        let row = try #require(try rows(.contacts).first)
        #expect(
            text(row, "evento", "estado", "motivo", "norma", "texto")
                == ["contacto", "abonó", "", "Ley 2300 de 2023, arts. 3 y 6", receipt])
        let consents = try rows(.consents).map { text($0, "canal", "norma") }
        #expect(consents.contains(["visita", "Ley 2300 de 2023, art. 6; Ley 1581 de 2012, art. 9"]))
    }

    @Test("who allowed what, and took it back, with source and author")
    func consents() throws {
        try house.store.recordOptOut(ana, by: [.sms], scope: .reminders, source: "=SALIR")
        try house.client("Benito", consents: [.whatsapp])
        let found = try rows(.consents, of: ana).map {
            text($0, "fecha_hora", "zona", "dia", "canal", "asunto", "cambio", "fuente", "quien")
        }
        #expect(
            found == [
                [
                    "2026-11-23 09:00:00", "UTC-05:00", "lunes", "sms", "cobro y servicio", "autorizada", "contrato",
                    "ana",
                ],
                ["2026-11-23 09:00:00", "UTC-05:00", "lunes", "sms", "baja", "sin recordatorios", "=SALIR", "ana"],
            ])
        #expect(try rows(.consents).count == 3)
        #expect(try rows(.consents).allSatisfy { text($0, "norma")[0].hasPrefix("Ley 1581") })
    }

    @Test("taking back rests on the right to take back, whatever was allowed")
    func takenBack() throws {
        try house.consent(ana, .sms, .marketing)
        try house.consent(ana, .sms, .marketing, .revoked)
        let found = try rows(.consents, of: ana).map { text($0, "asunto", "cambio", "norma") }
        #expect(
            found == [
                ["cobro y servicio", "autorizada", LegalBasis.authorisation],
                ["avisos", "autorizada", LegalBasis.advertisingAuthorisation],
                ["avisos", "retirada", LegalBasis.revocation],
            ])
    }

    @Test("who never said yes has denied it and taken nothing back; a holiday is told as one")
    func denied() throws {
        house.time.set("2026-12-08", 10)
        try house.consent(ana, .whatsapp, .collection, .revoked)
        let row = try #require(try rows(.consents, of: ana).last)
        #expect(text(row, "canal", "cambio", "dia") == ["whatsapp", "negada", "martes festivo"])
    }

    @Test("a collector exports the own routes only, a spreadsheet computes nothing of it")
    func scopeAndFormulas() throws {
        try house.deliver(ana, sid: "SM1")
        #expect(try rows(.contacts, scope: .routes([house.route("Norte")])).isEmpty)
        #expect(try rows(.consents, scope: .routes([house.route("Norte")])).isEmpty)
        var bytes: [UInt8] = []
        try house.store.export(.contacts, as: .csv, scope: .all) { bytes += $0 }
        #expect(String(decoding: bytes, as: UTF8.self).contains(",'=Ana Gómez,"))
    }

    @Test("a client is found by the document as people write it")
    func document() throws {
        #expect(try house.store.client(documentWritten: "1.000.001", scope: .all) == ana)
        #expect(try house.store.client(documentWritten: "CC 1000001", scope: .all) == ana)
        #expect(try house.store.client(documentWritten: "1000099", scope: .all) == nil)
        #expect(try house.store.client(documentWritten: "", scope: .all) == nil)
        #expect(try house.store.client(documentWritten: "1000001", scope: .routes([house.route("Norte")])) == nil)
    }

    @Test("of all clients it is read in order and kept nowhere: no sort however many rows there are")
    func streamed() throws {
        let plan = try house.plans {
            _ = try house.store.export(.contacts, as: .csv, scope: .all) { _ in }
            _ = try house.store.export(.consents, as: .csv, scope: .all) { _ in }
        }
        #expect(plan.contains("SEARCH g USING INDEX consent_event_client"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
        let one = try house.plans { _ = try house.store.export(.contacts, of: ana, as: .csv, scope: .all) { _ in } }
        for index in ["message_client", "inbound_party_client", "promise_loan", "payment_loan"] {
            #expect(one.contains(index), "\(index): \(one)")
        }
    }
}
