import Lending
import Messaging
import Testing

@Suite("From when a client may be reached again")
struct AllowedFromTests {
    private static let rules = ContactRules(policy: .colombia, holidays: HolidayCalendar(), zone: .bogota)

    @Test("is told by the decision itself, where waiting is all it takes")
    func decision() {
        let history = ContactHistory([
            ContactHistory.Contact(means: .sms, at: bogota("2026-11-23", 9))
        ])
        func from(_ channel: Channel, to person: ContactProfile = .willing) -> Instant? {
            Self.rules.decide(.overdue, channel, to: person, after: history, at: bogota("2026-11-23", 15)).allowedFrom
        }
        #expect(from(.sms) == bogota("2026-11-24", 7))
        // A week by the calendar and by seven days: the later of the two.
        #expect(from(.whatsapp) == bogota("2026-11-30", 9))
        var silent = ContactProfile.willing
        silent.consents = []
        #expect(from(.sms, to: silent) == nil)
        #expect(ContactDecision.allow.allowedFrom == nil)
    }

    @Test("goes by the hours of the rules, also for who is visited")
    func visits() {
        func from(_ hour: Int) -> Instant? {
            var person = ContactProfile.willing
            person.consents.append(Consent(means: .visit, purpose: .collection, state: .granted))
            return Self.rules.decide(.visit, to: person, after: ContactHistory(), at: bogota("2026-11-28", hour))
                .allowedFrom
        }
        #expect(from(10) == nil)
        // After three on a Saturday the next hours are those of Monday.
        #expect(from(16) == bogota("2026-11-30", 7))
    }

    @Test("the hours that a sentence names are those of the rule")
    func hours() {
        #expect(ContactPolicy.colombia.hours(.es) == "lun–vie 7–19, sáb 8–15")
        #expect(ContactPolicy.colombia.hours(.en) == "Mon–Fri 7–19, Sat 8–15")
        var other = ContactPolicy.colombia
        let early = ContactPolicy.Window(opens: 6 * 3600 + 1800, closes: 18 * 3600)
        other.windows = [early, early, nil, early, .hours(8, 12), nil, .hours(9, 10)]
        #expect(other.hours(.es) == "lun–mar 6:30–18, jue 6:30–18, vie 8–12, dom 9–10")
        #expect(Objection(.outsideHours).sentence(.en, under: other).contains("Mon–Tue 6:30–18"))
        #expect(!Objection(.outsideHours).sentence(.es, under: other).contains("7–19"))
        other.windows = []
        #expect(other.hours(.es) == "ninguna hora")
    }

    @Test("the amount of a text is the only one it names, as amounts are written here")
    func amounts() {
        #expect(AmountInText.only(in: "Ana, tiene $1.150.000 pendientes desde el 03/11.") == Money(1_150_000))
        #expect(AmountInText.only(in: "Ana, *$150,000* is pending") == Money(150_000))
        #expect(AmountInText.only(in: "Debe $50.000. De ellos $50.000 hoy.") == Money(50_000))
        #expect(AmountInText.only(in: "Debe $50.000 de $500.000") == nil)
        for text in ["", "sin monto", "US$1,71", "$", "$1.5", "$12.3456", "$1.234.56", "$99999999999999999999"] {
            #expect(AmountInText.only(in: text) == nil, Comment(rawValue: text))
        }
    }
}
