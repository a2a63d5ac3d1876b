import Glibc
import Simulator
import Testing

@Suite("A mensajero that was stopped by a signal")
struct AFrozenMensajero {
    @Test("is said on the console and by estado with what to do; awake, it goes on and repeats nothing")
    func frozen() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        place.environment["TWILIO_SMS_RATE"] = "6"
        try SmallPortfolio(place, count: 60).imported(place)
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(eventually { twilio.simulator.statistics.accepted > 5 })
        let mensajero = try #require(place.mensajeroID)
        kill(mensajero, SIGSTOP)

        let terminal = try Tmux(place)
        #expect(try terminal.shows("Mensajero congelado"), terminal.picture)
        #expect(try terminal.screen().contains("kill -CONT \(mensajero)"), terminal.picture)
        try terminal.press("6")
        #expect(try terminal.shows("congelado · proceso \(mensajero)"), terminal.picture)
        #expect(try place.diamante("estado").out.contains("kill -CONT \(mensajero)"))
        #expect(try place.diamante("mensajero", "--hasta-vaciar", "--espera", "1").status == 1)

        kill(mensajero, SIGCONT)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.accepted == 60)
        #expect(twilio.simulator.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
        #expect(try eventually { try !terminal.screen().contains("congelado") }, terminal.picture)
    }

    @Test("killed, its work is taken up by a console that is open")
    func killed() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        place.environment["TWILIO_SMS_RATE"] = "6"
        place.environment["DIAMANTE_RECONCILE_LOOKS"] = "1,2,3"
        try SmallPortfolio(place, count: 40).imported(place)
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(eventually { twilio.simulator.statistics.accepted > 5 })
        let mensajero = try #require(place.mensajeroID)
        kill(mensajero, SIGKILL)
        let terminal = try Tmux(place)
        #expect(try terminal.shows("40 préstamos"))
        #expect(eventually { place.mensajeroID.map { $0 != mensajero } ?? false }, terminal.picture)
        #expect(eventually { twilio.simulator.statistics.accepted >= 39 }, terminal.picture)
        #expect(twilio.simulator.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
    }
}
