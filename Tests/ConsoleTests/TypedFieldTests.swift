import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

/// Nothing that is typed into a form vanishes, or becomes something else, without a word.
@Suite("What is typed into a form")
struct TypedFieldTests {
    @Test("takes the place of the day that was suggested")
    func day() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("v", "'50000'", "enter", "'30/11'")
        #expect(desk.line("Para el").contains("[ 30/11 ") && desk.line("Para el").contains("30/11/2026"))
        desk.press("enter")
        #expect(desk.text.contains("30/11"))
        let loan = try house.store.loan(number: "1101", scope: .all).id
        #expect(try house.store.promises(of: loan).map(\.day) == [house.today.adding(days: 7)])
    }

    @Test("edits the suggested day from where the cursor is put")
    func edited() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("v", "'50000'", "enter", "home", "del", "del", "'30'")
        #expect(desk.line("Para el").contains("[ 30/11/2026"))
    }

    @Test("is said to be no day, and registers none")
    func noDay() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("v", "'50000'", "enter", "'30/13/2026'", "enter")
        #expect(desk.line("Para el").contains("27/11, 27/11/2026 o +3"))
        #expect(desk.text.contains("Escriba el día"))
        #expect(try house.store.promises(of: house.store.loan(number: "1101", scope: .all).id).isEmpty)
    }

    @Test("is asked for before a promise at a visit is thrown away")
    func leaving() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("V", "right", "right", "right", "enter", "enter", "down", "'30/11'", "esc")
        #expect(desk.text.contains("Esc otra vez"), Comment(rawValue: desk.text))
    }

    @Test("takes the place of an amount that a letter put in")
    func amount() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("p", "c", "'7000'")
        #expect(desk.line("Monto").contains("[ 7.000 "))
        desk.press("c", "backspace")
        #expect(desk.line("Monto").contains("[ 12.000 "))
    }

    @Test("is a payment of fifty thousand, with its cents or its dots", arguments: ["50000,00", "50.000", "50.000,00"])
    func cents(_ typed: String) throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("p", "'\(typed)'", "ctrl-s")
        let loan = try house.store.loan(number: "1101", scope: .all).id
        #expect(try house.store.payments(of: loan).map(\.amount) == [Money(50_000)])
    }

    @Test("is no payment where nobody knows how much it is", arguments: ["50000,50", "50.00", "5000.000"])
    func unclear(_ typed: String) throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("p", "'\(typed)'")
        #expect(desk.text.contains("Pesos enteros, sin centavos"))
        desk.press("ctrl-s")
        #expect(try house.store.payments(of: house.store.loan(number: "1101", scope: .all).id).isEmpty)
        #expect(desk.text.contains("→ Pesos enteros"))
    }

    @Test("is beside its field no amount of a loan, either")
    func loan() throws {
        let desk = Desk(try HouseKind.month.open())
        desk.press("2", "/", "'maria'", "enter", "enter", "n", "'500000,5'")
        #expect(desk.line("Monto prestado").contains("Pesos enteros, sin centavos"))
        desk.press("backspace", "'00'", "enter", "'600.000'", "enter", "'12'")
        #expect(desk.line("Plan").contains("12 cuotas de $50.000"))
    }
}
