import Testing

@Suite("A client that is written down at the console")
struct AClientWrittenDown {
    @Test("is asked for what is missing beside the field, kept once, and found at once")
    func written() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 2).imported(place)
        let terminal = try Tmux(place)
        try terminal.press("2")
        #expect(try terminal.shows("2 clientes"), terminal.picture)
        try terminal.press("n")
        #expect(try terminal.shows("Cliente nuevo"), terminal.picture)
        // Leaving with something typed asks once.
        try terminal.type("52.111.222")
        try terminal.press("Escape")
        #expect(try terminal.shows("Hay datos sin registrar"), terminal.picture)
        #expect(try terminal.screen().contains("52.111.222"), terminal.picture)
        try terminal.press("C-s")
        #expect(try terminal.shows("Escriba el nombre"), terminal.picture)
        try terminal.type("Ángela Ñuste")
        try terminal.press("Enter")
        try terminal.type("12")
        #expect(try terminal.shows("Ángela Ñuste"), terminal.picture)
        try terminal.press("C-s")
        #expect(try terminal.screen().contains("Cliente nuevo"), terminal.picture)
        try terminal.press("BSpace", "BSpace")
        try terminal.type("300 555 1234")
        try terminal.press("C-s")
        #expect(try terminal.shows("Cliente registrado"), terminal.picture)
        let clients = try place.diamante("exportar", "clientes").out
        #expect(clients.contains("52111222") && clients.contains("Ángela Ñuste"), "\(clients)")
        #expect(clients.contains("3005551234"), "\(clients)")

        // Found without accents, and no second time.
        try terminal.press("2", "/")
        try terminal.type("nuste")
        #expect(try terminal.shows("1 cliente "), terminal.picture)
        try terminal.press("Enter", "n")
        #expect(try terminal.shows("Cliente nuevo"), terminal.picture)
        try terminal.type("52111222")
        try terminal.press("Enter")
        try terminal.type("Otra")
        try terminal.press("C-s")
        #expect(try terminal.shows("Ya hay un cliente con ese documento"), terminal.picture)
        #expect(try place.diamante("verificar").status == 0)
    }
}
