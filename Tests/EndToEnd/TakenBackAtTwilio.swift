import Foundation
import Simulator
import Testing

@Suite("A run that is taken back after Twilio accepted it")
struct TakenBackAtTwilio {
    private static let patient = Simulator.Pace(
        sending: 3_600_000, sent: 3_600_000, delivered: 3_600_000, read: 3_600_000, priced: 3_600_000)

    @Test("is cancelled while everyone looks")
    func run() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback { $0.pace = Self.patient }
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 6).imported(place)
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(eventually { twilio.simulator.statistics.accepted == 6 })
        let looking = try Tmux(place)
        try looking.press("3")
        #expect(try looking.shows("↻ aceptado"), looking.picture)

        let terminal = try Tmux(place)
        try terminal.press("3")
        #expect(try terminal.shows("↻ aceptado"), terminal.picture)
        try terminal.press("x")
        #expect(try terminal.shows("en manos de Twilio"), terminal.picture)
        try terminal.press("Enter")
        #expect(try terminal.answer("s") { !$0.contains("en manos de Twilio") }, terminal.picture)
        #expect(try looking.shows("⊖ retirado"), looking.picture)
        try terminal.press("X")
        #expect(try terminal.shows("en Twilio: se pide cancelarlos"), terminal.picture)
        try terminal.press("Enter")
        #expect(try terminal.answer("s") { !$0.contains("se pide cancelarlos") }, terminal.picture)
        #expect(try eventually { try place.states() == Array(repeating: "retirado", count: 6) }, terminal.picture)
        #expect(try eventually { try !looking.screen().contains("aceptado") }, looking.picture)
        #expect(twilio.simulator.messages.allSatisfy { $0.status == "canceled" })
        #expect(try place.diamante("verificar").status == 0)
        // Nobody was written to: it may be done again.
        #expect(try place.diamante("cuotas-vencidas", "--ensayo", "--json").out.contains("\"en_cola\":6"))
    }

    @Test("by command: what is queued stays here, what has gone out is said")
    func command() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)
        #expect(try place.diamante("mensajero", "--pause", "--reason", "cierre", "--json").out.contains("(cierre)"))
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(
            try place.diamante("retirar", "1", "--motivo", "pagó en caja", "--json").out
                == "{\"retirados\":1,\"pedidos\":0}\n")
        let resumed = try place.diamante("worker", "--resume", "--json")
        #expect(resumed.out == "{\"pausado\":false,\"pausas\":[]}\n")
        #expect(try place.diamante("mensajero", "--hasta-vaciar", "--json").status == 0)
        #expect(try place.states() == ["retirado", "entregado"])
        let late = try place.diamante("withdraw", "2")
        #expect(late.status == 1)
        #expect(late.err.contains("entregado"))
        #expect(try place.diamante("retirar").status == 2)
        #expect(try place.diamante("retirar", "2", "--reason", String(repeating: "a", count: 201)).status == 2)
        let terminal = try Tmux(place)
        #expect(try terminal.shows("2 préstamos"))
        try terminal.press("3", "Down", "Enter")
        #expect(try terminal.shows("pagó en caja"), terminal.picture)
        #expect(twilio.simulator.statistics.creates == 1)
    }
}
