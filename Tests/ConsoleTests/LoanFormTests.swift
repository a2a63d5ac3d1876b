import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("Writing down, changing and approving a loan")
struct LoanFormTests {
    private static let new = ["2", "/", "'maria'", "enter", "enter", "n"]

    private func typed(_ desk: Desk) {
        for key in Self.new + ["'500000'", "enter", "'600000'", "enter", "'12'"] { desk.press(key) }
    }

    @Test("shows the plan while it is typed, and opens the loan that was written down")
    func add() throws {
        let house = try HouseKind.month.open()
        let desk = Desk(house)
        typed(desk)
        #expect(desk.line("Plan").contains("12 cuotas de $50.000, del lun 30/11/2026"))
        desk.press("ctrl-s")
        #expect(desk.text.contains("Préstamo 1103 · María Fernanda") && desk.text.contains("APROBADO"))
        #expect(desk.text.contains("✓ Préstamo registrado: A lo desembolsa"))
        #expect(try house.store.loan(number: "1103", scope: .all).status == .approved)
    }

    @Test("says what is missing at its field, and keeps what was typed")
    func incomplete() throws {
        let desk = Desk(try HouseKind.month.open())
        for key in Self.new + ["'500000'", "enter", "'400000'", "ctrl-s"] { desk.press(key) }
        #expect(desk.text.contains("no menos que lo prestado"))
        #expect(desk.cursorLine.contains("Total a pagar"))
        desk.press("esc")
        #expect(desk.text.contains("Esc otra vez"))
        desk.press("esc")
        #expect(!desk.text.contains("Préstamo nuevo ·"))
    }

    @Test("is approved by A and s, which tells the client; neither Enter nor A confirms")
    func approve() throws {
        let house = try HouseKind.month.open()
        let desk = Desk(house)
        typed(desk)
        desk.press("ctrl-s", "A", "A", "enter")
        #expect(try house.store.loan(number: "1103", scope: .all).status == .approved)
        #expect(house.queued == 0)
        #expect(desk.text.contains("Queda activo, desembolsado hoy; primera cuota 30/11."))
        desk.press("s")
        #expect(try house.store.loan(number: "1103", scope: .all).status == .active)
        #expect(house.queued == 1)
        #expect(desk.text.contains("✓ Préstamo activo"))
        #expect(desk.text.contains("al día"))
    }

    @Test("changes number and route only, once something was paid")
    func edit() throws {
        let house = try HouseKind.month.open()
        let desk = Desk(house)
        desk.press("/", "'1042'", "enter", "enter", "e", "right", "ctrl-s")
        #expect(desk.text.contains("Préstamo actualizado"))
        let loan = try house.store.loan(number: "1042", scope: .all)
        #expect(loan.routeID == (try house.route("Norte")))
        #expect(loan.total == Money(500_000))
    }

    @Test("takes pasted amounts without their cents")
    func cents() throws {
        let desk = Desk(try HouseKind.month.open())
        for key in Self.new { desk.press(key) }
        desk.app.handle(.key(.paste("$ 150.000,00")))
        desk.look()
        #expect(desk.line("Monto prestado").contains("[ 150.000 "))
    }
}
