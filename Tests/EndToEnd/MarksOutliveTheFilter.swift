import Testing

@Suite("Marks")
struct MarksOutliveTheFilter {
    @Test("are of loans and not of lines: they outlive a filter and another order, and are whom R means")
    func outlive() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 6).imported(place)
        let terminal = try Tmux(place)
        func marked() throws -> [String] {
            try terminal.screen().split(separator: "\n").filter { $0.contains("*") && $0.contains("Cliente Norte") }
                .compactMap { $0.split(separator: " ").first { Int($0) != nil } }.map(String.init)
        }
        #expect(try terminal.shows("6 préstamos"), terminal.picture)
        try terminal.press("Space", "Space")
        #expect(try terminal.shows("2 marcados"), terminal.picture)
        let first = try marked()
        #expect(first.count == 2, terminal.picture)

        try terminal.press("/")
        try terminal.type("1005")
        #expect(try terminal.shows("1 préstamo "), terminal.picture)
        // Hidden, and counted still.
        #expect(try marked().isEmpty && terminal.screen().contains("2 marcados"), terminal.picture)
        try terminal.press("Enter", "Space")
        #expect(try terminal.shows("3 marcados"), terminal.picture)
        let before = try terminal.screen().contains("orden: días")
        try terminal.press("o")
        #expect(try before && eventually { try !terminal.screen().contains("orden: días") }, terminal.picture)
        try terminal.press("Escape")
        #expect(try terminal.shows("6 préstamos"), terminal.picture)
        #expect(try Set(marked()) == Set(first + ["1005"]), terminal.picture)
        try terminal.press("R")
        #expect(try terminal.shows("Recordar a 3 clientes"), terminal.picture)
        try terminal.press("Escape")
        #expect(try terminal.shows("3 marcados"), terminal.picture)
        try terminal.press("-")
        #expect(try eventually { try !terminal.screen().contains("marcados") }, terminal.picture)
        #expect(try place.messages().isEmpty)
    }
}
