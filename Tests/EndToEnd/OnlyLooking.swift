import Simulator
import Testing

@Suite("The console that only looks")
struct OnlyLooking {
    @Test("says so on every key that would write, and writes nothing")
    func readOnly() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 3).imported(place)
        let loans = try place.diamante("exportar", "prestamos").out
        let terminal = try Tmux(place, "--solo-lectura")
        #expect(try terminal.shows("3 préstamos"), terminal.picture)
        #expect(try terminal.screen().contains("SÓLO LECTURA"), terminal.picture)
        let refusal = "aquí no se escribe nada"
        for (screen, keys) in [("1", ["p", "v", "w"]), ("2", ["n", "e"])] {
            try terminal.press(screen)
            for key in keys {
                try terminal.press(key)
                #expect(try terminal.shows(refusal), "\(key): \(terminal.picture)")
                // The next key takes the sentence away.
                try terminal.press("Down")
                #expect(try eventually { try !terminal.screen().contains(refusal) }, "\(key): \(terminal.picture)")
            }
        }
        // What is looked at may be looked at.
        try terminal.press("1")
        #expect(try terminal.shows("3 préstamos"), terminal.picture)
        try terminal.press("Enter")
        #expect(try terminal.shows("Saldo $560.000"), terminal.picture)
        try terminal.press("Escape")
        #expect(try terminal.shows("orden: días"), terminal.picture)
        try terminal.press("R")
        #expect(try terminal.shows(refusal), terminal.picture)
        try terminal.press("q")
        #expect(try eventually { try terminal.isDead })
        #expect(try place.messages().isEmpty)
        #expect(try place.diamante("exportar", "prestamos").out == loans)
        #expect(twilio.simulator.statistics.creates == 0)
    }
}
