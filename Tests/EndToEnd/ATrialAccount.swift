import Simulator
import Testing

@Suite("A trial account")
struct ATrialAccount {
    @Test("is told before the first message: by estado, in the preview, and what was not verified is said after")
    func told() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback { $0.faults.trial = .init(verified: []) }
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)
        func preview() throws -> [String: Any]? {
            try place.diamante("cuotas-vencidas", "--ensayo", "--json").json() as? [String: Any]
        }
        #expect(try preview()?["cuenta_de_prueba"] as? Bool == false)
        let status = try #require(try place.diamante("estado", "--json").json() as? [String: Any])
        #expect(status["tipo_cuenta"] as? String == "prueba")
        #expect(try place.diamante("estado").out.contains("Cuenta de prueba: sólo llega a números verificados"))
        #expect(try place.diamante("cuotas-vencidas", "--ensayo").out.contains("Sent from your Twilio trial account"))
        #expect(try preview()?["cuenta_de_prueba"] as? Bool == true)

        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(try place.messages().allSatisfy { $0["codigo_error"] as? Int == 21608 })
        #expect(twilio.simulator.statistics.accepted == 0)

        // Paid for, it is a full one the next time somebody asks.
        twilio.simulator.faults.trial = nil
        let paid = try #require(try place.diamante("estado", "--json").json() as? [String: Any])
        #expect(paid["tipo_cuenta"] as? String == "completa")
        #expect(try preview()?["cuenta_de_prueba"] as? Bool == false)
    }

    @Test("and the sandbox are explained before a test message is sent")
    func test() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback { $0.faults.trial = .init() }
        place.environment.merge(twilio.variables) { $1 }
        #expect(try place.diamante("estado").status == 0)
        let sent = try place.diamante("test-whatsapp", "3001234567", "hola")
        #expect(sent.status == 0)
        #expect(sent.err.contains("join palabra-clave"))
        #expect(sent.err.contains("Cuenta de prueba"))
    }
}
