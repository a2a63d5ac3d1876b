import Foundation
import Simulator
import SmallDisk
import Testing

@Suite("A disk that fills while messages go out", .enabled(if: SmallDisk.isPossible))
struct AFullDisk {
    @Test("nothing twice, nothing lost, one sentence on the console, and it goes on by itself")
    func full() throws {
        let place = try Workplace()
        let disk = try SmallDisk(megabytes: 24)
        let twilio = try TwilioOnLoopback { $0.latency = 400 }
        place.environment.merge(twilio.variables) { $1 }
        place.environment["DIAMANTE_DATA"] = disk.path
        place.environment["TWILIO_CONCURRENCY"] = "4"
        try SmallPortfolio(place, count: 40).imported(place)
        let terminal = try Tmux(place)
        #expect(try terminal.shows("40 préstamos"))
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(eventually { twilio.simulator.statistics.creates > 0 })
        disk.fill()

        #expect(try terminal.shows("Disco lleno"), terminal.picture)
        let posted = twilio.simulator.statistics.creates
        #expect(posted < 40)
        let payment = try place.diamante("pago", "1000", "1000")
        #expect(payment.status == 1)
        #expect(payment.err.contains("disco está lleno"), "\(payment.err)")
        #expect(try place.diamante("estado").out.contains("DISCO LLENO"))

        disk.free()
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.accepted == 40)
        #expect(twilio.simulator.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
        #expect(try place.states().allSatisfy { $0 == "entregado" })
        #expect(try eventually { try !terminal.screen().contains("Disco lleno") }, terminal.picture)
        #expect(try place.diamante("verificar").status == 0)
    }
}
