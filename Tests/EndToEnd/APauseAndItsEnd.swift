import Simulator
import Testing

@Suite("A pause")
struct APauseAndItsEnd {
    @Test("set at the console holds what everybody queues, says so everywhere, and resumed lets it go")
    func pause() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)
        let terminal = try Tmux(place)
        #expect(try terminal.shows("2 préstamos"), terminal.picture)
        let other = try Tmux(place)
        #expect(try other.shows("2 préstamos"), other.picture)

        try terminal.press("w")
        #expect(try terminal.shows("Pausar los envíos"), terminal.picture)
        // Neither Enter nor the key that asked.
        try terminal.press("Enter", "w")
        #expect(try !place.diamante("estado").out.contains("en pausa"))
        #expect(try terminal.answer("s", to: "No sale ningún mensaje, de nadie"), terminal.picture)
        #expect(try other.shows("Envíos en pausa: dueña los pausó"), other.picture)
        #expect(try place.diamante("recordatorio-pago", "1000").status == 0)
        try other.press("3")
        #expect(try other.shows("… en cola"), other.picture)
        try other.press("6")
        #expect(try eventually { try !other.screen().contains("En orden") }, other.picture)
        #expect(try place.states() == ["en_cola"])
        #expect(twilio.simulator.statistics.creates == 0)

        try terminal.press("w")
        #expect(try terminal.shows("Reanudar los envíos"), terminal.picture)
        #expect(try terminal.answer("s", to: "Al reanudar sale"), terminal.picture)
        #expect(try eventually { try place.states() == ["entregado"] }, terminal.picture)
        #expect(try eventually { try !other.screen().contains("Envíos en pausa") }, other.picture)
    }
}
