import Testing

@Suite("Two collectors with different routes")
struct OwnRoutesOnly {
    @Test("see, find, export and remind only their own")
    func ownRoutes() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 20, routes: ["Norte", "Sur"]).imported(place)
        #expect(try place.diamante("usuario", "nora", "--ruta", "Norte").status == 0)
        #expect(try place.diamante("usuario", "saul", "--ruta", "Sur").status == 0)
        let nora = ["DIAMANTE_USER": "nora"]

        let exported = try place.diamante("exportar", "clientes", with: nora).out
        #expect(exported.contains("Cliente Norte 0"))
        #expect(!exported.contains("Cliente Sur"))
        #expect(try place.diamante("pago", "1001", "5000", with: nora).status == 1)
        #expect(try place.diamante("recordatorio-pago", "1001", with: nora).status == 1)
        #expect(try place.diamante("importar", "--clientes", "clientes.csv", with: nora).status == 1)
        #expect(try place.diamante("usuario", "eva", with: nora).status == 1)

        let queued = try place.diamante("cuotas-vencidas", "--json", with: nora).json() as? [String: Any]
        #expect(queued?["en_cola"] as? Int == 10)
        let seen = try place.diamante("mensajes", "--json", with: ["DIAMANTE_USER": "saul"]).json() as? [Any]
        #expect(seen?.isEmpty == true)

        let terminal = try Tmux(place, with: nora)
        #expect(try terminal.shows("10 préstamos"))
        try terminal.press("/")
        try terminal.type("sur")
        #expect(try terminal.shows("0 préstamos"), terminal.picture)
        #expect(try !terminal.screen().contains("Cliente Sur"))
    }

    @Test("what is not said of a person stays as it is")
    func changePerson() throws {
        let place = try Workplace()
        try place.diamante(
            "usuario", "nora", "--nombre", "Nora Díaz", "--rol", "supervisor", "--ruta", "Norte", "--ruta-nueva")
        let changed = try place.diamante("usuario", "nora", "--ruta", "Sur", "--ruta-nueva").out
        #expect(changed.contains("nora\tNora Díaz\tsupervisor\tSur"))
    }

    @Test("a login nobody knows is told whom to ask")
    func stranger() throws {
        let place = try Workplace()
        #expect(try place.diamante("usuario").status == 0)
        let result = try place.diamante("mensajes", with: ["DIAMANTE_USER": "nadie"])
        #expect(result.status == 3)
        #expect(result.err.contains("pida al dueño"))
    }
}
