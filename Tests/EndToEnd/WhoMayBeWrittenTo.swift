import Simulator
import Testing

@Suite("Who may be written to")
struct WhoMayBeWrittenTo {
    private func open(_ place: Workplace, client document: String) throws -> Tmux {
        let terminal = try Tmux(place)
        try terminal.press("2", "/")
        try terminal.type(document)
        #expect(try terminal.shows("1 cliente "), terminal.picture)
        try terminal.press("Enter", "Enter")
        #expect(try terminal.shows("Autorizaciones"), terminal.picture)
        return terminal
    }

    @Test("a consent taken back at the console keeps the next message here, and given again lets it go")
    func consent() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)
        let terminal = try open(place, client: "10000000")
        try terminal.press("Down", "s")
        #expect(try terminal.shows("Retirar la autorización"), terminal.picture)
        try terminal.type("llamada")
        #expect(try terminal.answer("C-s") { $0.contains("SMS · cobro: retirada") }, terminal.picture)
        let refused = try place.diamante("recordatorio-pago", "1000")
        #expect(refused.status == 1 && refused.err.contains("No autoriza este medio"), "\(refused.err)")

        try terminal.press("s")
        #expect(try terminal.shows("Registrar la autorización"), terminal.picture)
        try terminal.type("carta")
        #expect(try terminal.answer("C-s") { $0.contains("[✓] SMS · cobro       autoriza") }, terminal.picture)
        #expect(try place.diamante("recordatorio-pago", "1000").status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.accepted == 1)
        let proof = try place.diamante("exportar", "autorizaciones", "--cliente", "10000000").out
        #expect(proof.contains("llamada") && proof.contains("carta") && proof.contains("dueña"), "\(proof)")
    }

    @Test("an opt-out at the console takes back what is queued, and stands above every consent")
    func optOut() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)
        #expect(try place.diamante("mensajero", "--pausar").status == 0)
        #expect(try place.diamante("recordatorio-pago", "1001").status == 0)
        #expect(try place.states() == ["en_cola"])
        let terminal = try open(place, client: "10000001")
        try terminal.press("b")
        #expect(try terminal.shows("Baja del cliente"), terminal.picture)
        #expect(try terminal.answer("C-s") { $0.contains("cómo lo pidió") }, terminal.picture)
        try terminal.type("en persona")
        #expect(try terminal.answer("C-s") { $0.contains("Baja registrada") }, terminal.picture)
        #expect(try place.states() == ["retirado"])
        let refused = try place.diamante("recordatorio-pago", "1001")
        #expect(refused.status == 1 && refused.err.contains("Pidió no recibir"), "\(refused.err)")
        #expect(try place.diamante("mensajero", "--reanudar").status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.creates == 0)
    }
}
