import Glibc
import Testing

/// However the console ends, the terminal is as it was.
@Suite("A terminal that the console leaves")
struct ALeftTerminal {
    @Test(
        "is sane after every signal, also those of a crash, and the backtracer does not get it",
        arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGSEGV, SIGTRAP, SIGILL, SIGABRT, SIGBUS, SIGFPE])
    func signal(_ number: Int32) throws {
        let backtrace = "enable=yes,interactive=yes,color=yes"
        let terminal = try Pty(Workplace(), with: ["TERM": "xterm-256color", "SWIFT_BACKTRACE": backtrace])
        #expect(terminal.shows("Bienvenido"))
        kill(terminal.process, number)
        #expect(terminal.ended() == 128 + number, Comment(rawValue: terminal.transcript))
        #expect(try terminal.leftOn() == [], Comment(rawValue: terminal.transcript))
        #expect(!terminal.wrote("Press space"))
    }

    @Test("ends with the line when that is cut")
    func hangUp() throws {
        let terminal = try Pty(Workplace(), with: ["TERM": "xterm-256color"])
        #expect(terminal.shows("Bienvenido"))
        terminal.hangUp()
        kill(terminal.process, SIGHUP)
        #expect(terminal.ended() != nil)
    }

    @Test("stays the console's on Ctrl-Z where no shell waits, and Ctrl-C is Esc, Ctrl-S no freeze")
    func controls() throws {
        let terminal = try Pty(Workplace(), with: ["TERM": "xterm-256color"])
        #expect(terminal.shows("Bienvenido"))
        terminal.send("\u{1A}\u{13}\u{11}\u{1C}?")
        #expect(terminal.shows("Dinero"))
        terminal.send("\u{3}2")
        #expect(terminal.shows("No hay clientes"))
        terminal.send("q")
        #expect(terminal.ended() == 0)
        #expect(try terminal.leftOn() == [])
    }

    @Test("goes to the shell on Ctrl-Z and comes back with fg, as often as one likes")
    func suspend() throws {
        let place = try Workplace()
        let shell = try Pty(
            place, ["/usr/bin/env", "PS1=listo> ", "/bin/bash", "--norc", "--noprofile", "-i"],
            with: ["TERM": "xterm-256color", "HISTFILE": ""])
        #expect(shell.shows("listo> "))
        shell.send("stty -g > antes; \(Workplace.executable)\r")
        #expect(shell.shows("Bienvenido"))
        for round in 1...3 {
            shell.send("\u{1A}")
            #expect(shell.shows("listo> "), Comment(rawValue: shell.transcript))
            #expect(try shell.leftOn().filter { $0 != "modes of the line" && $0 != "paste marks" } == [])
            shell.send("stty -g | cmp - antes && echo igual-\(round)\r")
            #expect(shell.shows("\rigual-\(round)"), Comment(rawValue: shell.transcript))
            if round == 2 { shell.resize(columns: 100, rows: 30) }
            shell.send("fg\r")
            #expect(shell.shows("Bienvenido"), Comment(rawValue: shell.transcript))
        }
        shell.send("q")
        #expect(shell.shows("listo> "))
        shell.send("stty -g | cmp - antes && echo igual-al-final\r")
        #expect(shell.shows("\rigual-al-final"))
        shell.send("exit\r")
        #expect(shell.ended() != nil)
    }

    @Test("is sane after a storm of other sizes, and the console is still there")
    func resizeStorm() throws {
        let terminal = try Pty(Workplace(), with: ["TERM": "xterm-256color"])
        #expect(terminal.shows("Bienvenido"))
        for step in 0..<400 {
            let (columns, rows) = [(1, 1), (200, 60), (80, 24), (79, 24), (3, 90), (300, 2), (110, 30)][step % 7]
            terminal.resize(columns: UInt16(columns), rows: UInt16(rows))
            if step % 5 == 0 { terminal.send("?") }
            if step % 5 == 2 { terminal.send("\u{1B}") }
        }
        terminal.resize(columns: 80, rows: 24)
        // Keys do nothing until the last size has arrived.
        let isThere = eventually(within: 20) {
            terminal.send("\u{1B}2\u{C}")
            return terminal.shows("No hay clientes", within: 1)
        }
        #expect(isThere, Comment(rawValue: terminal.transcript))
        terminal.send("q")
        #expect(terminal.ended() == 0)
        #expect(try terminal.leftOn() == [])
    }
}
