import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("The texts for clients")
struct TemplateTests {
    struct DiskFull: Error {}

    /// A business whose templates a test rewrites, as somebody does with the files.
    final class Desk {
        var catalogue = Business.catalogue()
        var stamp: UInt64 = 1

        func write(_ catalogue: TemplateCatalogue) {
            self.catalogue = catalogue
            stamp += 1
        }
    }

    static func store(_ house: House, _ desk: Desk) throws -> Store {
        try Store(
            path: house.path, mode: .readWrite, clock: house.time.clock(),
            makeBusiness: {
                guard var business = try? Business.diamante() else { return house.store.business }
                business.templates = desk.catalogue
                return business
            }, businessStamp: { desk.stamp }, login: "ana")
    }

    static func catalogue(_ kind: MessageKind, _ text: String) -> TemplateCatalogue {
        TemplateCatalogue(files: Channel.allCases.map { (name: TemplateKey(kind, $0, .es).fileName, text: text) })
    }

    @Test("what was rewritten holds from the next message on, without a restart")
    func renewal() throws {
        let house = try House()
        let desk = Desk()
        let store = try Self.store(house, desk)
        defer { store.close() }
        let ana = try house.debtor("Ana", "1")
        try house.remind(ana)
        #expect(try store.business.templates.template(.overdue, .sms, .es).text.contains("debe"))
        desk.write(Self.catalogue(.overdue, "{empresa}: {nombre}, hablemos. SALIR"))
        #expect(store.renewBusiness())
        #expect(!store.renewBusiness())
        let order = try #require(
            try store.claim(ClaimRules(channel: .sms, limit: 5, budget: 100, collectionAllowed: true)).first)
        #expect(order.text.body == "DIAMANTE: Ana, hablemos. SALIR")
    }

    @Test("a message whose template cannot be read waits for a mended one instead of being withdrawn")
    func broken() throws {
        let house = try House()
        let desk = Desk()
        let store = try Self.store(house, desk)
        defer { store.close() }
        let ana = try house.debtor("Ana", "1")
        let id = try house.remind(ana).message
        desk.write(Self.catalogue(.overdue, "{empresa}: {nombre"))
        store.renewBusiness()
        let rules = ClaimRules(channel: .sms, limit: 5, budget: 100, collectionAllowed: true)
        #expect(try store.claim(rules).isEmpty)
        #expect(try house.message(id).state == .queued)
        #expect(try house.message(id).reason == "no_template")
        desk.write(Self.catalogue(.overdue, "{empresa}: {nombre}, hablemos. SALIR"))
        #expect(store.renewBusiness())
        #expect(try store.releaseWaitingForTemplates() == 1)
        #expect(try store.claim(rules).count == 1)
    }

    @Test("while the WhatsApp template cannot be read, what would go by WhatsApp waits for it and takes no SMS")
    func brokenOnWhatsApp() throws {
        let house = try House()
        let desk = Desk()
        desk.catalogue = Business.catalogue(approved: [.overdue])
        let store = try Self.store(house, desk)
        defer { store.close() }
        let ana = try house.debtor("Ana", "1", consents: Channel.allCases)
        let id = try store.enqueue(
            .collection(.overdue, client: ana, route: house.center, day: store.clock.today, wish: .automatic)
        ).message
        #expect(try house.message(id).channel == .whatsapp)
        let broken = (name: TemplateKey(.overdue, .whatsapp, .es).fileName, text: "{empresa}: {nombre")
        desk.write(
            TemplateCatalogue(
                files: Business.catalogue(approved: [.overdue]).all.map { ($0.key.fileName, $0.text) } + [broken]))
        store.renewBusiness()
        for channel in Channel.allCases + Channel.allCases {
            let rules = ClaimRules(channel: channel, limit: 5, budget: 100, collectionAllowed: true)
            #expect(try store.claim(rules).isEmpty)
        }
        #expect(try house.message(id).channel == .whatsapp)
        #expect(try house.message(id).reason == "no_template")
        desk.write(Business.catalogue(approved: [.overdue]))
        store.renewBusiness()
        #expect(try store.releaseWaitingForTemplates() == 1)
        let rules = ClaimRules(channel: .whatsapp, limit: 5, budget: 100, collectionAllowed: true)
        #expect(try store.claim(rules).count == 1)
    }

    @Test("who changed one is kept with the text; where the file cannot be written nothing is")
    func audit() throws {
        let house = try House()
        let key = TemplateKey(.overdue, .sms, .es)
        var written: [String] = []
        try house.store.changeTemplate(key, to: "uno", role: .office) { written.append("uno") }
        #expect(throws: DiskFull.self) {
            try house.store.changeTemplate(key, to: "dos", role: .owner) { throw DiskFull() }
        }
        #expect(throws: StoreError.notAllowed(.collector)) {
            try house.store.changeTemplate(key, to: "tres", role: .collector) { written.append("tres") }
        }
        try house.store.changeTemplate(key, to: nil, role: .owner) { written.append("-") }
        #expect(written == ["uno", "-"])
        let lines: [String] = try house.store.database.all(
            "SELECT action || ' ' || subject || ' ' || detail FROM audit WHERE action LIKE 'template%' ORDER BY id"
        ) { $0[0] }
        #expect(lines == ["template cuota-vencida.sms.es.txt uno", "template_restored cuota-vencida.sms.es.txt "])
    }

    @Test("every value that a kind promises is there, but those that may be missing", arguments: MessageKind.allCases)
    func values(kind: MessageKind) throws {
        guard kind != .test else { return }
        let house = try House { $0.payLink = "https://pagos.example.co" }
        try house.store.savePerson(login: "ana", name: "Ana", role: .owner, routes: [])
        try house.store.savePerson(login: "luis", name: "Luis Rojas", role: .collector, routes: ["Centro"])
        let ana = try house.client("Ana Gómez")
        let loanID = try house.loan("1042", of: ana, firstDue: kind == .dueToday ? "2026-11-23" : "2026-11-02")
        let payment = try house.pay("1042", 20_000).paymentID
        house.time.pass(seconds: 1)
        let loan = try house.store.loan(loanID, scope: .all)
        try house.store.addPromise(loan: loanID, amount: 20_000, day: "2026-11-23", scope: .all)
        if kind == .paymentAnnulled {
            try house.store.annulPayment(receipt: "R000001", reason: "error", role: .owner, scope: .all)
        }
        let subject = try #require(
            try house.store.subject(
                kind: kind, client: ana, loan: loan.id, payment: payment, freeText: kind == .notice ? "hola" : nil))
        let facts = try house.store.contactFacts(ana)
        let values = try house.store.values(for: subject, kind, facts: facts)
        for placeholder in kind.placeholders {
            #expect(values[placeholder]?.isEmpty == false, "{\(placeholder.rawValue)}")
        }
        for placeholder in Placeholder.allCases where !kind.placeholders.contains(placeholder) {
            #expect(values[placeholder] == nil || placeholder == .collector, "{\(placeholder.rawValue)}")
        }
    }
}

@Suite("The reminder of a promise")
struct PromiseReminderTests {
    @Test("asks for what was not paid since; a payment of that morning is no part of it")
    func paidBefore() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        let loan = try house.store.loan(number: "1042", scope: .all).id
        try house.pay("1042", 50_000)
        house.time.pass(seconds: 60)
        try house.store.addPromise(loan: loan, amount: 80_000, day: house.store.clock.today, scope: .all)
        #expect(try house.store.collectionSubject(of: ana, kind: .promiseReminder)?.amount == 80_000)
        try house.pay("1042", 30_000)
        #expect(try house.store.collectionSubject(of: ana, kind: .promiseReminder)?.amount == 50_000)
    }
}

@Suite("A template tried on a client")
struct RehearsalTests {
    static func template(_ kind: MessageKind, _ channel: Channel, _ text: String) throws -> Template {
        try Template(key: TemplateKey(kind, channel, .es), file: text)
    }

    @Test("reads with the client's own figures, folded, counted and priced")
    func own() throws {
        let house = try House()
        try house.debtor("María Ríos", "1042")
        let loan = try house.store.loan(number: "1042", scope: .all).id
        let template = try Self.template(.overdue, .sms, "{empresa}: {nombre}, debe {monto} desde {fecha}. SALIR")
        let shown = try house.store.rehearse(template, loan: loan, scope: .all)
        #expect(shown.text == "DIAMANTE: Maria, debe $150.000 desde 03/11. SALIR")
        #expect(shown.count.encoding == .gsm7 && shown.count.left == 160 - shown.text.utf16.count)
        #expect(shown.cost == Cost(micros: 50_000) && shown.way == .sms && !shown.isInvented)
    }

    @Test("with invented figures where the client has none of the kind")
    func invented() throws {
        let house = try House()
        try house.debtor("María Ríos", "1042")
        let loan = try house.store.loan(number: "1042", scope: .all).id
        let template = try Self.template(.paymentConfirmation, .sms, "{empresa}: {nombre}, {monto}, {recibo}, {numero}")
        let shown = try house.store.rehearse(template, loan: loan, scope: .all)
        #expect(shown.isInvented && shown.text.hasPrefix("DIAMANTE: Maria, ") && shown.text.hasSuffix("1042"))
        try house.pay("1042", 50_000)
        #expect(
            try house.store.rehearse(template, loan: loan, scope: .all).text
                == "DIAMANTE: Maria, $50.000, R000001, 1042")
    }

    @Test("says how WhatsApp would carry it")
    func ways() throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1042")
        let loan = try house.store.loan(number: "1042", scope: .all).id
        let sid = "HX" + String(repeating: "a", count: 32)
        let free = try Self.template(.overdue, .whatsapp, "{empresa}: {monto}")
        let approved = try Self.template(.overdue, .whatsapp, "ContentSid: \(sid)\n\n{empresa}: {monto}")
        #expect(try house.store.rehearse(free, loan: loan, scope: .all).way == .none)
        #expect(
            try house.store.rehearse(approved, loan: loan, scope: .all).way == .approved(try #require(ContentSid(sid))))
        let phone = try #require(try house.store.contactFacts(ana).phone)
        try house.hear("hola", from: phone, on: .whatsapp)
        #expect(try house.store.rehearse(free, loan: loan, scope: .all).way == .openWindow)
        #expect(throws: TemplateError.emptyValue(.link)) {
            try house.store.rehearse(try Self.template(.overdue, .sms, "{enlace}"), loan: loan, scope: .all)
        }
    }
}
