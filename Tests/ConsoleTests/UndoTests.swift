import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

/// `u` takes the last action back by a new fact; nothing is rubbed out.
@Suite("Undo")
struct UndoTests {
    private let said = "u deshacer"

    @Test("takes back a promise, which stays in the books as taken back, and the one before holds again")
    func promise() throws {
        let house = try House(seed: House.five)
        let loan = try house.store.loan(number: "1101", scope: .all).id
        try house.store.addPromise(loan: loan, amount: Money(10_000), day: house.today.adding(days: 2), scope: .all)
        let desk = Desk(house)
        desk.press("v", "v", "enter", "enter")
        #expect(desk.lines[22].contains(said))
        #expect(try house.store.promises(of: loan).count == 2)
        desk.press("u")
        #expect(desk.text.contains("Promesa retirada"))
        #expect(try house.store.promises(of: loan).map(\.amount) == [Money(10_000)])
        desk.press("u")
        #expect(desk.text.contains("No hay nada que deshacer"))
    }

    @Test("records again what was allowed before, with the word that it was a mistake")
    func consent() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1090")
        let desk = Desk(house)
        desk.press("2", "/", "'gomez'", "enter", "enter", "down", "s", "'contrato'", "enter")
        #expect(try house.store.consents(of: client).first?.state == .granted)
        desk.press("u")
        #expect(try house.store.consents(of: client).first?.state == .revoked)
        let proof = try house.store.consentEvents(of: client, limit: 9, scope: .all)
        #expect(proof.map(\.change) == [.revoked, .granted])
        #expect(proof.first?.source == "deshecho: se anotó por error")
    }

    @Test("leaves a consent alone that somebody changed since")
    func changedSince() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1090")
        let desk = Desk(house)
        desk.press("2", "/", "'gomez'", "enter", "enter", "down", "s", "'contrato'", "enter")
        try house.another().recordConsent(
            client, means: .sms, purpose: .collection, state: .revoked, source: "carta")
        desk.press("u")
        #expect(desk.text.contains("Cambió después"))
        #expect(try house.store.consentEvents(of: client, limit: 9, scope: .all).first?.source == "carta")
    }

    @Test("undoes an opt-out as it was before, and says what does not go back into the queue")
    func optOut() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1101")
        let desk = Desk(house)
        desk.press("2", "/", "'andres'", "enter", "enter", "b", "enter", "'por teléfono'", "ctrl-s")
        #expect(try house.store.optOuts(of: client).count == 2)
        desk.press("u")
        #expect(try house.store.optOuts(of: client).isEmpty)
        #expect(desk.text.contains("no vuelve a la cola: 1 mensaje"))
        let proof = try house.store.consentEvents(of: client, limit: 4, scope: .all)
        #expect(proof.map(\.change) == [.lifted, .lifted, .reminders, .reminders])
    }

    @Test("lifts no opt-out that the client asked for since, though it was there by mistake already")
    func stoppedSince() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1101")
        let desk = Desk(house)
        desk.press("2", "/", "'andres'", "enter", "enter", "b", "enter", "'por teléfono'", "ctrl-s")
        try house.another().recordOptOut(
            client, by: Channel.allCases.map { .message($0) }, scope: .reminders, source: "mensaje del cliente")
        desk.press("u")
        #expect(desk.text.contains("Cambió después"))
        #expect(try house.store.optOuts(of: client).count == 2)
    }

    @Test("allows nothing again that the client took back since, though it was taken back by mistake already")
    func revokedSince() throws {
        let house = try House(seed: House.busy)
        let client = try house.client(ofLoan: "1090")
        try house.store.recordConsent(
            client, means: .sms, purpose: .collection, state: .granted, source: "contrato")
        let desk = Desk(house)
        desk.press("2", "/", "'gomez'", "enter", "enter", "down", "s", "'error'", "enter")
        #expect(try house.store.consents(of: client).first?.state == .revoked)
        try house.another().recordConsent(
            client, means: .sms, purpose: .collection, state: .revoked, source: "carta")
        desk.press("u")
        #expect(desk.text.contains("Cambió después"))
        #expect(try house.store.consents(of: client).first?.state == .revoked)
    }

    @Test("leaves to the office what a collector may not lift, and says so")
    func optOutOfACollector() throws {
        let house = try House(seed: House.busy)
        let client = try house.client("Rosa Mejía", document: 1_077_000, route: "Norte")
        let store = try house.another(login: "luis")
        let context = Context(
            store: store, user: try store.operatorNamed("luis"), language: .es, services: house.services())
        let desk = Desk(context)
        desk.press("2", "enter", "b", "enter", "'por teléfono'", "ctrl-s", "u")
        #expect(desk.text.contains("es de la oficina"))
        #expect(try house.store.optOuts(of: client).count == 2)
    }

    @Test("puts a client's card and a loan back as they were")
    func cards() throws {
        let house = try House(seed: House.five)
        let loan = try house.store.loan(number: "1101", scope: .all)
        let before = (
            try house.store.clientCard(loan.clientID, scope: .all), try house.store.loanTerms(loan.id, scope: .all)
        )
        let desk = Desk(house)
        desk.press("i", "e", "end", "' hijo'", "ctrl-s")
        #expect(try house.store.client(loan.clientID, scope: .all).name.hasSuffix(" hijo"))
        desk.press("u")
        #expect(desk.text.contains("como antes"))
        #expect(try house.store.clientCard(loan.clientID, scope: .all) == before.0)
        desk.press("esc", "e", "up", "end", "'7'", "ctrl-s")
        #expect(try house.store.loan(loan.id, scope: .all).number == "11017")
        desk.press("u")
        #expect(try house.store.loanTerms(loan.id, scope: .all) == before.1)
        #expect(try house.store.ledgerProblems() == [])
    }

    @Test("brings back marks that were taken away, and those that * had not yet set")
    func marks() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("space", "space", "-")
        #expect(!desk.text.contains("marcados"))
        desk.press("u")
        #expect(desk.text.contains("como antes"))
        desk.press("down")
        #expect(desk.text.contains("2 marcados"))
        desk.press("*", "u", "down")
        #expect(desk.text.contains("2 marcados"))
    }

    @Test("gives the marks back with the run that they were used up for", arguments: ["R", "a"])
    func marksOfARun(_ key: String) throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("space", "space", "space", key)
        if key == "a" { desk.press("'Cerramos el lunes'", "enter") }
        desk.press("s")
        #expect(!desk.text.contains("3 marcados"))
        // The list is read again, and something else was done meanwhile.
        desk.press("home", "space", "u")
        #expect(desk.text.contains("retirados") || desk.text.contains("retirado"))
        desk.press("down")
        #expect(desk.text.contains("3 marcados"), Comment(rawValue: desk.text))
        desk.press("R")
        #expect(desk.text.contains("Recordar a 3 clientes (los marcados)"))
    }

    @Test("gives them back also when the run is taken back after its hold, and asks for that")
    func marksOfALateRun() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("space", "space", "space", "R", "s")
        house.time.pass(seconds: 60)
        desk.happens(.minute)
        desk.press("u", "esc", "down")
        #expect(!desk.text.contains("3 marcados"))
        desk.press("u", "s", "down")
        #expect(desk.text.contains("3 marcados"), Comment(rawValue: desk.text))
    }

    @Test("says so where all of a run left while its question stood there, and gives no marks back")
    func leftMeanwhile() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("down", "down", "down", "space", "R", "s")
        house.time.pass(seconds: 60)
        desk.happens(.minute)
        desk.press("u")
        #expect(desk.text.contains("La espera ya pasó"))
        try house.answer(.accepted(TwilioReport(sid: "SM1", status: .queued)))
        try house.store.merge([TwilioReport(sid: "SM1", status: .delivered)])
        desk.press("s")
        #expect(desk.text.contains("→ Ya salió todo"), Comment(rawValue: desk.text))
        #expect(!desk.text.contains("marcado"))
    }

    @Test("withdraws a confirmation that was sent again, while it is queued")
    func confirmation() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("p", "c", "ctrl-s", "esc", "c", "s", "u")
        let confirmations = try house.messages().filter { $0.brief.kind == .paymentConfirmation }
        #expect(!confirmations.isEmpty)
        #expect(desk.text.contains("retirado") || desk.text.contains("No hay nada que deshacer"))
    }

    @Test("resumes what was paused, and pauses again what was resumed")
    func pause() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("3")
        #expect(desk.footer.contains("w pausar envíos"))
        desk.press("w", "s")
        #expect(try house.store.pauses().count == 1)
        #expect(desk.footer.contains("w reanudar envíos"))
        desk.press("u")
        #expect(try house.store.pauses().isEmpty)
        desk.press("w", "s", "6")
        #expect(desk.footer.contains("w reanudar envíos"))
        desk.press("w", "s", "u")
        #expect(try house.store.pauses().count == 1)
    }

    @Test("puts a pause of the program's own back as it was, so that it goes on by itself")
    func pauseOfTheProgram() throws {
        let house = try House(seed: House.five)
        let mensajero = try house.another(login: "mensajero")
        try mensajero.pause(.account, reason: "credenciales", errorCode: 20003)
        try mensajero.pause(.sms, reason: "30001", errorCode: 30001, until: house.time.now.adding(seconds: 900))
        mensajero.close()
        let before = try house.store.pauses()
        house.time.pass(seconds: 60)
        let desk = Desk(house)
        desk.press("3", "w", "s")
        #expect(try house.store.pauses().isEmpty)
        desk.press("u")
        #expect(try house.store.pauses() == before)
        #expect(before.map(\.by) == ["mensajero", "mensajero"])
        // Somebody stopped it meanwhile: that one stands.
        desk.press("w", "s")
        let office = try house.another(login: "berta")
        try office.pause(.account, reason: "cierre")
        office.close()
        desk.press("u")
        #expect(try house.store.pauses().first { $0.scope == .account }?.by == "berta")
    }

    @Test("says why not where it cannot, and what to do instead")
    func impossible() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("p", "c", "ctrl-s", "u", "'error'", "ctrl-s", "u")
        #expect(desk.text.contains("Una anulación no se deshace"))
        desk.press("2", "n", "'77001'", "enter", "'Nora'", "ctrl-s", "u")
        #expect(desk.text.contains("Un cliente nuevo no se borra"))
        #expect(try house.store.client(document: Document(type: .cc, number: "77001")) != nil)
    }

    @Test("does nothing in read-only mode")
    func readOnly() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house, services: house.services(isReadOnly: true))
        desk.press("space", "-", "u")
        #expect(desk.text.contains("sólo lectura"))
    }
}
