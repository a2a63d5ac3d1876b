import Foundation
import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("A number that a family shares")
struct SharedNumberTests {
    static let shared = "+573001112233"
    let house: House
    let ana: ClientID
    let benito: ClientID
    let norte: RouteID

    init() throws {
        house = try House()
        norte = try house.route("Norte")
        ana = try house.client("Ana", phone: Self.shared)
        benito = try house.client(
            "Benito", route: norte, phone: "+573004445566", whatsapp: Self.shared, consents: [.sms, .whatsapp])
        try house.loan("1", of: ana)
        try house.loan("2", of: benito, route: norte)
    }

    private func rows(_ kind: ExportKind, of client: ClientID? = nil, scope: Scope = .all) throws -> [[String: Any]] {
        var bytes: [UInt8] = []
        try house.store.export(kind, of: client, as: .json, scope: scope) { bytes += $0 }
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    }

    @Test("a STOP from it stops all of them, on both channels, and takes back what is queued for each")
    func stop() throws {
        let reminders = [try house.remind(ana).message, try house.remind(benito).message]
        try house.hear("SALIR", from: Self.shared, sid: "SMstop")
        for client in [ana, benito] {
            #expect(Set(try house.store.optOuts(of: client).map(\.means)) == Set([.sms, .whatsapp]))
            let events = try house.store.consentEvents(of: client, limit: 9, scope: .all).filter {
                $0.subject == .optOut
            }
            #expect(events.count == 2)
            #expect(events.allSatisfy { $0.source == "mensaje del número que comparten 2 clientes (sms SMstop)" })
        }
        for id in reminders { #expect(try house.message(id).state == .withdrawn) }
        // Taken back by one, it still holds for the other.
        try house.store.liftOptOut(ana, means: .sms, source: "llamada")
        #expect(try house.store.optOuts(of: benito).count == 2)
    }

    @Test("what was written from it is there under each of them, and says that it may be of another")
    func heard() throws {
        try house.hear("ya pagué", from: Self.shared, sid: "SMpaid")
        for client in [ana, benito] {
            let line = try #require(try house.store.inbound(of: client, limit: 9, scope: .all).first)
            #expect(line.body == "ya pagué")
            #expect(line.clients == 2)
            let row = try #require(try rows(.contacts, of: client).first { $0["evento"] as? String == "entrante" })
            #expect(row["sid"] as? String == "SMpaid")
            #expect(row["motivo"] as? String == "número que comparten 2 clientes")
        }
        #expect(try rows(.contacts).count { $0["evento"] as? String == "entrante" } == 2)
        // Each collector sees what concerns the own client.
        #expect(try rows(.contacts, scope: .routes([norte])).map { $0["nombre"] as? String } == ["Benito"])
        #expect(try house.store.inbound(of: ana, limit: 9, scope: .routes([norte])).isEmpty)
    }

    @Test("a STOP in the proof is told from other words, with the law behind it")
    func stopInTheProof() throws {
        try house.hear("Salir por favor", from: "+573004445566")
        let row = try #require(try rows(.contacts, of: benito).first)
        #expect(row["motivo"] as? String == "pide la baja")
        #expect(row["norma"] as? String == LegalBasis.revocation)
    }

    @Test("Twilio's refusal after a STOP to Twilio itself (21610) stops all of them on that channel")
    func refusedByTwilio() throws {
        try house.remind(ana)
        let order = try house.claimOne()
        try house.store.finishAndLearn([
            (order: order, sender: nil, outcome: .rejected(code: 21610, text: ""), http: 400)
        ])
        #expect(try house.store.optOuts(of: ana).map(\.means) == [.sms])
        // Benito's SMS go to another number.
        #expect(try house.store.optOuts(of: benito).isEmpty)
        let carla = try house.debtor("Carla", "3")
        try house.store.database.execute("UPDATE client SET phone = '\(Self.shared)' WHERE id = \(carla.rawValue)")
        let diego = try house.client("Diego", phone: Self.shared)
        try house.remind(carla)
        try house.store.finishAndLearn([
            (order: try house.claimOne(), sender: nil, outcome: .rejected(code: 21610, text: ""), http: 400)
        ])
        #expect(try house.store.optOuts(of: carla).map(\.means) == [.sms])
        #expect(try house.store.optOuts(of: diego).map(\.means) == [.sms])
    }

    @Test("is counted, from either side, without walking all clients")
    func counted() throws {
        let alone = try house.client("Carla")
        func sharing(_ client: ClientID) throws -> Int {
            try house.store.clientsSharingNumbers(with: house.store.client(client, scope: .all))
        }
        var counts: [Int] = []
        let plan = try house.plans { counts = try [ana, benito, alone].map(sharing) }
        #expect(counts == [1, 1, 0])
        #expect(plan.contains("client_phone") && plan.contains("client_whatsapp"), "\(plan)")
    }

    @Test("who is behind it is written down when the message comes, whatever becomes of the numbers")
    func later() throws {
        try house.hear("hola", from: Self.shared)
        let eva = try house.client("Eva", phone: Self.shared)
        #expect(try house.store.inbound(of: eva, limit: 9, scope: .all).isEmpty)
        #expect(try house.store.inbound(of: ana, limit: 9, scope: .all).first?.clients == 2)
    }
}
