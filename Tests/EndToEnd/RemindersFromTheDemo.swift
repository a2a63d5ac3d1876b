import Foundation
import Glibc
import Testing

@Suite("The demo, as a new user meets it")
struct RemindersFromTheDemo {
    @Test("three marked clients are reminded and their messages arrive on the screen")
    func remindThree() throws {
        let place = try Workplace()
        let terminal = try Tmux(place, columns: 110, rows: 30, "--demo")
        #expect(try terminal.shows("130 préstamos"))
        #expect(try terminal.screen().contains("DEMO"))
        try terminal.press("Space", "Space", "Space", "R")
        #expect(try terminal.shows("Recordar a 3 clientes"))
        #expect(try terminal.answer("s") { $0.contains("u deshacer") })
        #expect(try terminal.shows("3 entregados"), terminal.picture)
        // On WhatsApp the client may have read it by now.
        let screen = try terminal.screen()
        #expect(screen.count { $0 == "✓" } + screen.count { $0 == "✔" } == 6, terminal.picture)
    }

    @Test("a payment gives a receipt, and its confirmation arrives in the same box")
    func payment() throws {
        let place = try Workplace()
        let terminal = try Tmux(place, "--demo")
        #expect(try terminal.shows("130 préstamos"))
        try terminal.press("p")
        #expect(try terminal.shows("Monto"))
        try terminal.type("c")
        #expect(try terminal.shows("Se aplica a"))
        try terminal.press("C-s")
        #expect(try terminal.shows("R00"), terminal.picture)
        #expect(try terminal.shows("✓✓"), terminal.picture)
    }

    @Test("leaving takes everything of the demo away")
    func leaving() throws {
        let place = try Workplace()
        let terminal = try Tmux(place, "--demo")
        #expect(try terminal.shows("130 préstamos"))
        let process = try terminal.processID
        let children = try DemoProcesses.of(process)
        #expect(children.count == 2)
        try terminal.press("q")
        #expect(try eventually { try terminal.isDead })
        #expect(eventually { children.allSatisfy { kill($0, 0) != 0 } })
    }
}
