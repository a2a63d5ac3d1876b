import Foundation
import Simulator
import Testing

@Suite("A template rewritten on the screen")
struct ATemplateRewritten {
    @Test("is saved as a file, and the next reminder carries the new text")
    func rewritten() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 1).imported(place)

        let terminal = try Tmux(place)
        #expect(try terminal.shows("1 préstamo"))
        try terminal.press("T")
        #expect(try terminal.shows("36 plantillas"))
        try terminal.press("Down", "Down", "Down", "Down", "Enter")
        #expect(try terminal.shows("cuota vencida · SMS"), terminal.picture)
        try terminal.press("End")
        try terminal.type(" Le escribe Marta.")
        #expect(try terminal.shows("sin guardar"), terminal.picture)
        try terminal.press("C-s")
        #expect(try terminal.shows("Guardada"), terminal.picture)
        let file = place.data.appending(path: "plantillas/cuota-vencida.sms.es.txt")
        #expect(try String(contentsOf: file, encoding: .utf8).contains("Le escribe Marta."))

        try terminal.press("Escape")
        #expect(try terminal.shows("1 propia"))
        try terminal.press("Escape", "r")
        #expect(try terminal.shows("Le escribe Marta."), terminal.picture)
        #expect(try terminal.answer("s") { !$0.contains("Le escribe Marta.") }, terminal.picture)
        #expect(eventually { twilio.simulator.messages.contains { $0.body.contains("Le escribe Marta.") } })
        #expect(twilio.simulator.statistics.accepted == 1)
    }

    @Test("is checked by a command, which ends with 1 and the sentence when one cannot be used")
    func checked() throws {
        let place = try Workplace()
        #expect(try place.diamante("plantillas", "--revisar").status == 0)
        let folder = place.data.appending(path: "plantillas")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func write(_ name: String, _ text: String) throws {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        try write("cuota-vencida.sms.es.txt", "{empresa}: {cliente}, debe {monto}. SALIR\n")
        try write("cuota_vencida.sms.es.txt", "{empresa}: debe {monto}. SALIR\n")
        let refused = try place.diamante("templates", "--check")
        #expect(refused.status == 1)
        #expect(refused.err.contains("cuota-vencida.sms.es.txt: No existe {cliente}"))
        #expect(refused.err.contains("cuota_vencida.sms.es.txt: ninguna plantilla se llama así"))
        let listed = try place.diamante("plantillas", "--json")
        #expect(listed.status == 1)
        let lines = try #require(try listed.json() as? [[String: Any]])
        #expect(lines.count == 36)
        let bad = lines.filter { ($0["problemas"] as? [Any])?.isEmpty == false }
        #expect(bad.map { $0["archivo"] as? String } == ["cuota-vencida.sms.es.txt"])
        #expect(bad.first?["origen"] as? String == "propia")
    }

    @Test("that cannot be read is named on every console until it is mended")
    func named() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 1).imported(place)
        let folder = place.data.appending(path: "plantillas")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "cuota-vencida.sms.es.txt")
        try "{empresa}: {nombre".write(to: file, atomically: true, encoding: .utf8)
        let terminal = try Tmux(place, columns: 110, rows: 30)
        #expect(try terminal.shows("plantillas/cuota-vencida.sms.es.txt"), terminal.picture)
        #expect(try place.diamante("aviso", "Pague o lo embargan", "--ensayo").err.contains("amenaza"))
    }
}
