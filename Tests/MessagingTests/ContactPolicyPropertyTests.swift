import Lending
import Messaging
import Testing

@Suite("The rules of contact over random histories")
struct ContactPolicyPropertyTests {
    /// splitmix64: the same histories on every machine.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test("who always asks first never breaks a limit", arguments: ContactPolicy.Week.allCases, 1...20)
    func neverBroken(week: ContactPolicy.Week, seed: Int) {
        var generator = Generator(state: UInt64(seed))
        var policy = ContactPolicy.colombia
        policy.week = week
        let holidays = HolidayCalendar()
        var history = ContactHistory()
        var now = bogota("2026-12-01", 0).adding(milliseconds: Int64.random(in: 0..<86_400_000, using: &generator))
        for _ in 0..<200 {
            now = now.adding(milliseconds: Int64.random(in: 1...30 * 3_600_000, using: &generator))
            let channel: Channel = Bool.random(using: &generator) ? .sms : .whatsapp
            let decision = policy.decide(
                .collection, .message(channel), to: .willing, after: history, at: now, in: .bogota, holidays: holidays)
            if case .wait(let until, _) = decision {
                #expect(until > now)
                // The instant named is allowed, and the one before it is not.
                func again(_ at: Instant) -> ContactDecision {
                    policy.decide(
                        .collection, .message(channel), to: .willing, after: history, at: at, in: .bogota,
                        holidays: holidays)
                }
                #expect(again(until) == .allow)
                #expect(again(until.adding(milliseconds: -1)) != .allow)
                if Bool.random(using: &generator) { now = until } else { continue }
            }
            let weight: ContactWeight = Int.random(in: 0..<5, using: &generator) == 0 ? .freed : .counted
            history.contacts.append(ContactHistory.Contact(means: .message(channel), at: now, weight: weight))
        }
        #expect(history.contacts.count > 20)
        check(history, week, holidays)
    }

    /// Short histories by the thousand: what a house of any habits comes to, on both channels, with every kind of message
    /// between, visits, calls, holidays of its own and a sender that fails now and then.
    @Test("no history of any house ever breaks a limit", arguments: 1...20)
    func manyHouses(seed: Int) {
        var generator = Generator(state: UInt64(1000 + seed))
        for _ in 0..<100 {
            var policy = ContactPolicy.colombia
            policy.week = ContactPolicy.Week.allCases.randomElement(using: &generator) ?? .strict
            policy.quiet = Bool.random(using: &generator) ? QuietHours("21-7") : nil
            let start = Day(year: Int.random(in: 2026...2031, using: &generator), month: 1, day: 1) ?? Day(number: 0)
            let first = start.adding(days: Int.random(in: 0..<365, using: &generator))
            let edited = first.adding(days: Int.random(in: 0..<12, using: &generator))
            let rules = ContactRules(
                policy: policy, holidays: HolidayCalendar(added: [edited: "Día cívico"]), zone: .bogota)
            var collected = ContactHistory()
            var history = ContactHistory()
            var now = BusinessZone.bogota.instant(first, hour: 0)
            for _ in 0..<24 {
                now = now.adding(milliseconds: Int64.random(in: 1...20 * 3_600_000, using: &generator))
                if Int.random(in: 0..<3, using: &generator) == 0 {
                    let means = PersonalMeans.allCases.randomElement(using: &generator) ?? .visit
                    let allowed = rules.policy.decide(
                        .collection, .inPerson(means), to: PersonalContactTests.open, after: history, at: now,
                        in: rules.zone, holidays: rules.holidays
                    ).isAllowed
                    // What is answered in one word and what is said at length never differ.
                    let said = rules.objections(to: means, of: PersonalContactTests.open, after: history, at: now)
                    #expect(said.isEmpty == allowed)
                    // Who was not there was not reached.
                    guard allowed, Bool.random(using: &generator) else { continue }
                    let contact = ContactHistory.Contact(means: .inPerson(means), at: now)
                    history.contacts.append(contact)
                    collected.contacts.append(contact)
                    continue
                }
                let kind = MessageKind.allCases.randomElement(using: &generator) ?? .overdue
                let channel: Channel = Bool.random(using: &generator) ? .sms : .whatsapp
                guard kind != .notice, rules.decide(kind, channel, to: .willing, after: history, at: now).isAllowed
                else { continue }
                let weight: ContactWeight = Int.random(in: 0..<6, using: &generator) == 0 ? .freed : .counted
                let contact = ContactHistory.Contact(
                    contactClass: kind.contactClass, means: .message(channel), at: now, weight: weight)
                history.contacts.append(contact)
                if kind.contactClass == .collection { collected.contacts.append(contact) }
                let second = BusinessZone.bogota.civil(now).secondOfDay
                if kind == .paidOff, policy.quiet != nil { #expect((7 * 3600..<21 * 3600).contains(second)) }
                if kind == .loanApproved { #expect(rules.isOpen(BusinessZone.bogota.civil(now).day)) }
            }
            check(collected, policy.week, rules.holidays)
        }
    }

    /// The limits, said in other words than the code says them.
    private func check(_ history: ContactHistory, _ week: ContactPolicy.Week, _ holidays: HolidayCalendar) {
        for (index, contact) in history.contacts.enumerated() {
            let civil = BusinessZone.bogota.civil(contact.at)
            let hour = Double(civil.secondOfDay) / 3600
            #expect(civil.day.weekday != .sunday && !holidays.isHoliday(civil.day))
            #expect(civil.day.weekday == .saturday ? (8..<15).contains(hour) : (7..<19).contains(hour))
            for other in history.contacts[..<index] {
                let otherDay = BusinessZone.bogota.civil(other.at).day
                if other.weight == .counted { #expect(otherDay != civil.day) }
                guard other.means != contact.means else { continue }
                let monday = civil.day.number - Int32(civil.day.weekday.rawValue)
                let otherMonday = otherDay.number - Int32(otherDay.weekday.rawValue)
                if week != .rolling { #expect(monday != otherMonday) }
                if week != .calendar { #expect(contact.at.milliseconds(since: other.at) >= 604_800_000) }
            }
        }
    }
}
