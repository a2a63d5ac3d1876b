import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("A visit or a call at the console")
struct ContactFormTests {
    private let house: House
    private let desk: Desk

    init() throws {
        house = try House(seed: House.five)
        desk = Desk(house, services: try house.servicesWithErrors())
        desk.press("/", "'1042'", "enter")
    }

    private var contacts: [PersonalContact] {
        get throws {
            try house.store.personalContacts(of: house.client(ofLoan: "1042"), limit: 10, scope: .all)
        }
    }

    /// The office calls unless it says otherwise; `right` so often leads to a result.
    private func choose(_ outcome: ContactOutcome, of means: PersonalMeans = .visit) {
        desk.press("V", "up")
        if means == .visit { desk.press("left") }
        desk.press("down")
        for _ in 0..<(ContactOutcome.all(of: means).firstIndex(of: outcome) ?? 0) { desk.press("right") }
    }

    @Test("says nothing of the law while nobody knows when it was")
    func unclear() {
        choose(.asksForPlan)
        desk.press("down", "'ayer 25:00'")
        #expect(!desk.text.contains("Ley 2300, art. 6") && !desk.text.contains("Nada en contra"), "\(desk.text)")
    }

    @Test("asks for room where it would be cut, and says how much more stands against it where that does not fit")
    func small() throws {
        try house.remind(house.client(ofLoan: "1042"))
        try house.answer(.accepted(TwilioReport(sid: "SM1", status: .queued)))
        choose(.asksForPlan)
        desk.display.resize(to: Size(width: 60, height: 14))
        desk.happens(.resized)
        #expect(desk.text.contains("Sin autorización de visita") && desk.text.contains("y 2 más"), "\(desk.text)")
        #expect(desk.text.contains("Ctrl-S registrar"), "\(desk.text)")
        desk.display.resize(to: Size(width: 40, height: 10))
        desk.happens(.resized)
        #expect(!desk.text.contains("Resultado"), "\(desk.text)")
    }

    @Test("says beforehand what the law answers, and is saved with it all the same")
    func law() throws {
        try house.remind(house.client(ofLoan: "1042"))
        try house.answer(.accepted(TwilioReport(sid: "SM1", status: .queued)))
        choose(.asksForPlan)
        #expect(desk.text.contains("Sin autorización de visita (Ley 2300, art. 6)."))
        #expect(desk.text.contains("Hoy ya se le escribió por SMS: sería el segundo contacto del"))
        #expect(desk.text.contains("Esta semana ya se le escribió por SMS: sería otro medio."))
        desk.press("ctrl-s")
        let visit = try #require(try contacts.first)
        #expect((visit.means, visit.outcome, visit.loanNumber, visit.by) == (.visit, .asksForPlan, "1042", "ana"))
        #expect(
            visit.objections.map(\.reason) == [.noVisitConsent, .alreadyContactedToday, .otherChannelThisWeek])
        #expect(desk.text.contains("Visita registrada: pide plan de pago. Queda contra la regla"))
    }

    @Test("that stands there already asks whether it was another one, as a payment does")
    func twice() throws {
        choose(.asksForPlan)
        desk.press("ctrl-s")
        house.time.pass(seconds: 300)
        choose(.asksForPlan)
        desk.press("ctrl-s")
        #expect(desk.text.contains("¿La misma visita otra vez?"), "\(desk.text)")
        #expect(desk.text.contains("Ya hay una visita con ese resultado"), "\(desk.text)")
        desk.press("esc")
        #expect(try contacts.count == 1)
        desk.press("ctrl-s", "s")
        #expect(try contacts.count == 2)
        #expect(desk.text.contains("Visita registrada"), "\(desk.text)")
    }

    @Test("with the authorisation and nothing before it, the law lets it be; at night and on a holiday not")
    func lawOfTheHour() throws {
        try house.store.recordConsent(
            house.client(ofLoan: "1042"), means: .visit, purpose: .collection, state: .granted, source: "contrato")
        choose(.disputes)
        #expect(desk.text.contains("Nada en contra"))
        desk.press("enter", "'ayer 21:30'")
        #expect(desk.text.contains("Los domingos no se puede cobrar."))
        #expect(desk.text.contains("dom 22/11 21:30"))
        desk.press("ctrl-u", "'23/11 6:00'")
        #expect(desk.text.contains("Fuera del horario legal"))
        desk.press("ctrl-s")
        #expect(try contacts.first?.at == House.opening.adding(seconds: -8 * 3600 - 300))
    }

    @Test("that has not come yet is not saved, and is said beside its field")
    func toCome() throws {
        choose(.notReached)
        desk.press("enter", "'23:00'", "enter")
        #expect(desk.text.contains("Escriba cuándo fue, ya pasado"))
        #expect(try contacts.isEmpty)
        // What was typed is not lost by leaving.
        desk.press("esc")
        #expect(desk.app.top is ContactForm)
        desk.press("esc")
        #expect(desk.app.top is OverdueScreen)
    }

    @Test("a promise is asked for its amount and day, and both are written down with the visit")
    func promise() throws {
        choose(.promised)
        desk.press("ctrl-s")
        #expect(desk.text.contains("Escriba el monto"))
        desk.press("v", "enter", "ctrl-u", "'+3'", "enter")
        let loan = try house.store.loan(number: "1042", scope: .all)
        let promise = try #require(try house.store.promises(of: loan.id).first)
        #expect((promise.amount, promise.day) == (Money(150_000), house.today.adding(days: 3)))
        #expect(try contacts.first?.promise == PromiseTerms(amount: promise.amount, day: promise.day))
        #expect(desk.app.top is OverdueScreen)
    }

    @Test("what was paid is registered next, and stands with the visit", arguments: [ContactOutcome.paid, .paidInPart])
    func payment(outcome: ContactOutcome) throws {
        choose(outcome)
        desk.press("ctrl-s")
        #expect(desk.app.top is PaymentForm)
        desk.press("c", "ctrl-s")
        #expect(desk.text.contains("R000001"))
        #expect(try contacts.first?.receipts == ["R000001"])
    }

    @Test("a visit stays where its payment is not registered after all")
    func withoutPayment() throws {
        choose(.paid)
        desk.press("ctrl-s", "esc")
        #expect(desk.app.top is OverdueScreen)
        #expect(try contacts.count == 1)
        #expect(try house.store.loan(number: "1042", scope: .all).balance == Money(500_000))
    }

    @Test("a wrong number marks the phone, on the client's card too; undoing it takes the mark away")
    func wrongNumber() throws {
        choose(.wrongNumber, of: .call)
        desk.press("ctrl-s")
        #expect(desk.text.contains("El número queda como errado"))
        let client = try house.client(ofLoan: "1042")
        #expect(try house.store.numberProblems(of: client, scope: .all)[.sms] == .bad)
        desk.press("u")
        #expect(desk.text.contains("Llamada corregida: ya no cuenta"))
        #expect(try house.store.numberProblems(of: client, scope: .all).isEmpty)
        #expect(try contacts.first?.correction?.reason == .undone)
    }

    @Test("a visit has no wrong number, and a result chosen for a call changes with it")
    func results() {
        choose(.wrongNumber, of: .call)
        #expect(desk.text.contains("número errado"))
        desk.press("up", "left")
        #expect(!desk.text.contains("número errado"))
        #expect(desk.text.contains("no estaba"))
    }

    @Test("u right after takes it back at once; later it asks for the reason")
    func undo() throws {
        choose(.disputes)
        desk.press("ctrl-s", "u")
        #expect(try contacts.first?.correction?.reason == .undone)
        #expect(!desk.text.contains("Corregir la visita"))
        choose(.disputes)
        desk.press("ctrl-s")
        house.time.pass(seconds: 600)
        desk.press("u")
        #expect(desk.app.top is CorrectionForm)
        desk.press("right", "ctrl-s")
        #expect(try contacts.allSatisfy { $0.correction != nil })
        desk.press("u")
        #expect(desk.text.contains("No hay nada que deshacer"))
    }

    @Test("stands between the messages on the loan and the client, and is corrected there with x")
    func history() throws {
        try house.remind(house.client(ofLoan: "1042"))
        try house.answer(.accepted(TwilioReport(sid: "SM1", status: .queued)))
        house.time.pass(seconds: 3600)
        try house.meet("1042", .visit, .asksForPlan)
        let tall = Desk(house, width: 110, height: 40, services: try house.servicesWithErrors())
        tall.press("/", "'1042'", "enter", "enter")
        let lines = tall.lines
        let visit = try #require(lines.firstIndex { $0.contains("pide plan de pago") })
        let message = try #require(lines.firstIndex { $0.contains("aceptado") })
        #expect(visit < message)
        #expect(tall.text.contains("contra la regla: sin autorización de visita"))
        tall.press("right", "right", "right", "x")
        #expect(tall.app.top is CorrectionForm)
        tall.press("ctrl-s")
        #expect(tall.text.contains("CORREGIDO ana: el resultado fue otro"))
        tall.press("x")
        #expect(tall.text.contains("Ya está corregido"))
        tall.press("i")
        #expect(tall.text.contains("CORREGIDO ana"))
    }

    @Test("a collector is told to ask the office for what another wrote down")
    func ofAnother() throws {
        try house.meet("1042", .visit, .notReached, by: "ana")
        let norte = try house.route("Norte")
        let client = try house.client("Rosa Vélez", document: 9_000_001, route: "Norte")
        try house.loan("2001", of: client, firstDueDaysAgo: 9, route: "Norte")
        try house.meet("2001", .visit, .notReached, by: "ana")
        let luis = Desk(try house.context(of: "luis"), time: house.time)
        luis.press("enter", "right", "right", "right", "x")
        #expect(luis.text.contains("Su rol no puede hacer esto"))
        luis.press("V")
        // Who walks a route comes to the door.
        #expect(luis.text.contains("< Visita >"))
        // Ana was there a moment ago with the same result: it was another visit.
        luis.press("ctrl-s", "s")
        let seen = try house.store.personalContacts(of: client, limit: 10, scope: .routes([norte]))
        #expect(seen.map(\.by).sorted() == ["ana", "luis"])
    }

    @Test("of a client with several loans asks which was paid or promised on")
    func severalLoans() throws {
        let client = try house.client(ofLoan: "1042")
        try house.loan("1043", of: client, firstDueDaysAgo: 1)
        desk.press("2", "/", "'maria'", "enter", "V", "right", "ctrl-s")
        #expect(desk.text.contains("Elija el préstamo del pago o la promesa"))
        desk.press("right", "right", "ctrl-s")
        #expect(desk.text.contains("Pago · préstamo 1043"))
        #expect(try contacts.first?.loanNumber == "1043")
    }

    @Test("visits and calls are authorised and stopped where the messages are")
    func consents() throws {
        desk.press("enter")
        #expect(desk.text.contains("sin autorización de visita"))
        desk.press("i")
        #expect(desk.text.contains("sin autorización de visita"))
        for _ in 0..<5 { desk.press("down") }
        #expect(desk.cursorLine.contains("Visita · cobro"))
        desk.press("s")
        #expect(desk.text.contains("Ley 2300, art. 6: sólo microcrédito y con autorización firmada."))
        desk.press("'contrato firmado'", "enter")
        #expect(desk.line("Visita · cobro").contains("[✓]"))
        #expect(!desk.text.contains("sin autorización de visita"))
        let client = try house.client(ofLoan: "1042")
        desk.press("b", "left", "left", "enter", "'lo pidió en la puerta'", "ctrl-s")
        #expect(try house.store.optOuts(of: client) == [OptOut(means: .visit, scope: .reminders)])
        #expect(desk.text.contains("Visita: de baja, que no se le visite"))
    }

    @Test("a reminder after it says why it does not go")
    func reminderAfterwards() throws {
        choose(.asksForPlan)
        desk.press("ctrl-s", "r")
        #expect(desk.text.contains("Ya se le contactó por otro medio"))
        #expect(desk.text.contains("desde lunes 30/11"))
    }
}
