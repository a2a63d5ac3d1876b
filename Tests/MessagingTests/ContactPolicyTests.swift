import Lending
import Messaging
import Testing

@Suite("Who may be contacted when (Colombia)")
struct ContactPolicyTests {
    static func decide(
        _ contactClass: ContactClass = .collection, _ means: ContactMeans = .whatsapp,
        to person: ContactProfile = .willing,
        after contacts: [ContactHistory.Contact] = [], at instant: Instant, week: ContactPolicy.Week = .strict,
        holidays: HolidayCalendar = HolidayCalendar()
    ) -> ContactDecision {
        var policy = ContactPolicy.colombia
        policy.week = week
        return policy.decide(
            contactClass, means, to: person, after: ContactHistory(contacts), at: instant, in: .bogota,
            holidays: holidays)
    }

    struct Hour: Sendable, CustomTestStringConvertible {
        let at: Instant
        let expected: ContactDecision
        let testDescription: String

        init(_ name: String, _ at: Instant, _ expected: ContactDecision = .allow) {
            (testDescription, self.at, self.expected) = (name, at, expected)
        }

        init(_ name: String, _ at: Instant, until: Instant, _ reason: BlockReason = .outsideHours) {
            self.init(name, at, .wait(until: until, because: reason))
        }
    }

    static let hours = [
        Hour("Monday before seven", bogota("2026-11-23", 6, 59, 59, ms: 999), until: bogota("2026-11-23", 7)),
        Hour("Monday at seven", bogota("2026-11-23", 7)),
        Hour("Monday 18:59:59", bogota("2026-11-23", 18, 59, 59, ms: 999)),
        Hour("Monday at nineteen", bogota("2026-11-23", 19), until: bogota("2026-11-24", 7)),
        Hour("Monday 23:59:59", bogota("2026-11-23", 23, 59, 59), until: bogota("2026-11-24", 7)),
        Hour("Tuesday at midnight", bogota("2026-11-24", 0), until: bogota("2026-11-24", 7)),
        Hour("Friday evening", bogota("2026-11-27", 19), until: bogota("2026-11-28", 8)),
        Hour("Saturday before eight", bogota("2026-11-28", 7, 59, 59), until: bogota("2026-11-28", 8)),
        Hour("Saturday at eight", bogota("2026-11-28", 8)),
        Hour("Saturday 14:59:59", bogota("2026-11-28", 14, 59, 59)),
        Hour("Saturday at fifteen", bogota("2026-11-28", 15), until: bogota("2026-11-30", 7)),
        Hour("Sunday", bogota("2026-11-29", 10), until: bogota("2026-11-30", 7), .sunday),
        // Ley 2578 de 2026: Nuestra Señora del Rosario de Chiquinquirá.
        Hour("Monday 13 July 2026", bogota("2026-07-13", 10), until: bogota("2026-07-14", 7), .holiday),
        Hour("Saturday before it at fifteen", bogota("2026-07-11", 15), until: bogota("2026-07-14", 7)),
        Hour("Sunday before it", bogota("2026-07-12", 12), until: bogota("2026-07-14", 7), .sunday),
        Hour("Saturday 1 May 2027", bogota("2027-05-01", 10), until: bogota("2027-05-03", 7), .holiday),
        Hour("Friday before it at nineteen", bogota("2027-04-30", 19), until: bogota("2027-05-03", 7)),
        Hour("Maundy Thursday", bogota("2026-04-02", 9), until: bogota("2026-04-04", 8), .holiday),
        Hour("New Year's Eve at nineteen", bogota("2026-12-31", 19), until: bogota("2027-01-02", 8)),
        Hour("New Year", bogota("2027-01-01", 0), until: bogota("2027-01-02", 8), .holiday),
    ]

    @Test("hours are half-open, Sundays and holidays closed", arguments: hours)
    func legalHours(hour: Hour) {
        #expect(Self.decide(at: hour.at) == hour.expected)
        #expect(Self.decide(.notice, at: hour.at) == hour.expected)
        #expect(Self.decide(.transactional, at: hour.at) == .allow)
        #expect(Self.decide(.reply, at: hour.at) == .allow)
    }

    @Test("holidays entered and removed by hand are kept")
    func editedHolidays() throws {
        let tuesday = try #require(Day(iso: "2026-11-24"))
        let holiday = HolidayCalendar(added: [tuesday: "Día cívico"])
        #expect(
            Self.decide(at: bogota("2026-11-24", 10), holidays: holiday)
                == .wait(until: bogota("2026-11-25", 7), because: .holiday))
        let july = try #require(Day(iso: "2026-07-13"))
        #expect(Self.decide(at: bogota("2026-07-13", 10), holidays: HolidayCalendar(removed: [july])) == .allow)
    }

    @Test("one collection contact a day: the next goes when the next legal day opens")
    func oncePerDay() {
        let contact = ContactHistory.Contact(means: .whatsapp, at: bogota("2026-11-23", 7))
        #expect(
            Self.decide(after: [contact], at: bogota("2026-11-23", 18))
                == .wait(until: bogota("2026-11-24", 7), because: .alreadyContactedToday))
        // After hours, the hour is what it waits for: tomorrow is free.
        #expect(
            Self.decide(after: [contact], at: bogota("2026-11-23", 20))
                == .wait(until: bogota("2026-11-24", 7), because: .outsideHours))
        #expect(Self.decide(after: [contact], at: bogota("2026-11-24", 7)) == .allow)
        let saturday = ContactHistory.Contact(means: .whatsapp, at: bogota("2026-07-11", 9))
        #expect(
            Self.decide(after: [saturday], at: bogota("2026-07-11", 14, 59))
                == .wait(until: bogota("2026-07-14", 7), because: .alreadyContactedToday))
    }

    @Test("the day is the one of Bogotá, not of UTC")
    func dayOfBogota() {
        // At 20:00 in Bogotá it is already the 24th in UTC.
        let contact = ContactHistory.Contact(contactClass: .collection, means: .sms, at: bogota("2026-11-23", 20))
        #expect(Self.decide(.collection, .sms, after: [contact], at: bogota("2026-11-24", 7)) == .allow)
    }

    @Test("a failed message gives the day back, not the channel")
    func freed() {
        let failed = ContactHistory.Contact(means: .whatsapp, at: bogota("2026-11-23", 9), weight: .freed)
        #expect(Self.decide(.collection, .whatsapp, after: [failed], at: bogota("2026-11-23", 10)) == .allow)
        #expect(
            Self.decide(.collection, .sms, after: [failed], at: bogota("2026-11-23", 10))
                == .wait(until: bogota("2026-11-30", 9), because: .otherChannelThisWeek))
    }

    @Test("another channel waits for the week to end: calendar, rolling, or both")
    func oneChannelPerWeek() {
        let wednesday = ContactHistory.Contact(means: .whatsapp, at: bogota("2026-11-25", 10))
        let monday = ContactHistory.Contact(means: .whatsapp, at: bogota("2026-11-23", 18))
        func sms(_ contact: ContactHistory.Contact, _ at: Instant, _ week: ContactPolicy.Week) -> ContactDecision {
            Self.decide(.collection, .sms, after: [contact], at: at, week: week)
        }
        func wait(_ until: Instant) -> ContactDecision { .wait(until: until, because: .otherChannelThisWeek) }
        let thursday = bogota("2026-11-26", 10)
        #expect(sms(wednesday, thursday, .calendar) == wait(bogota("2026-11-30", 7)))
        #expect(sms(wednesday, thursday, .rolling) == wait(bogota("2026-12-02", 10)))
        #expect(sms(wednesday, thursday, .strict) == wait(bogota("2026-12-02", 10)))
        #expect(sms(monday, thursday, .strict) == wait(bogota("2026-11-30", 18)))
        // The last millisecond of the seven days, and the first after them.
        #expect(sms(wednesday, bogota("2026-12-02", 9, 59, 59, ms: 999), .rolling) == wait(bogota("2026-12-02", 10)))
        #expect(sms(wednesday, bogota("2026-12-02", 10), .rolling) == .allow)
        #expect(sms(wednesday, bogota("2026-11-30", 7), .calendar) == .allow)
        // The same channel is free all week.
        #expect(Self.decide(after: [wednesday], at: thursday) == .allow)
    }

    @Test("weeks go over the end of the year")
    func weekOverNewYear() {
        // Monday 28 December 2026 to Sunday 3 January 2027.
        let contact = ContactHistory.Contact(means: .sms, at: bogota("2026-12-28", 9))
        #expect(
            Self.decide(after: [contact], at: bogota("2027-01-02", 9), week: .calendar)
                == .wait(until: bogota("2027-01-04", 7), because: .otherChannelThisWeek))
        #expect(Self.decide(after: [contact], at: bogota("2027-01-04", 9), week: .calendar) == .allow)
    }

    @Test("two channels in the history push each other's week on")
    func chainedWeeks() {
        let contacts = [
            ContactHistory.Contact(means: .sms, at: bogota("2026-11-20", 10)),
            ContactHistory.Contact(means: .sms, at: bogota("2026-11-24", 10)),
        ]
        #expect(
            Self.decide(after: contacts, at: bogota("2026-11-23", 10))
                == .wait(until: bogota("2026-12-01", 10), because: .otherChannelThisWeek))
    }

    @Test("receipts neither count nor wait; notices and collection each keep a count of their own")
    func classes() {
        let at = bogota("2026-11-23", 10)
        for contactClass in ContactClass.allCases {
            let contact = ContactHistory.Contact(contactClass: contactClass, means: .sms, at: bogota("2026-11-23", 9))
            let limits = contactClass == .collection || contactClass == .notice
            #expect(Self.decide(.transactional, after: [contact], at: at) == .allow)
            #expect(Self.decide(.reply, after: [contact], at: at) == .allow)
            #expect(Self.decide(contactClass, .sms, after: [contact], at: at).isAllowed == !limits)
            #expect(Self.decide(.collection, .sms, after: [contact], at: at).isAllowed == (contactClass != .collection))
            #expect(Self.decide(.notice, .sms, after: [contact], at: at).isAllowed == (contactClass != .notice))
        }
    }

    @Test("a message does not stand in the way of its own resend")
    func resend() {
        let history = ContactHistory([
            ContactHistory.Contact(message: MessageID(7), means: .sms, at: bogota("2026-11-23", 9))
        ])
        let policy = ContactPolicy.colombia
        func decide(_ history: ContactHistory) -> ContactDecision {
            policy.decide(
                .collection, .sms, to: .willing, after: history, at: bogota("2026-11-23", 10), in: .bogota,
                holidays: HolidayCalendar())
        }
        #expect(decide(history).reason == .alreadyContactedToday)
        #expect(decide(history.without(MessageID(8))).reason == .alreadyContactedToday)
        #expect(decide(history.without(MessageID(7))) == .allow)
    }

    @Test("what left counts, what may have left counts, what never left does not")
    func weights() {
        let counted: Set<MessageState> = [
            .sending, .uncertain, .unresolved, .accepted, .sent, .delivered, .read, .noReceipt,
        ]
        for state in MessageState.allCases {
            let expected: ContactWeight? =
                counted.contains(state) ? .counted : state == .failed || state == .undelivered ? .freed : nil
            #expect(state.contactWeight == expected, "\(state)")
        }
    }

    @Test("a bulk action leaves out who is ruled out or used up, not who waits for the hour")
    func exclusion() {
        let later = bogota("2026-11-24", 7)
        #expect(ContactDecision.allow.exclusion == nil)
        #expect(ContactDecision.wait(until: later, because: .outsideHours).exclusion == nil)
        #expect(ContactDecision.wait(until: later, because: .holiday).exclusion == nil)
        #expect(
            ContactDecision.wait(until: later, because: .alreadyContactedToday).exclusion == .alreadyContactedToday)
        #expect(ContactDecision.block(.noConsent).exclusion == .noConsent)
    }

    @Test("the validity period ends with the legal hour")
    func validity() {
        let policy = ContactPolicy.colombia
        func seconds(_ contactClass: ContactClass, _ at: Instant) -> Int? {
            policy.validitySeconds(contactClass, at: at, in: .bogota, holidays: HolidayCalendar())
        }
        #expect(seconds(.collection, bogota("2026-11-23", 18, 59)) == 60)
        #expect(seconds(.collection, bogota("2026-11-23", 18, 59, 59, ms: 500)) == 1)
        #expect(seconds(.collection, bogota("2026-11-23", 7)) == 36_000)
        #expect(seconds(.collection, bogota("2026-11-28", 14)) == 3600)
        #expect(seconds(.collection, bogota("2026-11-28", 15)) == nil)
        #expect(seconds(.collection, bogota("2026-07-13", 10)) == nil)
        #expect(seconds(.transactional, bogota("2026-11-23", 10)) == nil)
        #expect(
            policy.legalWindowEnd(.notice, at: bogota("2026-11-23", 7), in: .bogota, holidays: HolidayCalendar())
                == bogota("2026-11-23", 19))
    }

    @Test("a policy that never opens blocks instead of looking for ever")
    func neverOpen() {
        var policy = ContactPolicy.colombia
        policy.windows = []
        let decision = policy.decide(
            .collection, .sms, to: .willing, after: ContactHistory(), at: bogota("2026-11-23", 10), in: .bogota,
            holidays: HolidayCalendar())
        #expect(decision == .block(.noLegalHour))
    }
}
