import Glibc
import Simulator
import Testing

@Suite("A shell with another Twilio account")
struct AStrayShell {
    @Test("cannot misroute the queue: what it queues waits for the right one, and it is told so")
    func stray() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 3).imported(place)
        #expect(try place.diamante("estado").status == 0)
        let other = ["TWILIO_ACCOUNT_SID": "AC" + String(repeating: "f", count: 32)]

        let command = try place.diamante("cuotas-vencidas", with: other)
        #expect(command.status == 3)
        #expect(command.err.contains("no coincide"))
        let payment = try place.diamante("pago", "1000", "1000", with: other)
        #expect(payment.status == 0)
        #expect(payment.err.contains("queda en cola") && payment.err.contains("no coincide"), "\(payment.err)")

        let terminal = try Tmux(place, columns: 110, rows: 30, with: other)
        // The confirmation waits, and this console cannot have it sent.
        #expect(try terminal.shows("account_sid no coincide"), terminal.picture)
        try terminal.press("R")
        #expect(try terminal.shows("Recordar a 3"))
        #expect(try terminal.answer("s") { !$0.contains("Recordar a 3") }, terminal.picture)
        #expect(try eventually { try place.states().count == 4 })
        #expect(twilio.simulator.statistics.creates == 0)

        // The right shell's console sees work and nobody at it.
        let right = try Tmux(place)
        #expect(try right.shows("3 préstamos"))
        #expect(eventually { twilio.simulator.statistics.accepted == 4 }, right.picture)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.accepted == 4)
        #expect(twilio.simulator.messages.allSatisfy { $0.status == "delivered" })
    }
}
