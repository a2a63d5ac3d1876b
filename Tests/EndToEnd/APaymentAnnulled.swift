import Testing

@Suite("A payment that is annulled")
struct APaymentAnnulled {
    @Test("at the console: with a reason, the balance goes back, and the client gets the correction")
    func annulled() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)
        #expect(try place.diamante("pago", "1000", "60000").status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(try place.states() == ["entregado"])

        let terminal = try Tmux(place)
        try terminal.press("/")
        try terminal.type("10000000")
        #expect(try terminal.shows("1 préstamo "), terminal.picture)
        try terminal.press("Enter", "Enter")
        #expect(try terminal.shows("Saldo $500.000 de $560.000"), terminal.picture)
        try terminal.press("Right", "x")
        #expect(try terminal.shows("Anular el recibo R000001"), terminal.picture)
        // Without a reason nothing is annulled.
        #expect(try terminal.answer("C-s") { $0.contains("Escriba el motivo") }, terminal.picture)
        #expect(try terminal.screen().contains("Anular el recibo R000001"), terminal.picture)
        try terminal.type("era de otro cliente")
        #expect(try terminal.answer("C-s") { $0.contains("Recibo R000001 ANULADO") }, terminal.picture)
        #expect(try terminal.shows("Saldo $560.000 de $560.000"), terminal.picture)
        #expect(try terminal.shows("dueña: era de otro cliente"), terminal.picture)

        #expect(try eventually { try place.states() == ["entregado", "entregado"] }, terminal.picture)
        #expect(try place.messages().first?["tipo"] as? String == "pago-anulado")
        #expect(try place.diamante("verificar").status == 0)
        // It was the last one, and once is enough.
        try terminal.press("x")
        #expect(try terminal.shows("El pago ya está anulado"), terminal.picture)
    }
}
