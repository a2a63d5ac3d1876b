import Simulator
import Testing

@Suite("The house at the console")
struct TheHouseAtTheConsole {
    @Test("a holiday added and a setting changed there hold for the commands, and are taken back by u")
    func changed() throws {
        let place = try Workplace()
        // Its clock stands in February 2027.
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 1).imported(place)
        let terminal = try Tmux(place)
        #expect(try terminal.shows("1 préstamo"), terminal.picture)

        try terminal.press(":")
        try terminal.type("festivos")
        try terminal.press("Enter")
        #expect(try terminal.shows("Festivos de 2027"), terminal.picture)
        try terminal.press("n")
        #expect(try terminal.shows("Agregar un festivo"), terminal.picture)
        for _ in 0..<10 { try terminal.press("BSpace") }
        try terminal.type("01/03/2027")
        try terminal.press("Enter")
        try terminal.type("Día cívico")
        try terminal.press("Enter")
        // The installment of that Monday makes room.
        #expect(try terminal.shows("Al siguiente día hábil: 1 cuota sin pagar de 1 préstamo."), terminal.picture)
        #expect(try !place.diamante("festivos", "2027").out.contains("Día cívico"))
        #expect(try terminal.answer("s") { $0.contains("agregado (") }, terminal.picture)
        #expect(try place.diamante("festivos", "2027").out.contains("01/03/2027\tlun\tDía cívico\tagregado por dueña"))
        try terminal.press("u")
        #expect(try terminal.shows("Los festivos están como antes"), terminal.picture)

        try terminal.press("J")
        #expect(try terminal.shows("Ajustes de la casa"), terminal.picture)
        try terminal.press("Enter", "Right", "Enter")
        #expect(try terminal.shows("semana: calendario"), terminal.picture)
        let week = try place.diamante("ajuste", "semana", "--json").json()
        #expect((week as? [String: Any])?["valor"] as? String == "calendario")
        try terminal.press("Escape", "Escape", "q")
        #expect(try place.diamante("verificar").status == 0)
    }
}
