import Foundation
import Glibc
import Testing

@Suite("The demo, as a new user meets it")
struct RemindersFromTheDemo {
    @Test("marked clients are reminded and their messages arrive on the screen; who may not be written to is named")
    func remindFive() throws {
        let place = try Workplace()
        let terminal = try Tmux(place, columns: 110, rows: 30, "--demo")
        #expect(try terminal.shows("130 préstamos"))
        #expect(try terminal.screen().contains("DEMO"))
        try terminal.press("Space", "Space", "Space", "Space", "Space", "R")
        #expect(try terminal.shows("Recordar a 5 clientes"))
        #expect(try terminal.answer("s") { $0.contains("u deshacer") })
        // Who stands among the first five depends on the day: some of the demo gave no authorisation.
        let refused = try Self.firstFive(terminal.screen()).count { $0 == "⊘" }
        #expect(refused < 4)
        #expect(try terminal.shows("\(5 - refused) entregados"), terminal.picture)
        // On WhatsApp the client may have read it by now.
        let ticks = try Self.firstFive(terminal.screen()).count { $0 == "✓" || $0 == "✔" }
        #expect(ticks == 2 * (5 - refused), terminal.picture)
    }

    /// The first five rows of the list.
    private static func firstFive(_ screen: String) -> String {
        screen.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(4).prefix(5).joined(separator: "\n")
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
