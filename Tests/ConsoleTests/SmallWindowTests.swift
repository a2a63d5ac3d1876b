import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("A small window")
struct SmallWindowTests {
    @Test("of 40×10 shows who owes how much, and moves, filters and marks", arguments: [(40, 10), (60, 15), (79, 23)])
    func list(_ width: Int, _ height: Int) throws {
        let desk = Desk(try House(seed: House.five), width: width, height: height)
        #expect(desk.line("Andrés").contains("$120.000") || desk.line("Andrés").contains("$1.200.000"))
        #expect(desk.lines[0].contains("[1 Vencidos]"))
        #expect(desk.footer.contains("p pago") && desk.footer.hasSuffix("q salir"))
        desk.press("down", "space", "/", "'jose'", "enter")
        #expect(desk.cursorLine.contains("José"))
    }

    @Test("takes a payment from 60×15 on")
    func payment() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house, width: 60, height: 15)
        desk.press("p", "v")
        #expect(desk.text.contains("c $120.000") && desk.text.contains("Ctrl-S registrar"))
        desk.press("ctrl-s")
        #expect(desk.text.contains("Recibo"))
        #expect(try house.store.payments(of: house.loanID("1101")).count == 1)
    }

    @Test("asks for room where a dialog would be cut, and nothing but Esc works in it")
    func dialog() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house, width: 40, height: 10)
        desk.press("p")
        #expect(desk.text.contains("Agrande la ventana a 56×15"))
        desk.press("c", "ctrl-s", "enter")
        #expect(try house.store.payments(of: house.loanID("1101")).isEmpty)
        #expect(desk.footer.contains("Esc"))
        desk.press("esc")
        #expect(desk.text.contains("Andrés"))
    }

    @Test("says on its status line what keeps messages from going")
    func problem() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house, width: 60, height: 15, services: house.services(mensajero: .unconfigured))
        #expect(desk.lines[13].contains("‼ Twilio sin configurar"))
    }
}

extension House {
    fileprivate func loanID(_ number: String) throws -> LoanID {
        try store.loan(number: number, scope: .all).id
    }
}
