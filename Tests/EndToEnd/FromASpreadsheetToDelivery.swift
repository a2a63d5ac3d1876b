import Simulator
import Testing

@Suite("From a spreadsheet to delivered reminders")
struct FromASpreadsheetToDelivery {
    @Test("every overdue client gets exactly one message, and every status is final")
    func oneEach() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 200).imported(place)

        let queued = try #require(try place.diamante("cuotas-vencidas", "--json").json() as? [String: Any])
        #expect(queued["en_cola"] as? Int == 200)
        #expect(queued["excluidos"] as? [[String: Any]] == nil || (queued["excluidos"] as? [Any])?.isEmpty == true)
        let again = try #require(try place.diamante("cuotas-vencidas", "--json").json() as? [String: Any])
        #expect(again["en_cola"] as? Int == 0)
        #expect(again["ya_estaban"] as? Int == 200)

        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "120")
        #expect(emptied.status == 0, "\(emptied.err)")
        #expect(twilio.simulator.statistics.accepted == 200)
        #expect(twilio.simulator.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
        let messages = try #require(try place.diamante("mensajes", "--json").json() as? [[String: Any]])
        #expect(messages.count == 200)
        #expect(messages.allSatisfy { $0["estado"] as? String == "entregado" })
        #expect(messages.allSatisfy { ($0["sid"] as? String)?.hasPrefix("SM") == true })
    }

    @Test("a payment confirms itself, and the same key registers it once")
    func payment() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 1).imported(place)

        for repeated in [false, true] {
            let result = try place.diamante("pago", "1000", "50.000", "--clave", "abc", "--json")
            let answer = try #require(try result.json() as? [String: Any])
            #expect(answer["saldo"] as? Int == 510_000)
            #expect(answer["repetido"] as? Bool == repeated)
        }
        #expect(try place.diamante("pago", "1000", "50000").status == 1, "an equal payment asks first")
        #expect(try place.diamante("pago", "1000", "600000").err.contains("$510.000"))
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.accepted == 1)
        #expect(try place.diamante("verificar").status == 0)
    }
}
