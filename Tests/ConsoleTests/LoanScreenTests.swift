import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("The loan's screen")
struct LoanScreenTests {
    private func open(_ house: House, width: Int = 80, height: Int = 24, language: Language = .es) throws -> Desk {
        let desk = Desk(
            house, width: width, height: height, language: language, services: try house.servicesWithErrors())
        desk.press("/", "'1042'", "enter", "enter")
        return desk
    }

    @Test("opens with the next installment to be paid under the cursor")
    func firstOpen() throws {
        let house = try House(seed: House.busy)
        #expect(try open(house).cursorLine.contains("vencida"))
    }

    @Test("is that of the loan that was searched for, however quickly Enter follows the search")
    func quick() throws {
        let desk = Desk(try House(seed: House.busy))
        desk.pressQuickly("/", "1", "0", "9", "0", "enter", "enter")
        #expect(desk.text.contains("Préstamo 1090"))
        desk.press("esc", "esc")
        desk.pressQuickly("/", "1", "0", "7", "7", "enter", "p")
        #expect(desk.text.contains("Pago · préstamo 1077"))
    }

    @Test("annuls the selected payment after a reason and Ctrl-S, and says so on the row")
    func annul() throws {
        let house = try House(seed: House.busy)
        let desk = try open(house)
        desk.press("right", "down", "x", "'cheque devuelto'", "ctrl-s")
        let loan = try house.store.loan(number: "1042", scope: .all)
        #expect(loan.balance == Money(500_000))
        #expect(desk.text.contains("ANULADO ana: cheque devuelto"))
    }

    @Test("does not annul where there is nothing to annul, and says why")
    func nothingToAnnul() throws {
        let desk = try open(House(seed: House.busy))
        desk.press("x")
        #expect(desk.text.contains("Elija un pago, un mensaje en cola o una visita"))
        desk.press("right", "x")
        #expect(desk.text.contains("ya está anulado"))
    }

    @Test("follows a payment that somebody else takes")
    func live() throws {
        let house = try House(seed: House.busy)
        let desk = try open(house)
        let order = PaymentOrder(loanNumber: "1042", amount: Money(450_000), key: "otro", confirmation: nil)
        _ = try house.another(login: "ana").registerPayment(order, scope: .all)
        desk.happens(.changed)
        #expect(desk.line("Préstamo 1042").contains("PAGADO"))
        desk.press("p")
        #expect(desk.text.contains("no recibe pagos"))
    }

    @Test("opens the message under the cursor")
    func message() throws {
        let desk = try open(House(seed: House.busy))
        desk.press("end", "enter")
        #expect(desk.text.contains("Mensaje · María Fernanda Ríos"))
        desk.press("esc")
        #expect(desk.text.contains("Préstamo 1042"))
    }
}
