import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("A payment")
struct PaymentTests {
    /// At the loan 1042: three installments of $50.000 overdue, ten in all.
    static func desk(_ house: House) -> Desk {
        let desk = Desk(house)
        desk.press("down", "down", "p")
        return desk
    }

    static func payments(_ house: House) throws -> [Payment] {
        try house.store.payments(of: house.store.loan(number: "1042", scope: .all).id)
    }

    @Test("shows what it pays and leaves while the amount is typed")
    func preview() throws {
        let desk = Self.desk(try House(seed: House.five))
        desk.press("'120000'")
        desk.press("s")
        #expect(desk.line("Saldo nuevo").contains("$0 · queda PAGADO"))
        desk.press("v")
        #expect(desk.line("Se aplica a").contains("cuotas 1 a 3 completas"))
        #expect(desk.line("Saldo nuevo").contains("$350.000 · queda al día"))
        desk.press("c")
        #expect(desk.line("Se aplica a").contains("cuota 1 completa"))
        #expect(desk.line("Saldo nuevo").contains("sigue en mora $100.000, 14 días"))
    }

    @Test("offers no amount of what is overdue where nothing is")
    func nothingOverdue() throws {
        let house = try House(seed: House.five)
        Self.desk(house).press("v", "ctrl-s")
        let loan = try house.store.loan(number: "1042", scope: .all).id
        let form = try PaymentForm(house.context(services: house.services()), loan: loan)
        #expect(form.keys.first { $0.action == .amountOverdue }?.off == .desk(.nothingOverdue))
        #expect(form.keys.first { $0.action == .amountInstallment }?.off == nil)
    }

    @Test("takes the letters of the amounts in their field alone", arguments: [1, 3])
    func letters(_ steps: Int) throws {
        let desk = Self.desk(try House(seed: House.five))
        desk.press("'20000'")
        for _ in 0..<steps { desk.press("down") }
        desk.press("s", "v", "c")
        #expect(desk.line("Monto").contains("[ 20.000 "))
    }

    @Test("says beside the amount what is wrong with it")
    func tooMuch() throws {
        let house = try House(seed: House.five)
        let desk = Self.desk(house)
        desk.press("'600000'")
        #expect(desk.text.contains("reciba exactamente $500.000"))
        desk.press("ctrl-s")
        #expect(try Self.payments(house).isEmpty)
    }

    @Test("goes from field to field by Enter and is registered on the last one")
    func byEnter() throws {
        let house = try House(seed: House.five)
        let desk = Self.desk(house)
        desk.press("v", "enter", "right", "enter", "'recibo 77'", "enter")
        #expect(try Self.payments(house).isEmpty)
        desk.press("enter")
        let payment = try #require(try Self.payments(house).first)
        #expect(payment.amount == Money(150_000) && payment.method == .nequi && payment.reference == "recibo 77")
    }

    @Test("shows what becomes of its confirmation in the same box")
    func live() throws {
        let house = try House(seed: House.five)
        let desk = Self.desk(house)
        desk.press("c", "ctrl-s")
        #expect(desk.line("Confirmar").contains("… en cola  WhatsApp +57 300 102 0304"))
        #expect(house.queued == 1)
        let message = try #require(
            try house.store.messages(MessageQuery(), position: .first, limit: 1, scope: .all).first)
        try house.another().withdraw(message.brief.id, scope: .all)
        desk.happens(.changed)
        #expect(desk.line("Confirmar").contains("⊖ retirado"))
        #expect(desk.text.contains("Una persona lo retiró de la cola."))
    }

    @Test("is registered without a word where the client is not to be told")
    func silent() throws {
        let house = try House(seed: House.five)
        let desk = Self.desk(house)
        desk.press("c", "up", "down", "down", "down", "space", "ctrl-s")
        #expect(desk.line("Confirmar").contains("no se pidió"))
        #expect(house.queued == 0)
    }

    @Test("asks when it looks like one that was registered today already")
    func duplicate() throws {
        let house = try House(seed: House.five)
        let desk = Self.desk(house)
        desk.press("c", "ctrl-s", "esc", "p", "c", "ctrl-s")
        #expect(desk.text.contains("┌ ¿El mismo pago otra vez?"))
        desk.press("enter", "ctrl-s", "esc")
        #expect(try Self.payments(house).count == 1)
        desk.press("ctrl-s", "s")
        #expect(try Self.payments(house).count == 2)
        #expect(desk.text.contains("R000002"))
    }

    @Test("is not lost by Esc without being asked")
    func leaving() throws {
        let desk = Self.desk(try House(seed: House.five))
        desk.press("'5'", "esc")
        #expect(desk.text.contains("┌ Pago"))
        desk.press("'0'", "esc")
        #expect(desk.text.contains("┌ Pago"))
        desk.press("esc")
        #expect(!desk.text.contains("┌ Pago"))
        desk.press("p", "esc")
        #expect(!desk.text.contains("┌ Pago"))
    }

    @Test("is annulled from its receipt or by u, with a reason")
    func annul() throws {
        let house = try House(seed: House.five)
        let desk = Self.desk(house)
        desk.press("c", "ctrl-s", "u")
        desk.press("ctrl-s")
        #expect(desk.text.contains("✗ Escriba el motivo."))
        house.time.pass(seconds: 2)
        desk.press("'era de otro'", "ctrl-s")
        #expect(try Self.payments(house).allSatisfy(\.annulled))
        #expect(desk.text.contains("✓ Recibo R000001 ANULADO"))
        desk.press("p", "c", "ctrl-s", "esc", "u", "'otra vez'", "ctrl-s")
        #expect(try Self.payments(house).allSatisfy(\.annulled))
        #expect(try Self.payments(house).count == 2)
    }

    @Test("sees a payment that somebody else takes meanwhile")
    func meanwhile() throws {
        let house = try House(seed: House.five)
        let desk = Self.desk(house)
        desk.press("s")
        try house.another().pay("1042", 50_000)
        desk.happens(.changed)
        #expect(desk.text.contains("reciba exactamente $450.000"))
        desk.press("s")
        #expect(desk.line("Saldo nuevo").contains("$0"))
    }

    @Test("is confirmed once more after asking")
    func confirmAgain() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("down", "down", "c")
        #expect(desk.text.contains("→ El préstamo no tiene pagos válidos"))
        desk.press("p", "c", "enter", "enter", "enter", "space", "ctrl-s", "esc", "c")
        #expect(desk.text.contains("Recibo R000001, $50.000, a María Fernanda Ríos"))
        desk.press("c", "enter")
        #expect(house.queued == 0)
        desk.press("s")
        #expect(house.queued == 1)
    }

    @Test(
        "may be promised: an amount, and a day in any usual form",
        arguments: [("+3", 3), ("27/11", 4), ("01/12/2026", 8)])
    func promise(_ typed: String, _ days: Int) throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("down", "down", "v", "v", "enter", "ctrl-u", "'\(typed)'", "enter")
        let loan = try house.store.loan(number: "1042", scope: .all)
        let promise = try #require(try house.store.promises(of: loan.id).first)
        #expect(promise.amount == Money(150_000))
        #expect(promise.day == house.today.adding(days: days))
        #expect(desk.text.contains("✓ Promesa anotada: $150.000"))
    }
}
