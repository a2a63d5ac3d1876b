import Glibc
import Simulator
import Testing

@Suite("A console that is killed")
struct AKilledConsole {
    @Test("kill -9 in the middle of sending neither stops nor repeats a message")
    func killed() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback { $0.latency = 20 }
        place.environment.merge(twilio.variables) { $1 }
        place.environment["TWILIO_SMS_RATE"] = "60"
        try SmallPortfolio(place, count: 150).imported(place)

        let terminal = try Tmux(place)
        #expect(try terminal.shows("150 préstamos"))
        try terminal.press("R")
        #expect(try terminal.shows("Recordar a 150"))
        #expect(try terminal.answer("s") { !$0.contains("Recordar a 150") }, terminal.picture)
        #expect(eventually { twilio.simulator.statistics.accepted > 10 })
        kill(try terminal.processID, SIGKILL)

        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "120")
        #expect(emptied.status == 0, "\(emptied.err)")
        #expect(twilio.simulator.statistics.accepted == 150)
        #expect(twilio.simulator.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
    }
}
