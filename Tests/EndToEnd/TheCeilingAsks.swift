import Foundation
import Simulator
import Testing

@Suite("The month's ceiling")
struct TheCeilingAsks {
    @Test("stops a command that would reach it, until somebody says so")
    func commands() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 3).imported(place)
        // Three messages are a warning.
        #expect(try place.diamante("ajuste", "tope-mensual", "0,18").status == 0)

        let rehearsal = try #require(
            try place.diamante("cuotas-vencidas", "--ensayo", "--json").json() as? [String: Any])
        let month = try #require(rehearsal["mes"] as? [String: Any])
        #expect(month["estado"] as? String == "cerca" && month["porcentaje"] as? Int == 83)
        #expect(try place.diamante("cuotas-vencidas", "--ensayo").out.contains("cerca del tope"))
        #expect(try place.diamante("cuotas-vencidas").status == 0)

        #expect(try place.diamante("ajuste", "tope-mensual", "0,15").status == 0)
        let refused = try place.diamante("recordatorio-pago", "1000")
        #expect(refused.status == 1 && refused.err.contains("--sobre-el-tope"))
        let english = try place.diamante("recordatorio-pago", "1000", with: ["DIAMANTE_LANG": "en"])
        #expect(english.status == 1 && english.err.contains("--over-ceiling"))
        #expect(try place.diamante("recordatorio-pago", "1000", "--over-ceiling").status == 0)
    }
}
