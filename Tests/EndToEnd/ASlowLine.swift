import Testing

@Suite("A slow line")
struct ASlowLine {
    /// As long as people's names are here, and no two alike.
    private static func name(_ index: Int) -> String {
        let first = ["María Fernanda", "Luis Hernando", "Ana Beatriz", "José Ángel", "Yamile Andrea"]
        let last = [
            "Vargas Galindo", "Ibáñez Cuéllar", "Ospina Restrepo", "Acosta Muñoz", "Peña Ávila", "Ruiz Zuluaga",
        ]
        return first[index % first.count] + " " + last[index % last.count]
    }

    @Test(
        "carries at most 200 bytes for a step of the cursor and 250 for a list that scrolls by a row",
        arguments: ["1", "2"])
    func bytes(_ tab: String) throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 60, firstDue: "2026-05-01") { index, _ in Self.name(index) }.imported(place)
        let terminal = try Pty(place, with: ["TERM": "xterm-256color"])
        #expect(terminal.shows("60 préstamos"), Comment(rawValue: terminal.transcript))
        if tab != "1" { _ = terminal.cost(of: tab) }
        let steps = (0..<9).map { _ in terminal.cost(of: "j") }.sorted()
        for _ in 0..<3 { _ = terminal.cost(of: "j") }
        let scrolls = (0..<11).map { _ in terminal.cost(of: "j") }.sorted()
        #expect((1...200).contains(steps[4]), "\(steps)")
        #expect((1...250).contains(scrolls[5]), "\(scrolls)")
    }
}
