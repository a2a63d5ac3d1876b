import Simulator
import Testing

@Suite("A run that is undone while it is held")
struct UndoneWithinTheHold {
    @Test("does not go out, to nobody, and may be asked for again")
    func undone() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 4).imported(place)
        // Long enough for a slow machine: nobody waits for its end.
        #expect(try place.diamante("ajuste", "segundos-deshacer", "300").status == 0)
        let terminal = try Tmux(place)
        #expect(try terminal.shows("4 préstamos"), terminal.picture)
        try terminal.press("R")
        #expect(try terminal.shows("Recordar a 4 clientes"), terminal.picture)
        #expect(try terminal.answer("s", to: "Recordar a 4 clientes"), terminal.picture)
        #expect(try terminal.shows("4 mensajes en espera"), terminal.picture)
        #expect(try terminal.screen().contains("u deshacer"), terminal.picture)
        #expect(try place.states() == Array(repeating: "en_cola", count: 4))

        try terminal.press("u")
        #expect(try terminal.shows("4 mensajes retirados: no salieron"), terminal.picture)
        #expect(try place.states() == Array(repeating: "retirado", count: 4))
        #expect(try eventually { try !terminal.screen().contains("en espera") }, terminal.picture)
        #expect(try place.diamante("cuotas-vencidas", "--ensayo", "--json").out.contains("\"en_cola\":4"))
        try terminal.press("q")
        #expect(try eventually { try terminal.isDead })
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.creates == 0)
    }
}
