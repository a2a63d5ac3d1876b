import Foundation
import Simulator
import Testing

@Suite("A copied data directory")
struct ACopiedHouse {
    @Test("sends nothing until the owner says that this is the one, and says so on its console")
    func copied() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 3).imported(place)
        #expect(try place.diamante("mensajero", "--pausar").status == 0)
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(eventually { place.mensajeroID != nil })
        place.endMensajero()

        let copy = place.root.appending(path: "copia")
        try FileManager.default.copyItem(at: place.data, to: copy)
        let there = ["DIAMANTE_DATA": copy.path]
        // The person's pause is gone; what keeps a copy from sending is not one that is resumed.
        #expect(try place.diamante("mensajero", "--reanudar", with: there).status == 0)
        let waited = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "2", with: there)
        #expect(waited.status == 1)
        #expect(waited.err.contains("Base copiada o movida"))
        #expect(try place.diamante("estado", with: there).out.contains("--adoptar"))
        let terminal = try Tmux(place, with: there)
        #expect(try terminal.shows("Base copiada o movida"), terminal.picture)
        #expect(twilio.simulator.statistics.creates == 0)

        #expect(try place.diamante("estado", "--adoptar", with: there).status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar", with: there).status == 0)
        #expect(twilio.simulator.statistics.accepted == 3)
        #expect(try eventually { try !terminal.screen().contains("Base copiada") }, terminal.picture)
    }
}
