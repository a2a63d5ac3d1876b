import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("Cash, summary and status")
struct OverviewTests {
    private func open(
        _ house: House, _ tab: String
    ) throws -> Desk {
        var services = try house.servicesWithErrors()
        services.mensajeroCard = {
            MensajeroCard(
                pid: 4711, since: House.opening.adding(seconds: -7200), lastSend: House.opening.adding(seconds: 60))
        }
        let desk = Desk(house, services: services)
        desk.press(tab)
        return desk
    }

    @Test("cash counts who received what by which method, annulled payments apart, for any day")
    func cash() throws {
        let house = try House(seed: House.month)
        let lines = try house.store.cashBook(on: house.today, scope: .all)
        #expect(lines.map(\.login) == ["ana", "ana", "ana", "luis"])
        #expect(lines.map(\.amount.pesos) == [90_000, 50_000, 0, 50_000])
        #expect(lines.map(\.annulledAmount.pesos) == [0, 0, 20_000, 0])
        let desk = try open(house, "4")
        #expect(desk.line("lun 23/11").contains("3 pagos · $190.000"))
        desk.press("left")
        #expect(desk.line("dom 22/11").contains("1 pago · $30.000"))
        desk.press("t", "right")
        #expect(desk.text.contains("Ya está en el día de hoy"))
    }

    @Test("cash shows a collector the payments of the own routes only")
    func cashScope() throws {
        let house = try House(seed: House.month)
        let desk = Desk(try house.context(of: "luis"), time: house.time)
        desk.press("4")
        #expect(desk.line("lun 23/11").contains("0 pagos · $0"))
        desk.press("5")
        #expect(desk.line("Cartera").contains("0 préstamos"))
    }

    @Test("the summary's portfolio at risk is that of the lending rules")
    func portfolio() throws {
        let house = try House(seed: House.many(60))
        let loans = try (0..<60).map { try house.store.loan(number: String(1000 + $0), scope: .all) }
        let summary = try house.store.portfolio(scope: .all)
        #expect(summary.atRisk == PortfolioAtRisk.of(loans, on: house.today))
        for light in TrafficLight.allCases {
            let own = loans.filter { TrafficLight(daysPastDue: $0.daysPastDue(on: house.today)) == light }
            #expect(summary.aging[light].loans == own.count)
            #expect(summary.aging[light].balance == own.reduce(.zero) { $0 + $1.balance })
        }
        let north = try house.store.portfolio(scope: .routes([house.route("Norte")]))
        #expect(north.aging.total.loans == 20 && north.clients == 20)
    }

    @Test("the summary counts who paid within three days of a reminder, and what messages cost")
    func traffic() throws {
        let house = try House(seed: House.month)
        let traffic = try house.store.messageTraffic(since: House.opening.adding(seconds: -60), scope: .all)
        #expect(traffic.states[.sms]?.values.reduce(0, +) == 6)
        #expect(traffic.charged == ["USD": Cost(micros: 7_900)])
        // María paid after hers; Óscar's is in doubt and counts as a contact, too.
        let paid = try house.store.paidAfterReminder(since: House.opening.adding(seconds: -60), scope: .all)
        #expect(paid.reminded == 2 && paid.paid == 1)
        let later = try house.store.messageTraffic(since: House.opening.adding(seconds: 3600), scope: .all)
        #expect(later.states[.sms]?.values.reduce(0, +) == 1)
    }

    @Test("the status tells what is wrong first, and helps on in an empty house")
    func status() throws {
        let house = try House()
        var services = house.services(mensajero: .unconfigured)
        services.problems = { ["Otros usuarios pueden leer .env: ejecute chmod 600 .env."] }
        let desk = Desk(house, services: services)
        desk.press("6")
        #expect(desk.text.contains("chmod 600") && desk.text.contains("diamante importar"))
    }

    @Test("the status pauses and resumes, and names each pause")
    func pause() throws {
        let house = try House(seed: House.busy)
        let desk = try open(house, "6")
        desk.press("w", "s")
        #expect(desk.text.contains("desde hoy 15:07, ana"))
        desk.press("w", "s")
        #expect(!desk.text.contains("desde hoy 15:07, ana"))
    }

    @Test("the status tells whether Twilio lets us in, and what is left, with the age of both")
    func account() throws {
        let house = try House(seed: House.busy)
        try house.store.set(.accountSID, "AC1")
        let desk = try open(house, "6")
        #expect(desk.line("Twilio  ").contains("sin comprobar: t lo pregunta"), "\(desk.text)")
        let mensajero = try house.another(login: "mensajero")
        try mensajero.noteAccountCheck(.authorised, of: "AC1")
        try mensajero.noteAccountBalance(amount: "12.34", currency: "USD", of: "AC1")
        desk.happens(.changed)
        house.time.pass(seconds: 300)
        desk.happens(.minute)
        #expect(desk.line("Twilio  ").contains("✓ conectado y autorizado · hace 5 min"), "\(desk.text)")
        #expect(desk.line("Saldo ").contains("US$12,34 · hace 5 min"), "\(desk.text)")
        try mensajero.noteAccountCheck(.refused(20003), of: "AC1")
        desk.happens(.changed)
        #expect(desk.line("Twilio  ").contains("✗ no nos autoriza (20003) · ahora"), "\(desk.text)")
        #expect(!desk.text.contains("En orden"), "\(desk.text)")
    }

    @Test("the status says that nothing is wrong only while something may leave")
    func noTick() throws {
        let house = try House(seed: House.five)
        let desk = try open(house, "6")
        #expect(desk.text.contains("✓  En orden."))
        try house.another(login: "mensajero").pause(.account, reason: "", errorCode: 20003)
        desk.happens(.changed)
        #expect(!desk.text.contains("En orden") && desk.text.contains("Twilio rechaza esta cuenta"), "\(desk.text)")
    }

    @Test("the status has Twilio asked by the mensajero, and does not wait")
    func asking() throws {
        let house = try House(seed: House.five)
        let desk = try open(house, "6")
        let before = house.queued
        desk.press("t")
        #expect(try house.another().takeAccountWish())
        #expect(house.queued == before + 1 && desk.text.contains("Se le pregunta a Twilio"))
        let looking = Desk(house, services: house.services(isReadOnly: true))
        looking.press("6", "t")
        #expect(try !house.another().takeAccountWish())
        let bare = Desk(house, services: house.services(mensajero: .unconfigured))
        bare.press("6", "t")
        #expect(try !house.another().takeAccountWish())
    }
}
