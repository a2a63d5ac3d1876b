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
        try Self.sql(place, "INSERT INTO setting VALUES ('monthly_ceiling', '0.18')")

        let rehearsal = try #require(
            try place.diamante("cuotas-vencidas", "--ensayo", "--json").json() as? [String: Any])
        let month = try #require(rehearsal["mes"] as? [String: Any])
        #expect(month["estado"] as? String == "cerca" && month["porcentaje"] as? Int == 83)
        #expect(try place.diamante("cuotas-vencidas", "--ensayo").out.contains("cerca del tope"))
        #expect(try place.diamante("cuotas-vencidas").status == 0)

        try Self.sql(place, "UPDATE setting SET value = '0.15' WHERE name = 'monthly_ceiling'")
        let refused = try place.diamante("recordatorio-pago", "1000")
        #expect(refused.status == 1 && refused.err.contains("--sobre-el-tope"))
        let english = try place.diamante("recordatorio-pago", "1000", with: ["DIAMANTE_LANG": "en"])
        #expect(english.status == 1 && english.err.contains("--over-ceiling"))
        #expect(try place.diamante("recordatorio-pago", "1000", "--over-ceiling").status == 0)
    }

    private static func sql(_ place: Workplace, _ statement: String) throws {
        let database = place.data.appending(path: "diamante.db").path
        let done = try Program.run("/usr/bin/sqlite3", [database, statement], environment: [:], in: place.root)
        try #require(done.status == 0)
    }
}
