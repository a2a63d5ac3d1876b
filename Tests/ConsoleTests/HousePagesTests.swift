import Foundation
import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("The pages of the house")
struct HousePagesTests {
    @Test("can all be reached by their name from any page", arguments: Language.allCases)
    func palette(_ language: Language) throws {
        let house = try HouseKind.month.open()
        let names: [(es: String, en: String, page: any ScreenView.Type)] = [
            ("ajustes", "settings", SettingsScreen.self), ("festivos", "holidays: the", HolidaysScreen.self),
            ("plantillas", "templates", TemplatesScreen.self), ("ir a clientes", "go to clients", ClientsScreen.self),
            ("ir a mensajes", "go to messages", MessagesScreen.self), ("ir a caja", "go to cash", CashScreen.self),
            ("ir a resumen", "go to summary", SummaryScreen.self), ("ir a estado", "go to status", StatusScreen.self),
            ("ir a vencidos", "go to overdue", OverdueScreen.self),
        ]
        for tab in ["1", "2", "3", "4", "5", "6"] {
            for (es, en, page) in names {
                let desk = Desk(house, language: language, services: try Scene.working(house))
                desk.press(tab, ":", "'\(language.choose(es: es, en: en))'", "enter")
                #expect(type(of: desk.app.fullScreen) == page, "\(tab) \(es)")
            }
        }
    }

    @Test("name themselves in the footer of Estado")
    func footer() throws {
        let desk = Desk(try HouseKind.month.open(), width: 110)
        desk.press("6")
        #expect(desk.footer.contains("J ajustes  F festivos"))
    }

    @Test("go back by Esc and by q, and say so")
    func back() throws {
        let desk = Desk(try HouseKind.month.open())
        #expect(desk.footer.hasSuffix("q salir"))
        for key in ["esc", "q"] {
            desk.press("J")
            #expect(desk.footer.hasSuffix("q volver"))
            desk.press(key)
            #expect(desk.app.top is OverdueScreen && !desk.app.isLeaving)
        }
    }

    // MARK: Settings

    @Test("change a setting as the owner, say what is wrong with a value, and take it back by u")
    func setting() throws {
        let house = try HouseKind.month.open()
        let desk = Desk(house)
        desk.press("J", "enter", "right", "enter")
        #expect(try house.store.contactRules().policy.week == .calendar)
        #expect(desk.line("semana").contains("calendario   (de fábrica: estricta)"))
        desk.press("u")
        #expect(try house.store.contactRules().policy.week == .strict)

        desk.press("down", "down", "down", "down", "enter", "backspace", "'99'", "ctrl-s")
        #expect(desk.app.top is SettingForm)
        #expect(desk.app.message?.note.level == .failure)
        #expect(try house.store.reminderDays == 1)
        desk.press("backspace", "backspace", "'3'", "ctrl-s")
        #expect(try house.store.reminderDays == 3)
    }

    @Test("keep the settings from who is no owner, and say whose they are")
    func role() throws {
        let house = try HouseKind.month.open()
        let desk = Desk(try house.context(of: "luis"))
        desk.press("J", "enter")
        #expect(desk.app.top is SettingsScreen)
        #expect(desk.text.contains("el dueño los cambia") && desk.text.contains("pídaselo"))
        desk.press("esc", "F", "n")
        #expect(desk.text.contains("Su rol no puede"))
    }

    // MARK: Holidays

    @Test("add a holiday after showing what it moves, and take it back by u")
    func add() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("F", "n")
        // María's and José's next installments, and Óscar's.
        for _ in 0..<10 { desk.press("backspace") }
        desk.press("'30/11/2026'", "enter", "enter")
        #expect(desk.app.top is HolidayForm && desk.text.contains("Escriba cómo se llama"))
        desk.press("'Día cívico'", "enter")
        #expect(desk.text.contains("¿Hacer festivo el lun 30/11/2026?"))
        #expect(desk.text.contains("Al siguiente día hábil: "))
        #expect(try house.store.holidays().name(of: Day(number: 20_787)) == nil)
        desk.press("enter", "n")
        #expect(try house.store.holidays().name(of: Day(number: 20_787)) == nil)
        desk.press("enter", "s")
        #expect(try house.store.holidays().name(of: Day(number: 20_787)) == "Día cívico")
        #expect(desk.app.top is HolidaysScreen && desk.text.contains("agregado (ana, "))
        desk.press("u")
        #expect(try house.store.holidays().name(of: Day(number: 20_787)) == nil)
    }

    @Test("let a holiday of the law be worked, and no day that has passed")
    func worked() throws {
        let house = try HouseKind.month.open()
        let desk = Desk(house)
        desk.press("F")
        #expect(desk.cursorLine.contains("08/12/2026"))
        desk.press("x")
        #expect(desk.text.contains("¿Trabajar el mar 08/12/2026?"))
        desk.press("s")
        #expect(desk.line("08/12/2026").contains("SE TRABAJA (ana, "))
        desk.press("x")
        #expect(desk.text.contains("Ese día ya se trabaja"))
        desk.press("home", "x")
        #expect(desk.text.contains("Ese día ya pasó"))
        desk.press("right")
        #expect(desk.text.contains("Festivos de 2027"))
    }

    // MARK: Approval

    @Test("the approval is told of a new loan that was not told, and of no other: it says why")
    func approval() throws {
        let house = try HouseKind.lending.open()
        let desk = Desk(house)
        desk.press("/", "'1042'", "enter", "enter", "A")
        #expect(desk.text.contains("ya no se avisa"))
        desk.press("2", "/", "'rosa'", "enter", "enter", "A", "s")
        #expect(desk.text.contains("Préstamo activo"))
        desk.press("A")
        #expect(desk.text.contains("Ya se le avisó que fue aprobado"))
        let told = try #require(house.messages().first { $0.brief.kind == .loanApproved })
        try house.store.withdraw(told.brief.id, scope: .all)
        desk.app.refreshAll()
        desk.look()
        desk.press("A")
        #expect(desk.text.contains("Avisar la aprobación del préstamo 1103"))
    }

    @Test("an empty house offers nothing that it cannot do")
    func welcome() throws {
        let desk = Desk(try HouseKind.empty.open())
        #expect(desk.footer.trimmingCharacters(in: .whitespaces) == "w pausar envíos  ? ayuda  q salir")
        desk.press("o")
        #expect(desk.text.contains("La lista está vacía"))
    }
}
