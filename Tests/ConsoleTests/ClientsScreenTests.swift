import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("The clients")
struct ClientsScreenTests {
    private func open(
        _ house: House, width: Int = 80, height: Int = 24, language: Language = .es
    ) throws -> Desk {
        let desk = Desk(
            house, width: width, height: height, language: language, services: try house.servicesWithErrors())
        desk.press("2")
        return desk
    }

    @Test("have a screen each with loans, consents and contacts")
    func detail() throws {
        let house = try House(seed: House.busy)
        let desk = try open(house)
        desk.press("/", "'maria'", "enter", "enter")
        for part in ["Préstamos", "Autorizaciones", "Contactos"] { #expect(desk.text.contains(part)) }
    }

    @Test("give and take back their consent, with its source")
    func consent() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1090")
        let desk = try open(house)
        desk.press("/", "'gomez'", "enter", "enter", "down", "s", "enter")
        #expect(try house.store.consents(of: client).isEmpty)
        #expect(desk.text.contains("es la prueba"))
        desk.press("'contrato firmado'", "enter")
        #expect(
            try house.store.consents(of: client)
                == [Consent(means: .sms, purpose: .collection, state: .granted)])
        #expect(desk.text.contains("contrato firmado"))
        desk.press("s", "'llamada'", "enter")
        #expect(try house.store.consents(of: client).first?.state == .revoked)
    }

    @Test("opt out by Ctrl-S only, which withdraws what is queued, and come back")
    func optOut() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1101")
        let queued = try #require(house.messages().first { $0.clientID == client }?.brief.id)
        let desk = try open(house)
        desk.press("/", "'andres'", "enter", "enter", "b", "enter", "'por teléfono'", "enter")
        #expect(try house.store.optOuts(of: client).isEmpty)
        desk.press("ctrl-s")
        #expect(try house.store.optOuts(of: client).count == 2)
        #expect(try house.state(queued) == .withdrawn)
        #expect(desk.text.contains("de baja"))
        desk.press("b", "enter", "'volvió a autorizar'", "ctrl-s")
        #expect(try house.store.optOuts(of: client).map(\.means) == [.whatsapp])
    }

    @Test("lose nothing of an opt-out by Esc without being asked")
    func leaving() throws {
        let desk = try open(House(seed: House.busy))
        desk.press("/", "'andres'", "enter", "enter", "b", "enter", "'por teléfono'", "esc")
        #expect(desk.text.contains("por teléfono") && desk.text.contains("Esc otra vez"))
        desk.press("esc")
        #expect(!desk.text.contains("Baja del cliente"))
    }

    @Test("are written down and changed")
    func form() throws {
        let house = try House(seed: House.busy)
        let desk = try open(house)
        desk.press("n", "'1.020.777'", "enter", "'Nora  Vélez'", "enter", "'300 555'", "ctrl-s")
        #expect(desk.text.contains("tiene 6 dígitos"))
        desk.press("ctrl-u", "'300 555 0101'", "ctrl-s")
        #expect(desk.text.contains("Nora Vélez") && desk.text.contains("+57 300 555 0101"))
        desk.press("e", "ctrl-u", "'Nora Vélez Ruiz'", "ctrl-s")
        #expect(desk.text.contains("Nora Vélez Ruiz"))
        desk.press("esc", "n", "'1.020.777'", "enter", "'Otra'", "ctrl-s")
        #expect(desk.text.contains("Ya hay un cliente con ese documento"))
    }

    @Test("take a payment on their only loan")
    func pay() throws {
        let house = try House(seed: House.busy)
        let desk = try open(house)
        desk.press("p")
        #expect(desk.text.contains("Pago · préstamo 1090"))
    }

    @Test("are narrowed to a route, and to a collector's own")
    func routes() throws {
        let house = try House(seed: House.busy)
        try house.client("Rosa Norte", document: 55_001, route: "Norte")
        let desk = try open(house)
        desk.press("f", "right", "right", "esc")
        #expect(desk.text.contains("1 cliente") && desk.text.contains("Rosa Norte"))
        let collector = Desk(try house.context(of: "luis"))
        collector.press("2")
        #expect(collector.text.contains("1 cliente") && !collector.text.contains("José"))
        collector.press("enter", "s")
        #expect(collector.text.contains("Su rol no puede"))
        collector.press("n")
        #expect(!collector.text.contains("Cliente nuevo"))
    }
}
