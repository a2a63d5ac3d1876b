import Simulator
import Testing

@Suite("Messages of which nobody knows whether they arrived")
struct NobodyKnowsWhetherItArrived {
    @Test("are answered for at the console: one arrived, the other is sent again")
    func answered() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback { $0.faults.creates = [.cutBefore: .next(2)] }
        place.environment.merge(twilio.variables) { $1 }
        place.environment["DIAMANTE_RECONCILE_LOOKS"] = "1,2,3"
        try SmallPortfolio(place, count: 2).imported(place)
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(try eventually { try place.states() == ["sin_resolver", "sin_resolver"] })
        #expect(twilio.simulator.statistics.accepted == 0)

        let terminal = try Tmux(place)
        #expect(try terminal.shows("2 mensajes sin resolver: decida en 3 Mensajes"), terminal.picture)
        try terminal.press("3")
        #expect(try terminal.shows("¿Llegó?"), terminal.picture)
        #expect(try terminal.answer("y", until: "1 mensaje sin resolver"), terminal.picture)
        #expect(try place.states().sorted() == ["entregado", "sin_resolver"])
        // The cursor is on the other one now.
        #expect(try terminal.shows("¿Llegó?"), terminal.picture)
        try terminal.press("r")
        let isAgain = try eventually {
            if try place.states().contains("sin_acuse") { return true }
            // Where it asks first, the answer is yes.
            if try terminal.screen().contains("┌") { return try terminal.answer("s", to: "┌") }
            return false
        }
        #expect(isAgain, terminal.picture)
        #expect(try eventually { try place.states().sorted() == ["entregado", "entregado", "sin_acuse"] })
        #expect(twilio.simulator.statistics.accepted == 1)
        #expect(try eventually { try !terminal.screen().contains("sin resolver") }, terminal.picture)
        #expect(try place.diamante("verificar").status == 0)
    }
}
