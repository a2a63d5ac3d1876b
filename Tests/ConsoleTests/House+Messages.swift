import Embedded
import Lending
import Messaging
import Store

@testable import Console

// Messages in every state, without a mensajero.

extension House {
    struct Unexpected: Error {}

    /// Queues an overdue notice by SMS.
    @discardableResult
    func remind(_ client: ClientID, run: RunID? = nil) throws -> MessageID {
        try store.enqueue(
            .collection(.overdue, client: client, route: route("Centro"), day: today, wish: .only(.sms), run: run)
        ).message
    }

    /// What Twilio answers to the messages that are due by SMS, one after the other.
    func answer(_ outcomes: SendOutcome...) throws {
        let rules = ClaimRules(channel: .sms, limit: outcomes.count, budget: 1000, collectionAllowed: true)
        let orders = try store.claim(rules)
        guard orders.count == outcomes.count else { throw Unexpected() }
        try store.finish(
            zip(orders, outcomes).map { (order: $0, sender: "+15005550006", outcome: $1, http: 201) })
    }

    /// Reminds a client and lets nobody know what became of it.
    @discardableResult
    func lose(_ client: ClientID) throws -> MessageID {
        let id = try remind(client)
        try answer(.uncertain(firstLook: store.clock.now, detail: "timeout"))
        guard let message = try store.dueLooks(limit: 10).first(where: { $0.id == id }) else { throw Unexpected() }
        try store.leaveUnresolved(message, because: "horizon")
        return id
    }

    func state(_ id: MessageID) throws -> MessageState { try store.message(id, scope: .all).brief.state }

    func messages() throws -> [MessageLine] {
        try store.messages(MessageQuery(), position: .first, limit: 1000, scope: .all)
    }

    /// The client of a loan of `five`.
    func client(ofLoan number: String) throws -> ClientID { try store.loan(number: number, scope: .all).clientID }

    /// The five, with a payment, an annulled one, a promise, and messages that went well, went wrong, wait, and are
    /// in doubt.
    static func busy(_ house: House) throws {
        try five(house)
        let store = house.store
        let first = try store.loan(number: "1042", scope: .all)
        try house.remind(first.clientID)
        try house.answer(.accepted(TwilioReport(sid: "SM1", status: .queued)))
        house.time.pass(seconds: 60)
        try store.merge([
            TwilioReport(sid: "SM1", status: .delivered, segments: 1, priceMicros: 7_900, priceUnit: "USD")
        ])
        for (number, amount) in [(1, 50_000), (2, 20_000)] {
            let order = PaymentOrder(
                loanNumber: "1042", amount: Money(Int64(amount)), method: number == 1 ? .cash : .nequi,
                reference: number == 2 ? "N-7781" : "", key: "k\(number)", confirmation: number == 1 ? .only(.sms) : nil
            )
            _ = try store.registerPayment(order, scope: .all)
            house.time.pass(seconds: 30)
        }
        try store.annulPayment(receipt: "R000002", reason: "se anotó dos veces", role: .owner, scope: .all)
        try store.addPromise(loan: first.id, amount: Money(100_000), day: house.today.adding(days: 2), scope: .all)
        // José's number fails, Óscar's message is in doubt, Ana Lucía never allowed any.
        try house.answer(.rejected(code: nil, text: ""))
        try house.remind(house.client(ofLoan: "1077"))
        try house.answer(.rejected(code: 21211, text: "Invalid 'To' Phone Number"))
        try house.remind(house.client(ofLoan: "1090"))
        try house.lose(house.client(ofLoan: "1102"))
        house.time.pass(seconds: 3600)
        try house.remind(house.client(ofLoan: "1101"))
    }

    /// The busy house a day later, with what others received.
    static func month(_ house: House) throws {
        try House.busy(house)
        for (number, day, pesos) in [
            ("1090", 9, 60_000), ("1101", 4, 120_000), ("1090", 1, 30_000), ("1101", 0, 90_000),
        ] {
            let order = PaymentOrder(
                loanNumber: number, amount: Money(Int64(pesos)), method: .bancolombia,
                paidOn: house.today.adding(days: -day), key: "m-\(number)-\(day)", confirmation: nil)
            _ = try house.store.registerPayment(order, scope: .all)
        }
        let other = PaymentOrder(loanNumber: "1077", amount: Money(50_000), key: "luis", confirmation: nil)
        _ = try house.another(login: "luis").registerPayment(other, scope: .all)
        try house.meet("1042", .visit, .notReached, at: House.opening.adding(seconds: -86_400 * 3))
        try house.meet("1077", .call, .asksForPlan, at: House.opening.adding(seconds: -86_400 * 10))
    }

    /// Luis comes to the door, or calls.
    @discardableResult
    func meet(
        _ number: String, _ means: PersonalMeans, _ outcome: ContactOutcome, at instant: Instant? = nil,
        by login: String = "luis"
    ) throws -> RecordedContact {
        let loan = try store.loan(number: number, scope: .all)
        let draft = PersonalContactDraft(
            clientID: loan.clientID, loanID: loan.id, means: means, outcome: outcome, at: instant)
        return try another(login: login).recordContact(draft, scope: .all)
    }

    /// The month, with a loan that waits for its approval and one that was written off.
    static func lending(_ house: House) throws {
        try month(house)
        let rosa = try house.client("Rosa Elena Mejía", document: 1_020_400)
        for (number, status, days) in [("1103", LoanStatus.approved, -7), ("1021", .writtenOff, 140)] {
            let terms = LoanTerms(
                number: number, clientID: rosa, routeID: try house.route("Centro"), principal: Money(500_000),
                total: Money(600_000), installments: 12, frequency: .weekly,
                firstDue: house.today.adding(days: -days), status: status)
            _ = try house.store.addLoan(terms, holidays: HolidayCalendar())
        }
    }

    /// The month, with a notice that is half out.
    static func running(_ house: House) throws {
        try month(house)
        let notice = BulkRequest(content: .notice("Mañana abrimos a las 9"), target: .everyone, wish: .only(.sms))
        _ = try house.store.queue(notice, scope: .all, holdSeconds: 0)
        try house.answer(
            .accepted(TwilioReport(sid: "SM7", status: .queued)), .accepted(TwilioReport(sid: "SM8", status: .queued)),
            .accepted(TwilioReport(sid: "SM9", status: .queued)))
    }

    /// The five, of whom Andrés was visited today and María called; he allows visits.
    static func visited(_ house: House) throws {
        try five(house)
        try house.store.recordConsent(
            house.client(ofLoan: "1101"), means: .visit, purpose: .collection, state: .granted, source: "contrato")
        try house.meet("1101", .visit, .asksForPlan)
        try house.meet("1042", .call, .asksForPlan)
    }

    /// The console of another person at the same books.
    func context(of login: String, language: Language = .es) throws -> Context {
        let store = try another(login: login)
        return Context(store: store, user: try store.operatorNamed(login), language: language, services: services())
    }

    /// Twilio's sentences, as the executable hands them in.
    func servicesWithErrors() throws -> Services {
        var services = services()
        let table = try ErrorTable(csv: Embedded.file("errores-twilio.csv")?.text ?? "")
        services.readErrors = { table }
        return services
    }
}
