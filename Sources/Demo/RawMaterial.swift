import Embedded

/// The names and places of `data/demo`, from which people are put together.
struct RawMaterial {
    let women: [String]
    let men: [String]
    let surnames: [String]
    /// The neighbourhoods of each route, in the order of the collectors.
    let neighbourhoods: [[String]]

    init() throws(DemoError) {
        women = try Self.lines("nombres-mujer.txt")
        men = try Self.lines("nombres-hombre.txt")
        surnames = try Self.lines("apellidos.txt")
        var byRoute: [String: [String]] = [:]
        for line in try Self.lines("barrios.txt") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { throw .unreadable(file: "barrios.txt", line: line) }
            byRoute[String(parts[0]), default: []].append(String(parts[1].drop { $0 == " " }))
        }
        var neighbourhoods: [[String]] = []
        for (_, _, route) in DemoPortfolio.collectors {
            guard let own = byRoute[route] else { throw .unreadable(file: "barrios.txt", line: route) }
            neighbourhoods.append(own)
        }
        self.neighbourhoods = neighbourhoods
    }

    /// What stands in a file, one thing a line; `#` lines are comments.
    private static func lines(_ name: String) throws(DemoError) -> [String] {
        let text = Embedded.file(name)?.text ?? ""
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
        guard !lines.isEmpty else { throw .empty(file: name) }
        return lines
    }
}
