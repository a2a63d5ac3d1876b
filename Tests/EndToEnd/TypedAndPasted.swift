import Glibc
import Testing

@Suite("What is typed and pasted in a real terminal")
struct TypedAndPasted {
    private func open(_ place: Workplace) throws -> Tmux {
        try SmallPortfolio(place, count: 5).imported(place)
        let terminal = try Tmux(place)
        #expect(try terminal.shows("5 préstamos"))
        return terminal
    }

    @Test("pasted text never runs as commands, and goes into the field that is being typed")
    func paste() throws {
        let place = try Workplace()
        let terminal = try open(place)
        try terminal.type("\u{1B}[200~Rs\rqqp1000\u{1B}[201~")
        try terminal.type("/\u{1B}[200~1003\r\n\u{1B}[201~")
        #expect(try terminal.shows("1 préstamo ", within: 20), terminal.picture)
        #expect(try terminal.screen().contains("buscar: 1003"))
        try terminal.press("Enter", "q")
        #expect(try eventually { try terminal.isDead })
        #expect(try (place.diamante("mensajes", "--json").json() as? [Any])?.isEmpty == true)
    }

    @Test("a paste that is cut in two by a question does not answer it")
    func pasteInPieces() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 5).imported(place)
        let terminal = try Pty(place, with: ["TERM": "xterm-256color"])
        #expect(terminal.shows("préstamos"), Comment(rawValue: terminal.transcript))
        terminal.send("R\u{1B}[200~abc")
        #expect(terminal.shows("Recordar a 5 clientes"), Comment(rawValue: terminal.transcript))
        terminal.send("s\u{1B}[201~")
        // What comes after the paste is a key again.
        terminal.send("?")
        #expect(terminal.shows("Salir sin enviar nada"), Comment(rawValue: terminal.transcript))
        #expect(try place.messages().isEmpty)
    }

    @Test("a lone Esc is Esc, a sequence is its key, and one nobody knows is nothing")
    func escape() throws {
        let terminal = try open(Workplace())
        try terminal.type("/zzz")
        #expect(try terminal.shows("Nada coincide"))
        try terminal.type("\u{1B}")
        #expect(try terminal.shows("5 préstamos", within: 20), terminal.picture)
        // A mouse report, and a key of some other keyboard.
        try terminal.type("\u{1B}[<0;10;10M")
        try terminal.type("\u{1B}[57441;2u")
        try terminal.type("\u{1B}[B\u{1B}OB")
        let isThere = try eventually(within: 20) {
            try terminal.screen().split(separator: "\n").contains { $0.hasPrefix(" ▌") && $0.contains(" 1002 ") }
        }
        #expect(isThere, terminal.picture)
        #expect(try terminal.screen().contains("5 préstamos"))
    }

    @Test("every key that is bound is among those that the monkey types")
    func alphabet() {
        for key in ["V", ":", "T", "d", "t", "q", " ", "\r", "\u{1B}", "\u{14}", "\u{F}", "\u{12}", "\u{10}", "1", "6"]
        {
            #expect(BoundKeys.bytes.contains(key), "\(key.debugDescription)")
        }
    }

    @Test("a monkey at the keyboard neither crashes it, nor breaks the books, nor the terminal")
    func monkey() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 30).imported(place)
        func open() throws -> Pty {
            let terminal = try Pty(place, with: ["TERM": "xterm-256color"])
            #expect(terminal.shows("préstamos"), Comment(rawValue: terminal.transcript))
            return terminal
        }
        var terminal = try open()
        var state: UInt64 = 7
        func dice(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
        // No Ctrl-C: behind a q that leaves, it is the line's own, and ends whoever is about to end.
        let keys =
            BoundKeys.bytes + "0123456789 ".map(String.init) + [
                "\u{1A}", "\u{15}", "\u{1B}[200~ñ\u{1B}[2J\u{1B}[201~", "\u{1B}[200~20.000\r\u{1B}[201~", "ñ",
                "\u{80}", "\u{1B}[999~",
            ]
        for step in 0..<3000 {
            terminal.send(keys[dice(keys.count)])
            guard step % 10 == 0 else { continue }
            // A q on a top-level screen leaves, as does the palette: sound, with the terminal as it was. Others go on.
            if let status = terminal.ended(within: 0) {
                #expect(status == 0, Comment(rawValue: String(terminal.transcript.suffix(2000))))
                #expect(try terminal.leftOn() == [])
                terminal = try open()
            }
            guard step % 100 == 0 else { continue }
            let (columns, rows) = [(80, 24), (110, 30), (1, 1), (200, 60), (80, 24)][dice(5)]
            terminal.resize(columns: UInt16(columns), rows: UInt16(rows))
        }
        if terminal.ended(within: 0) != nil { terminal = try open() }
        terminal.resize(columns: 80, rows: 24)
        kill(terminal.process, SIGTERM)
        let end = terminal.ended()
        #expect(end == 128 + SIGTERM || end == 0, Comment(rawValue: String(terminal.transcript.suffix(2000))))
        #expect(try terminal.leftOn() == [])
        #expect(try place.diamante("verificar").status == 0)
    }
}
