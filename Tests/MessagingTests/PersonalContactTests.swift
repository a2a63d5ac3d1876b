import Lending
import Messaging
import Testing

@Suite("Visits and calls under the rules of contact (Colombia)")
struct PersonalContactTests {
    /// Agreed to be written to, visited and called.
    static let open: ContactProfile = {
        var person = ContactProfile.willing
        person.consents += PersonalMeans.allCases.map {
            Consent(means: .inPerson($0), purpose: .collection, state: .granted)
        }
        return person
    }()

    static let monday = bogota("2026-11-23", 10)

    static func contact(_ means: ContactMeans, _ at: Instant = bogota("2026-11-23", 9)) -> ContactHistory.Contact {
        ContactHistory.Contact(means: means, at: at)
    }

    static func decide(
        _ means: ContactMeans, to person: ContactProfile = open, after contacts: [ContactHistory.Contact] = [],
        at instant: Instant = monday
    ) -> ContactDecision {
        ContactPolicyTests.decide(.collection, means, to: person, after: contacts, at: instant)
    }

    @Test("keep the same hours as messages", arguments: ContactPolicyTests.hours, PersonalMeans.allCases)
    func hours(hour: ContactPolicyTests.Hour, means: PersonalMeans) {
        #expect(Self.decide(.inPerson(means), at: hour.at) == hour.expected)
    }

    @Test("count as the contact of the day for each other and for messages, and the other way round")
    func oncePerDay() {
        let tomorrow = bogota("2026-11-24", 7)
        for first in ContactMeans.allCases {
            for second in ContactMeans.allCases {
                let decision = Self.decide(second, after: [Self.contact(first)])
                // By other means the week stands in the way for longer than the day: it is what is said.
                let expected: ContactDecision =
                    first == second
                    ? .wait(until: tomorrow, because: .alreadyContactedToday)
                    : .wait(until: bogota("2026-11-30", 9), because: .otherChannelThisWeek)
                #expect(decision == expected, "\(first) \(second)")
            }
        }
    }

    @Test("are the channel of the week for messages, and messages for them")
    func week() {
        let thursday = bogota("2026-11-26", 10)
        #expect(Self.decide(.visit, after: [Self.contact(.visit)], at: thursday) == .allow)
        #expect(
            Self.decide(.whatsapp, after: [Self.contact(.visit)], at: thursday)
                == .wait(until: bogota("2026-11-30", 9), because: .otherChannelThisWeek))
        #expect(
            Self.decide(.call, after: [Self.contact(.sms)], at: thursday)
                == .wait(until: bogota("2026-11-30", 9), because: .otherChannelThisWeek))
        #expect(
            Self.decide(.call, after: [Self.contact(.visit)], at: thursday).reason == .otherChannelThisWeek)
    }

    @Test("neither stop a receipt nor are stopped by one")
    func receipts() {
        #expect(
            ContactPolicyTests.decide(
                .transactional, .sms, to: Self.open, after: [Self.contact(.visit)], at: Self.monday) == .allow)
        let receipt = ContactHistory.Contact(
            contactClass: .transactional, means: .sms, at: bogota("2026-11-23", 9))
        #expect(Self.decide(.visit, after: [receipt]) == .allow)
    }

    @Test("need an authorisation of their own, whatever channels are allowed", arguments: PersonalMeans.allCases)
    func consent(means: PersonalMeans) {
        let missing: BlockReason = means == .visit ? .noVisitConsent : .noCallConsent
        #expect(Self.decide(.inPerson(means), to: .willing) == .block(missing))
        var person = Self.open
        person.consents.append(Consent(means: .inPerson(means), purpose: .collection, state: .revoked))
        #expect(Self.decide(.inPerson(means), to: person) == .block(.consentRevoked))
        let other = ContactProfile(
            sms: .reachable, whatsapp: .reachable,
            consents: [Consent(means: .inPerson(means), purpose: .collection, state: .granted)])
        #expect(Self.decide(.inPerson(means), to: other) == .allow)
        #expect(Self.decide(.sms, to: other) == .block(.noConsent))
    }

    @Test("stop at an opt-out of theirs, or of everything, and at no other")
    func optOut() {
        var person = Self.open
        person.optOuts = [OptOut(means: .visit, scope: .reminders)]
        #expect(Self.decide(.visit, to: person) == .block(.optedOut))
        #expect(Self.decide(.call, to: person) == .allow)
        #expect(Self.decide(.sms, to: person) == .allow)
        person.optOuts = [OptOut(means: .sms, scope: .everything), OptOut(means: .whatsapp, scope: .everything)]
        #expect(Self.decide(.visit, to: person) == .allow)
        person.optOuts = [OptOut(means: nil, scope: .reminders)]
        #expect(Self.decide(.call, to: person) == .block(.optedOut))
    }

    @Test("never reach a reference, nor by a number that there is not")
    func people() {
        var person = Self.open
        person.role = .reference
        #expect(Self.decide(.visit, to: person) == .block(.reference))
        person = Self.open
        person.call = .missing
        #expect(Self.decide(.call, to: person) == .block(.noPhone))
        #expect(Self.decide(.visit, to: person) == .allow)
    }

    @Test("at which nobody was reached are no contact")
    func outcomes() {
        let reached: Set<ContactOutcome> = [.paid, .paidInPart, .promised, .asksForPlan, .disputes]
        for outcome in ContactOutcome.allCases { #expect(outcome.reachedClient == reached.contains(outcome)) }
        #expect(!ContactOutcome.all(of: .visit).contains(.wrongNumber))
        #expect(ContactOutcome.all(of: .call) == ContactOutcome.allCases)
    }

    @Test("an automatic message keeps to this week's channel of messages; after a visit it has none, and waits")
    func automatic() {
        func choose(_ contacts: [ContactHistory.Contact]) -> Channel {
            ChannelChoice.automatic(
                .collection, to: Self.open, after: ContactHistory(contacts), whatsappIsDeliverable: true,
                under: .colombia, at: bogota("2026-11-26", 10), in: .bogota)
        }
        #expect(choose([Self.contact(.visit)]) == .whatsapp)
        #expect(choose([Self.contact(.sms), Self.contact(.call, bogota("2026-11-24", 9))]) == .sms)
    }

    // MARK: Objections

    static func objections(
        _ means: PersonalMeans, of person: ContactProfile = open, after contacts: [ContactHistory.Contact] = [],
        at instant: Instant = monday
    ) -> [Objection] {
        ContactPolicy.colombia.objections(
            .collection, .inPerson(means), to: person, after: ContactHistory(contacts), at: instant, in: .bogota,
            holidays: HolidayCalendar())
    }

    @Test("all that stands against a visit is said at once, with the contact that used up its limit")
    func allAtOnce() {
        let said = Self.objections(
            .visit, of: .willing, after: [Self.contact(.whatsapp, bogota("2026-11-28", 9))],
            at: bogota("2026-11-28", 16))
        #expect(
            said == [
                Objection(.noVisitConsent), Objection(.outsideHours),
                Objection(.alreadyContactedToday, after: .whatsapp),
                Objection(.otherChannelThisWeek, after: .whatsapp),
            ])
        #expect(Self.objections(.visit) == [])
        #expect(Self.objections(.call, at: bogota("2026-07-13", 10)) == [Objection(.holiday)])
        #expect(Self.objections(.call, at: bogota("2026-11-29", 10)) == [Objection(.sunday)])
    }

    @Test("a number that was called works, whatever was known of it")
    func numbers() {
        var person = Self.open
        person.call = .bad
        #expect(Self.objections(.call, of: person) == [])
    }

    @Test("is a sentence in both languages, says which contact came before, and comes back from the database")
    func sentences() {
        #expect(
            Objection(.alreadyContactedToday, after: .whatsapp).sentence(.es)
                == "Hoy ya se le escribió por WhatsApp: sería el segundo contacto del día.")
        #expect(
            Objection(.otherChannelThisWeek, after: .visit).sentence(.es)
                == "Esta semana ya se le visitó: sería otro medio.")
        for reason in BlockReason.allCases {
            for earlier in [nil] + ContactMeans.allCases.map(Optional.some) {
                let objection = Objection(reason, after: earlier)
                #expect(Objection(stored: objection.stored) == objection)
                #expect(objection.sentence(.es) != objection.sentence(.en))
                #expect(objection.sentence(.es).hasSuffix(".") && objection.sentence(.en).hasSuffix("."))
            }
        }
        #expect(Objection.list(stored: "") == [])
        #expect(Objection(stored: "nobody_knows") == nil)
    }

    @Test("a visit is judged by what had happened before it")
    func earlierOnly() {
        let history = ContactHistory([Self.contact(.sms, bogota("2026-11-23", 15))])
        #expect(history.until(bogota("2026-11-23", 14)).contacts.isEmpty)
        #expect(history.until(bogota("2026-11-23", 15)).contacts.count == 1)
    }

    // MARK: Words

    @Test("results are said in both languages, and none of them is a reason")
    func words() {
        for outcome in ContactOutcome.allCases {
            for means in PersonalMeans.allCases {
                #expect(outcome.label(means, .es) != outcome.label(means, .en))
                #expect(!outcome.label(means, .es).contains("motivo"))
            }
            #expect(ContactOutcome(word: outcome.word) == outcome)
        }
        #expect(ContactOutcome(word: "Número errado") == .wrongNumber)
        #expect(ContactOutcome(word: "NO_ESTABA") == .notReached)
        #expect(ContactOutcome(word: "sin-plata") == nil)
        for reason in CorrectionReason.allCases { #expect(reason.label(.es) != reason.label(.en)) }
        #expect(ContactMeans.allCases.map(\.rawValue) == ["sms", "whatsapp", "visit", "call"])
        #expect(ContactMeans.allCases.allSatisfy { ContactMeans(rawValue: $0.rawValue) == $0 })
        #expect(ContactMeans(rawValue: "email") == nil)
    }
}
