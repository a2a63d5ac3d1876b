import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

/// Somebody who lends alone opens the console for the first time.
@Suite("The first client of a house")
struct FirstClientTests {
    /// A house of one person and no route.
    private func house() throws -> House {
        try House(withoutPeople: true)
    }

    @Test("is offered by the welcome and its footer, and brings the first route")
    func first() throws {
        let house = try house()
        let desk = Desk(house)
        #expect(desk.text.contains("Registrar un cliente a mano"))
        #expect(desk.footer.contains("n nuevo") && desk.footer.contains("2 Clientes"))
        #expect(!desk.footer.contains("orden") && !desk.footer.contains("filtros"))
        desk.press("2", "n", "'1012365478'", "enter", "'Nora Vélez'", "ctrl-s")
        #expect(desk.text.contains("Cliente registrado"))
        let routes = try house.store.routes(scope: .all)
        #expect(routes.map(\.name) == ["Principal"])
        #expect(routes.first?.collector == "ana")
        desk.press("esc", "1")
        #expect(desk.text.contains("Nadie está en mora"))
    }

    @Test("names its route; without a name none is made")
    func named() throws {
        let house = try house()
        let desk = Desk(house)
        desk.press("n", "'1012365478'", "enter", "'Nora Vélez'", "down", "down", "down", "down", "ctrl-u", "ctrl-s")
        #expect(desk.text.contains("Escriba el nombre de la ruta"))
        #expect(try house.store.routes(scope: .all).isEmpty)
        desk.press("'La  Loma'", "ctrl-s")
        #expect(try house.store.routes(scope: .all).map(\.name) == ["La Loma"])
        #expect(try house.store.clientCount(ClientQuery(), scope: .all) == 1)
    }

    @Test("is not written in read-only mode, and the reason is said before anything is typed")
    func readOnly() throws {
        let house = try house()
        let desk = Desk(house, services: house.services(isReadOnly: true))
        desk.press("n")
        #expect(desk.text.contains("sólo lectura"))
    }
}
