import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("Visits and calls")
struct PersonalContactTests {
    let house: House
    let ana: ClientID
    let loan: LoanID

    init() throws {
        house = try House()
        ana = try house.debtor("Ana Gómez", "1", consents: [.sms, .whatsapp])
        loan = try house.store.loan(number: "1", scope: .all).id
    }

    @discardableResult
    private func meet(
        _ means: PersonalMeans = .visit, _ outcome: ContactOutcome, at instant: Instant? = nil,
        promise: PromiseTerms? = nil, scope: Scope = .all
    ) throws -> RecordedContact {
        try house.store.recordContact(
            PersonalContactDraft(
                clientID: ana, loanID: loan, means: means, outcome: outcome, at: instant, promise: promise),
            scope: scope)
    }

    private func correct(_ contact: RecordedContact, _ reason: CorrectionReason = .wrongOutcome) throws {
        try house.store.correctContact(contact.id, reason: reason, role: .owner, scope: .all)
    }

    private var contacts: [PersonalContact] {
        get throws { try house.store.personalContacts(of: ana, limit: 10, scope: .all) }
    }

    // MARK: Written down

    @Test("are written down whatever the law says, with its answer beside them")
    func alwaysRecorded() throws {
        try house.deliver(ana, sid: "SM1")
        house.time.set("2026-11-23", 19, 30)
        let said = try meet(.visit, .asksForPlan).objections
        #expect(
            said == [
                Objection(.noVisitConsent), Objection(.outsideHours), Objection(.alreadyContactedToday, after: .sms),
                Objection(.otherChannelThisWeek, after: .sms),
            ])
        let kept = try #require(try contacts.first)
        #expect(kept.objections == said)
        #expect(
            (kept.means, kept.outcome, kept.loanNumber, kept.by) == (.visit, .asksForPlan, "1", "ana"))
        #expect(kept.at == house.time.now)
        try house.consent(ana, .visit)
        house.time.set("2026-12-02", 10)
        #expect(try meet(.visit, .asksForPlan).objections == [])
        #expect(try contacts.map(\.objections.count) == [0, 4])
        #expect(try house.number("SELECT count(*) FROM audit WHERE action = 'contact'") == 2)
    }

    @Test("of an earlier hour are judged by what had happened before it; one to come is refused")
    func earlier() throws {
        try house.consent(ana, .visit)
        try house.deliver(ana, sid: "SM1")
        #expect(try meet(.visit, .disputes, at: House.instant("2026-11-23", 8)).objections == [])
        house.time.set("2026-11-24", 20)
        let monday = try meet(.visit, .disputes, at: House.instant("2026-11-23", 18, 59))
        #expect(monday.objections.first == Objection(.alreadyContactedToday, after: .sms))
        #expect(throws: StoreError.contactToCome) {
            try meet(.visit, .disputes, at: house.time.now.adding(seconds: 1))
        }
        // Newest first by when they took place.
        #expect(try contacts.map(\.at) == [House.instant("2026-11-23", 18, 59), House.instant("2026-11-23", 8)])
    }

    @Test("are never deleted and never changed, nor are their corrections", arguments: ["DELETE FROM", "UPDATE"])
    func appendOnly(verb: String) throws {
        let visit = try meet(.visit, .paid)
        _ = try house.store.registerPayment(
            PaymentOrder(loanNumber: "1", amount: 1000, key: "k", confirmation: nil, contact: visit.id), scope: .all)
        try correct(try meet(.visit, .notReached))
        let changes = [
            "personal_contact": "outcome = 'paid'", "personal_contact_correction": "reason = 'twice'",
            "personal_contact_payment": "contact_id = 2",
        ]
        for (table, change) in changes {
            #expect(throws: SQLiteError.self) {
                try house.store.database.execute(
                    verb == "UPDATE" ? "UPDATE \(table) SET \(change)" : "\(verb) \(table)")
            }
        }
    }

    @Test("with a promise write it down in the same transaction, or nothing at all")
    func promise() throws {
        let terms = PromiseTerms(amount: 100_000, day: "2026-11-25")
        try meet(.visit, .promised, promise: terms)
        #expect(try contacts.first?.promise == terms)
        #expect(try house.store.promises(of: loan).map(\.day) == ["2026-11-25"])
        #expect(throws: StoreError.dayInThePast("2026-11-20")) {
            try meet(.call, .promised, promise: PromiseTerms(amount: 1000, day: "2026-11-20"))
        }
        #expect(throws: StoreError.moreThanBalance(payoff: 500_000)) {
            try meet(.call, .promised, promise: PromiseTerms(amount: 500_001, day: "2026-11-25"))
        }
        #expect(throws: StoreError.promiseIncomplete) { try meet(.call, .promised) }
        #expect(throws: StoreError.promiseIncomplete) { try meet(.call, .disputes, promise: terms) }
        #expect(throws: StoreError.promiseIncomplete) {
            try house.store.recordContact(
                PersonalContactDraft(
                    clientID: ana, loanID: nil, means: .call, outcome: .promised, promise: terms), scope: .all)
        }
        #expect(try contacts.count == 1)
        #expect(try house.store.promises(of: loan).count == 1)
    }

    @Test("know the payments that came of them, which must be the client's own")
    func payment() throws {
        let visit = try meet(.visit, .paid)
        func pay(_ number: String, _ amount: Money, _ key: String) throws -> PaymentResult {
            try house.store.registerPayment(
                PaymentOrder(loanNumber: number, amount: amount, key: key, confirmation: nil, contact: visit.id),
                scope: .all)
        }
        let first = try pay("1", 1000, "a")
        #expect(try pay("1", 1000, "a").repeated)
        let second = try pay("1", 2000, "b")
        #expect(try contacts.first?.receipts == [first.receipt, second.receipt])
        try house.debtor("Benito", "2")
        #expect(throws: StoreError.contactNotFound(visit.id.rawValue)) { try pay("2", 1000, "c") }
        try correct(visit)
        #expect(throws: StoreError.contactCorrected) { try pay("1", 3000, "d") }
        #expect(try house.store.loan(number: "1", scope: .all).balance == 497_000)
    }

    @Test("have the results that they can have")
    func results() throws {
        #expect(throws: StoreError.outcomeOfOther(.wrongNumber)) { try meet(.visit, .wrongNumber) }
        for means in PersonalMeans.allCases {
            for outcome in ContactOutcome.all(of: means) where outcome != .promised {
                try meet(means, outcome)
            }
        }
        #expect(try house.number("SELECT count(*) FROM personal_contact") == 11)
    }

    @Test("to a wrong number mark it wherever the client has it, and a correction takes the mark away")
    func wrongNumber() throws {
        let call = try meet(.call, .wrongNumber)
        #expect(call.markedNumber)
        #expect(try house.store.numberProblems(of: ana, scope: .all) == [.sms: .bad, .whatsapp: .bad])
        #expect(try house.remind(ana) == .blocked(1, .badPhone, from: nil))
        // What Twilio found before is not forgotten.
        try correct(call)
        #expect(try house.store.numberProblems(of: ana, scope: .all).isEmpty)
        try house.store.database.run("UPDATE client SET phone_problem = 'refused' WHERE id = ?", ana)
        let again = try meet(.call, .wrongNumber)
        #expect(again.markedNumber)
        try correct(again)
        #expect(try house.store.numberProblems(of: ana, scope: .all) == [.sms: .refused])
    }

    @Test("written down a second time within minutes are asked about, unless the first was corrected")
    func twice() throws {
        let first = try meet(.visit, .notReached)
        let at = house.store.clock.zone.civil(house.time.now)
        house.time.pass(seconds: 599)
        let twin = StoreError.possibleDuplicateContact(.visit, at: at)
        #expect(throws: twin) { try meet(.visit, .notReached) }
        // Another way, another result, another time, or said to be another one.
        try meet(.call, .notReached)
        try meet(.visit, .disputes)
        house.time.pass(seconds: 2)
        try meet(.visit, .notReached)
        #expect(throws: StoreError.self) { try meet(.visit, .notReached) }
        var draft = PersonalContactDraft(clientID: ana, loanID: nil, means: .visit, outcome: .notReached)
        draft.allowDuplicate = true
        let meant = try house.store.recordContact(draft, scope: .all)
        for contact in try house.store.personalContacts(of: ana, limit: 9, scope: .all)
        where contact.outcome == .notReached && contact.means == .visit && contact.id != first.id {
            try house.store.correctContact(contact.id, reason: .twice, role: .owner, scope: .all)
        }
        #expect(try house.store.personalContact(meant.id, scope: .all).correction != nil)
        try meet(.visit, .notReached)
    }

    @Test("with promises on two loans are two results, and two promises on one are asked about")
    func twoLoans() throws {
        try house.loan("77", of: ana)
        func promise(_ number: String) throws {
            let loan = try house.store.loan(number: number, scope: .all)
            try house.store.recordContact(
                PersonalContactDraft(
                    clientID: ana, loanID: loan.id, means: .visit, outcome: .promised,
                    promise: PromiseTerms(amount: 10_000, day: "2026-11-30")), scope: .all)
        }
        try promise("1")
        try promise("77")
        #expect(throws: StoreError.self) { try promise("77") }
    }

    @Test("of two calls to a wrong number the one that stands keeps the mark; without any it goes")
    func wrongNumberTwice() throws {
        let first = try meet(.call, .wrongNumber)
        house.time.pass(seconds: 900)
        let second = try meet(.call, .wrongNumber)
        #expect(!second.markedNumber)
        try correct(first, .twice)
        #expect(try house.store.numberProblems(of: ana, scope: .all) == [.sms: .bad, .whatsapp: .bad])
        try correct(second, .didNotHappen)
        #expect(try house.store.numberProblems(of: ana, scope: .all).isEmpty)
        // What Twilio says after that is not a person's word.
        try house.store.database.run("UPDATE client SET phone_problem = 'bad' WHERE id = ?", ana)
        house.time.pass(seconds: 60)
        try correct(try meet(.call, .wrongNumber))
        #expect(try house.store.numberProblems(of: ana, scope: .all) == [.sms: .bad])
    }

    // MARK: What they use up

    @Test(
        "use up the day and the week: a reminder is held back with the reason that holds longer",
        arguments: PersonalMeans.allCases)
    func blocksReminder(means: PersonalMeans) throws {
        try meet(means, .promised, promise: PromiseTerms(amount: 1000, day: "2026-11-27"))
        let held = try house.remind(ana)
        guard case .blocked(let id, .otherChannelThisWeek, _) = held else {
            Issue.record("\(held)")
            return
        }
        #expect(try house.message(id).state == .blocked)
        house.time.set("2026-11-25", 9)
        #expect(try house.remind(ana).reason == .otherChannelThisWeek)
        house.time.set("2026-12-01", 9)
        guard case .queued = try house.remind(ana) else {
            Issue.record("the week is over")
            return
        }
    }

    @Test("at which nobody was reached use up nothing; neither does one that was corrected")
    func frees() throws {
        try meet(.visit, .notReached)
        try meet(.call, .notReached)
        try correct(try meet(.visit, .disputes))
        #expect(try house.store.contactFacts(ana).history.contacts.isEmpty)
        guard case .queued(_, nil) = try house.remind(ana) else {
            Issue.record("nobody was reached")
            return
        }
    }

    @Test("between queueing and sending keep a reminder back, and a receipt not at all")
    func recheck() throws {
        let reminder = try house.remind(ana, wish: .only(.sms)).message
        try house.pay("1", 1000, confirm: .only(.sms))
        try meet(.visit, .paidInPart)
        let orders = try house.claim()
        #expect(orders.map(\.contactClass) == [.transactional])
        let held = try house.message(reminder)
        #expect((held.state, held.reason) == (.withdrawn, "other_channel_this_week"))
        #expect(try house.claim() == [])
    }

    @Test("are seen by a bulk action, one row a client")
    func bulk() throws {
        let benito = try house.debtor("Benito", "2")
        let carla = try house.debtor("Carla", "3")
        try meet(.visit, .disputes)
        try house.store.recordContact(
            PersonalContactDraft(clientID: benito, loanID: nil, means: .call, outcome: .notReached), scope: .all)
        func preview(_ content: BulkRequest.Content) throws -> BulkSummary {
            try house.store.preview(BulkRequest(content: content, target: .everyone), scope: .all)
        }
        let summary = try preview(.overdue)
        #expect(summary.dueNow == 2)
        #expect(summary.excluded == [.otherChannelThisWeek: 1])
        try house.store.addPromise(loan: loan, amount: 1000, day: "2026-11-23", scope: .all)
        #expect(try preview(.reminders(daysAhead: 1)).excluded[.otherChannelThisWeek] == 1)
        // Notices are no collection.
        try house.consent(carla, .sms, .marketing)
        try house.consent(ana, .sms, .marketing)
        #expect(try preview(.notice("x")).dueNow == 2)
    }

    @Test("that reach nobody break no limit of contacts, and the authorisation all the same")
    func attempts() throws {
        try meet(.call, .paidInPart)
        func reasons(_ outcome: ContactOutcome) throws -> [BlockReason] {
            try house.store.objections(to: .visit, outcome: outcome, client: ana).map(\.reason)
        }
        #expect(try reasons(.notReached) == [.noVisitConsent])
        #expect(try reasons(.disputes) == [.noVisitConsent, .alreadyContactedToday, .otherChannelThisWeek])
    }

    @Test("need an authorisation that no channel of messages gives; opting out of one withdraws no message")
    func consents() throws {
        #expect(try house.store.objections(to: .visit, outcome: .promised, client: ana) == [Objection(.noVisitConsent)])
        try house.consent(ana, .visit)
        try house.consent(ana, .call)
        #expect(try house.store.objections(to: .visit, outcome: .promised, client: ana) == [])
        let queued = try house.remind(ana).message
        try house.store.recordOptOut(ana, by: [.visit], scope: .reminders, source: "en la puerta")
        #expect(try house.message(queued).state == .queued)
        // The list says who may not be written to.
        #expect(
            try house.store.clients(ClientQuery(), position: .first, limit: 9, scope: .all).map(\.optedOut) == [false])
        #expect(try house.store.objections(to: .visit, outcome: .promised, client: ana) == [Objection(.optedOut)])
        #expect(try house.store.objections(to: .call, outcome: .promised, client: ana) == [])
        try house.store.liftOptOut(ana, means: .visit, source: "carta")
        #expect(try house.store.objections(to: .visit, outcome: .promised, client: ana) == [])
        #expect(throws: SQLiteError.self) { try house.consent(ana, .visit, .marketing) }
        let facts = try house.store.contactFacts(ana).profile
        #expect(
            Set(facts.consents)
                == Set(ContactMeans.allCases.map { Consent(means: $0, purpose: .collection, state: .granted) }))
    }

    @Test("every consent and opt-out that can be stored is read as it stands", arguments: ContactMeans.allCases)
    func bits(means: ContactMeans) throws {
        let client = try house.client("Diana", consents: [])
        for purpose in means.purposes {
            for state in Consent.State.allCases {
                try house.consent(client, means, purpose, state)
                let read = try house.store.contactFacts(client).profile
                #expect(read.consent(means, purpose) == state)
                #expect(Set(read.consents) == Set(try house.store.consents(of: client)))
            }
        }
        for scope in OptOut.Scope.allCases {
            try house.store.recordOptOut(client, by: [means], scope: scope, source: "carta")
            #expect(try house.store.contactFacts(client).profile.optOuts == [OptOut(means: means, scope: scope)])
        }
    }

    // MARK: Corrections

    @Test("are corrected once, by a row that says who, when and why")
    func correction() throws {
        let visit = try meet(.visit, .promised, promise: PromiseTerms(amount: 1000, day: "2026-11-23"))
        #expect(
            try house.store.preview(BulkRequest(content: .reminders(daysAhead: 1), target: .everyone), scope: .all)
                .excludedCount == 1)
        house.time.pass(seconds: 60)
        try correct(visit, .wrongClient)
        let corrected = try #require(try contacts.first)
        #expect(
            corrected.correction
                == PersonalContact.Correction(reason: .wrongClient, by: "ana", at: house.time.now))
        #expect(throws: StoreError.contactCorrected) { try correct(visit) }
        // Nothing was promised then, and nobody is reminded of it.
        #expect(try house.store.promises(of: loan).isEmpty)
        let after = try house.store.preview(
            BulkRequest(content: .reminders(daysAhead: 1), target: .everyone), scope: .all)
        #expect(after.kinds[.promiseReminder] == nil)
        #expect(try house.number("SELECT count(*) FROM audit WHERE action = 'contact_corrected'") == 1)
    }

    @Test("corrected take back the reminder of what was promised, and nobody says that it was paid")
    func reminderOfWithdrawn() throws {
        house.time.set("2026-11-20", 9)
        let visit = try meet(.visit, .promised, promise: PromiseTerms(amount: 1000, day: "2026-11-30"))
        house.time.set("2026-11-30", 9)
        let reminder = try house.remind(ana, kind: .promiseReminder)
        guard case .queued(let id, nil) = reminder else {
            Issue.record("\(reminder)")
            return
        }
        try correct(visit, .wrongClient)
        #expect(try house.claim().isEmpty)
        #expect(try house.message(id).reason == WithdrawReason.promiseWithdrawn.rawValue)
    }

    @Test("of another are corrected by the office only, one's own by anybody")
    func whoCorrects() throws {
        let visit = try meet(.visit, .notReached)
        let luis = try house.another(login: "luis")
        #expect(throws: StoreError.notAllowed(.collector)) {
            try luis.correctContact(visit.id, reason: .twice, role: .collector, scope: .routes([house.center]))
        }
        #expect(throws: StoreError.contactNotFound(visit.id.rawValue)) {
            try house.store.correctContact(
                visit.id, reason: .twice, role: .collector, scope: .routes([house.route("Norte")]))
        }
        try house.store.correctContact(
            visit.id, reason: .undone, role: .collector, scope: .routes([house.center]))
        #expect(try contacts.first?.correction?.reason == .undone)
    }

    // MARK: Who sees what

    @Test("are written down and seen on the own routes only; the rules see all of them")
    func scope() throws {
        let north = try house.route("Norte")
        let other = Scope.routes([north])
        #expect(throws: StoreError.self) { try meet(.visit, .paid, scope: other) }
        try house.loan("9", of: ana, route: north)
        let second = try house.store.loan(number: "9", scope: .all).id
        // A client reached by a loan of the north, with no loan in particular.
        let called = try house.store.recordContact(
            PersonalContactDraft(clientID: ana, loanID: nil, means: .call, outcome: .disputes), scope: other)
        try house.store.recordContact(
            PersonalContactDraft(clientID: ana, loanID: second, means: .call, outcome: .notReached), scope: other)
        try meet(.visit, .notReached)
        #expect(try house.store.personalContacts(of: ana, limit: 10, scope: other).count == 2)
        #expect(try house.store.personalContact(called.id, scope: other).loanNumber == nil)
        #expect(throws: StoreError.self) {
            try house.store.personalContact(called.id, scope: .routes([house.center]))
        }
        #expect(try contacts.count == 3)
        #expect(try house.remind(ana).reason == .otherChannelThisWeek)
    }

    @Test("about a loan of somebody else are refused")
    func otherLoan() throws {
        try house.debtor("Benito", "2")
        let his = try house.store.loan(number: "2", scope: .all).id
        #expect(throws: StoreError.loanNotFound("2")) {
            try house.store.recordContact(
                PersonalContactDraft(clientID: ana, loanID: his, means: .visit, outcome: .paid), scope: .all)
        }
    }
}
