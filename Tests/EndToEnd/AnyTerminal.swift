import Testing

@Suite("The console on any terminal")
struct AnyTerminal {
    @Test("a window of 8 by 2 asks for room and comes back")
    func tiny() throws {
        let place = try Workplace()
        let terminal = try Tmux(place)
        #expect(try terminal.shows("Bienvenido"))
        try terminal.resize(columns: 8, rows: 2)
        try terminal.resize(columns: 1, rows: 1)
        try terminal.resize(columns: 80, rows: 24)
        #expect(try terminal.shows("Bienvenido", within: 10), terminal.picture)
        #expect(try !terminal.isDead)
    }

    @Test("without UTF-8 it speaks ASCII")
    func ascii() throws {
        let place = try Workplace()
        let terminal = try Tmux(place, with: ["LC_ALL": "C"])
        #expect(try terminal.shows("Bienvenido"))
        #expect(try terminal.screen().allSatisfy(\.isASCII))
    }

    @Test("a terminal this machine does not know is treated as xterm")
    func unknown() throws {
        let place = try Workplace()
        let terminal = try Tmux(place, with: ["TERM": "xterm-kitty-nunca-vista"])
        #expect(try terminal.shows("Bienvenido"))
    }

    @Test("it speaks English where it is asked to")
    func english() throws {
        let place = try Workplace()
        let terminal = try Tmux(place, with: ["DIAMANTE_LANG": "en"])
        #expect(try terminal.shows("Welcome"))
    }
}
