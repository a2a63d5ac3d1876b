import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

/// Clients who are marked, narrowed, reminded and told something, as the loans of the overdue list are.
@Suite("The clients that are marked")
struct ClientMarksTests {
    private func open(_ kind: HouseKind = .wealthy) throws -> (House, Desk) {
        let house = try kind.open()
        let desk = Desk(house)
        desk.press("2")
        return (house, desk)
    }

    @Test("are counted, also those the filter hides, and stay through filter, order and what others write")
    func marks() throws {
        let (house, desk) = try open()
        desk.press("space", "down", "space")
        #expect(desk.text.contains("2 marcados · 1 en mora"))
        desk.press("/", "'palma'", "enter")
        #expect(desk.text.contains("2 marcados"))
        desk.press("esc", "o", "O")
        try house.store.pay("2001", 1000)
        desk.happens(.changed)
        #expect(desk.text.contains("2 marcados"))
        #expect(desk.lines.count { $0.contains("*") && $0.contains("Finca Pagada") } == 1)
        desk.press("-")
        #expect(!desk.text.contains("marcados"))
        desk.press("u")
        #expect(desk.text.contains("como antes"))
        desk.press("down")
        #expect(desk.text.contains("2 marcados"))
    }

    @Test("are all that the filter shows by *, also when R is typed before they were read")
    func all() throws {
        let (_, desk) = try open()
        desk.press("f", "down", "right", "esc", "*")
        #expect(desk.text.contains("1 marcado · ninguno en mora"))
        desk.press("esc")
        desk.pressQuickly("*", "R")
        #expect(desk.text.contains("Recordar a 6 clientes (los marcados)"))
        #expect(desk.text.contains("no están en mora"))
    }

    @Test("are what was meant when keys come before all of them were read: all but this one, and those of two filters")
    func quickly() throws {
        let (_, desk) = try open()
        desk.pressQuickly("*", "space")
        #expect(desk.text.contains("5 marcados"), Comment(rawValue: desk.text))
        desk.press("-", "f", "down", "right", "esc")
        desk.pressQuickly("*", "esc", "*")
        #expect(desk.text.contains("6 marcados"), Comment(rawValue: desk.text))
    }

    @Test("get a notice, also who is up to date; who was refused stays marked, and undoing it gives the marks back")
    func notice() throws {
        let (house, desk) = try open()
        desk.press("a")
        #expect(desk.text.contains("Marque primero"))
        desk.press("*", "a", "'Tenemos cupo nuevo para usted'")
        #expect(desk.text.contains("Aviso a 6 clientes marcados"))
        desk.press("enter")
        #expect(desk.text.contains("Avisar a 6 clientes (los marcados)"))
        desk.press("s")
        let told = try house.messages().filter { $0.brief.kind == .notice && $0.brief.state == .queued }
        #expect(told.map(\.clientName).contains("Finca Puntual"))
        #expect(told.count == 5)
        #expect(desk.lines.count { $0.contains("*") && $0.contains("Finca Pagada") } == 1)
        #expect(desk.lines.count { $0.contains("*") && $0.contains("Finca Puntual") } == 0)
        desk.press("u", "down")
        #expect(desk.text.contains("6 marcados"))
        #expect(try house.messages().allSatisfy { $0.brief.state != .queued })
    }

    @Test("are reminded where they are behind; the others are refused with that reason and stay marked")
    func remind() throws {
        let (house, desk) = try open()
        desk.press("*", "R")
        #expect(desk.line("No se envían").contains("2  no están en mora"))
        desk.press("enter")
        #expect(desk.text.contains("no está en mora"))
        desk.press("esc", "s", "down")
        #expect(desk.text.contains("2 marcados"))
        #expect(try house.messages().filter { $0.brief.kind == .overdue }.count == 4)
    }

    @Test("where nobody is marked, R reminds whoever is behind of those shown, and says so")
    func filtered() throws {
        let (_, desk) = try open()
        desk.press("R")
        #expect(desk.text.contains("Recordar a 4 clientes (todos)"))
        desk.press("esc", "/", "'finca'", "enter", "R")
        #expect(desk.text.contains("Recordar a 0 clientes (en mora, de lo filtrado)"))
    }

    @Test("are narrowed by light and by what may be written to them, and Esc widens the list again")
    func filters() throws {
        let (_, desk) = try open()
        desk.press("f", "down", "left", "esc")
        #expect(desk.text.contains("mora: no debe nada") && desk.text.contains("Finca Pagada"))
        #expect(!desk.text.contains("Finca Puntual"))
        desk.press("f", "down", "down", "right", "esc")
        #expect(desk.text.contains("Nada coincide"))
        desk.press("f", "down", "right", "esc")
        #expect(desk.text.contains("autoriza: SMS · WhatsApp") && desk.text.contains("Finca Puntual"))
        desk.press("esc")
        #expect(desk.text.contains("6 clientes"))
    }

    @Test("one by one promise, and are sent their confirmation again: at once for one loan, after a choice for several")
    func single() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("2", "v")
        #expect(desk.text.contains("┌ Promesa"))
        desk.press("esc", "c")
        #expect(desk.text.contains("no tiene pagos válidos"))
        try house.store.pay("1090", 10_000)
        desk.press("c")
        #expect(desk.text.contains("Enviar otra vez la confirmación"))
        desk.press("esc")
        try house.loan("5000", of: house.client(ofLoan: "1090"), firstDueDaysAgo: 3)
        desk.happens(.changed)
        desk.press("v")
        #expect(desk.text.contains("elija uno y pulse v") && desk.app.top is ClientScreen)
        desk.press("esc", "c")
        #expect(desk.text.contains("elija uno y pulse c"))
    }

    @Test("of a collector are the own ones, and nothing is sent in read-only mode")
    func limits() throws {
        let house = try House(seed: House.five)
        try house.client("Rosa Norte", document: 55_001, route: "Norte")
        let collector = Desk(try house.context(of: "luis"))
        collector.press("2", "*")
        #expect(collector.text.contains("1 marcado"))
        let reader = Desk(house, services: house.services(isReadOnly: true))
        reader.press("2", "*", "R")
        #expect(reader.text.contains("sólo lectura"))
        reader.press("a")
        #expect(reader.text.contains("sólo lectura"))
        #expect(try house.messages().isEmpty)
    }
}
