import Foundation
import Simulator
import Testing

@Suite("A restored backup")
struct ARestoredBackup {
    @Test("sends nothing again, asks about what it had not sent, and needs the house empty")
    func restored() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 3).imported(place)
        #expect(try place.diamante("mensajero", "--pausar").status == 0)
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(eventually { place.mensajeroID != nil })
        #expect(try place.diamante("respaldo", "copia.db").status == 0)
        #expect(try place.diamante("mensajero", "--reanudar").status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.accepted == 3)
        #expect(eventually { place.mensajeroID == nil })

        let terminal = try Tmux(place)
        #expect(try terminal.shows("3 préstamos"))
        let busy = try place.diamante("restaurar", "copia.db")
        #expect(busy.status == 4)
        #expect(busy.err.contains("dueña (proceso \(try terminal.processID))"), "\(busy.err)")
        #expect(try place.states() == ["entregado", "entregado", "entregado"])
        try terminal.press("q")
        #expect(try eventually { try terminal.isDead })

        let done = try place.diamante("restaurar", "copia.db", "--json")
        #expect(done.status == 0, "\(done.err)")
        #expect((try done.json() as? [String: Any])?["sin_resolver"] as? Int == 3)
        #expect(try place.states() == ["sin_resolver", "sin_resolver", "sin_resolver"])
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.creates == 3)
        let status = try place.diamante("estado").out
        #expect(status.contains("3 sin resolver") && status.contains("dueña restauró un respaldo"), "\(status)")
        #expect(try place.diamante("verificar").out == "Todo cuadra.\n")

        // The database before is kept, and is a backup like any other.
        let kept = try FileManager.default.contentsOfDirectory(atPath: place.data.appending(path: "respaldos").path)
        let before = try #require(kept.first { $0.hasPrefix("antes-de-restaurar") })
        #expect(try place.diamante("resolver", "--llego").status == 0)
        #expect(try place.states() == ["entregado", "entregado", "entregado"])
        let back = try place.diamante("restaurar", "datos/respaldos/\(before)")
        #expect(back.status == 0, "\(back.err)")
        #expect(try place.states() == ["entregado", "entregado", "entregado"])
        #expect(twilio.simulator.statistics.creates == 3)
    }

    @Test("what is no backup changes nothing, and only the owner restores")
    func refused() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 2).imported(place)
        let text = try place.write("nota.txt", String(repeating: "no es una base\n", count: 500))
        for file in [text, "no-existe.db"] {
            let result = try place.diamante("restaurar", file)
            #expect(result.status == 1)
            #expect(result.err.contains("no es un respaldo sano"), "\(result.err)")
        }
        #expect(try place.diamante("respaldo", "copia.db").status == 0)
        #expect(try place.diamante("usuario", "luis", "--rol", "oficina").status == 0)
        let office = try place.diamante("restaurar", "copia.db", with: ["DIAMANTE_USER": "luis"])
        #expect(office.status == 1)
        #expect(office.err.contains("Su rol"))
        #expect(try place.diamante("exportar", "clientes").out.contains("Cliente Norte 1"))
        #expect(
            try !FileManager.default.contentsOfDirectory(atPath: place.data.path).contains {
                $0.contains("restaurando")
            })
    }

    @Test("a lost database comes back into an empty directory")
    func lost() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 2).imported(place)
        #expect(try place.diamante("respaldo", "copia.db").status == 0)
        let database = place.data.appending(path: "diamante.db")
        try "basura".write(to: database, atomically: true, encoding: .utf8)
        #expect(try place.diamante("restaurar", "copia.db").status == 0)
        #expect(try place.diamante("exportar", "clientes").out.contains("Cliente Norte 1"))
    }
}
