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

    @Test("who say no without ever having said yes did not agree; who said yes before have taken it back")
    func firstNo() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1090")
        try house.store.recordConsent(
            client, means: .whatsapp, purpose: .collection, state: .revoked, source: "importación")
        for state in [Consent.State.granted, .revoked] {
            try house.store.recordConsent(client, means: .sms, purpose: .marketing, state: state, source: "carta")
        }
        let desk = try open(house)
        desk.press("/", "'gomez'", "enter", "enter")
        #expect(desk.text.contains("no autorizó"), "\(desk.text)")
        #expect(desk.text.contains("retirada"), "\(desk.text)")
    }

    @Test("agree to a text that is shown, read whole by a key, and kept with the consent")
    func consentText() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1090")
        let text = try #require(house.store.business.consentText)
        let desk = try open(house)
        desk.press("/", "'gomez'", "enter", "enter", "down", "s")
        #expect(desk.line("Texto").contains("versión " + text.version.prefix(8)))
        #expect(desk.line("Texto").contains("AUTORIZACIÓN"))
        desk.press("'contrato'", "ctrl-t")
        #expect(desk.text.contains("Lo que el cliente autoriza") && desk.text.contains("COBRO Y SERVICIO"))
        desk.press("pgdn", "pgdn", "pgdn")
        #expect(desk.text.contains("antes del primer mensaje"))
        desk.press("esc", "enter")
        let event = try #require(try house.store.consentEvents(of: client, limit: 1, scope: .all).first)
        #expect(event.source == "contrato")
        #expect(event.textVersion == text.version)
        #expect(try house.store.consentText(text.version)?.body == text.body)
        // Taking it back is agreeing to nothing, and shows what was agreed to.
        desk.press("s")
        #expect(desk.line("Texto").contains("versión " + text.version.prefix(8)))
        desk.press("'llamada'", "enter")
        #expect(try house.store.consentEvents(of: client, limit: 1, scope: .all).first?.textVersion == nil)
    }

    @Test("took back what nobody knows the text of")
    func unknownText() throws {
        let desk = try open(House(seed: House.busy))
        desk.press("/", "'maria'", "enter", "enter", "down", "s")
        #expect(desk.line("Texto").contains("no consta cuál autorizó"))
        desk.press("ctrl-t")
        #expect(desk.text.contains("Aquí no hay texto que leer"))
    }

    @Test("show what was agreed to at the event, and whose number it may have been")
    func contacts() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1090")
        let text = try #require(house.store.business.consentText)
        try house.store.recordConsent(
            client, means: .sms, purpose: .collection, state: .granted, source: "contrato", text: text)
        let phone = try #require(try house.store.client(client, scope: .all).phone)
        try house.client("Rosa Gómez", document: 77_001, phone: phone)
        try house.store.keep([
            InboundMessage(sid: "SMx", channel: .sms, sender: phone, body: "ya pagué", receivedAt: house.time.now)
        ])
        let wide = try open(house, width: 160, height: 50)
        wide.press("/", "'lucia'", "enter", "enter")
        #expect(wide.line("escribió").contains("número de 2 clientes"))
        let desk = try open(house)
        desk.press("/", "'lucia'", "enter", "enter", "G")
        for _ in 0..<40 where !desk.cursorLine.contains("versión") { desk.press("up") }
        #expect(desk.cursorLine.contains("versión " + text.version.prefix(8)))
        desk.press("enter")
        #expect(desk.text.contains("COBRO Y SERVICIO"))
        desk.press("esc", "b")
        #expect(desk.text.contains("Otro cliente tiene su número"))
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
