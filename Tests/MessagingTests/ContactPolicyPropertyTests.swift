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
                .collection, channel, to: .willing, after: history, at: now, in: .bogota, holidays: holidays)
            if case .wait(let until, _) = decision {
                #expect(until > now)
                // The instant named is allowed, and the one before it is not.
                func again(_ at: Instant) -> ContactDecision {
                    policy.decide(
                        .collection, channel, to: .willing, after: history, at: at, in: .bogota, holidays: holidays)
                }
                #expect(again(until) == .allow)
                #expect(again(until.adding(milliseconds: -1)) != .allow)
                if Bool.random(using: &generator) { now = until } else { continue }
            }
            let weight: ContactWeight = Int.random(in: 0..<5, using: &generator) == 0 ? .freed : .counted
            history.contacts.append(ContactHistory.Contact(channel: channel, at: now, weight: weight))
        }
        #expect(history.contacts.count > 20)
        check(history, week, holidays)
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
                guard other.channel != contact.channel else { continue }
                let monday = civil.day.number - Int32(civil.day.weekday.rawValue)
                let otherMonday = otherDay.number - Int32(otherDay.weekday.rawValue)
                if week != .rolling { #expect(monday != otherMonday) }
                if week != .calendar { #expect(contact.at.milliseconds(since: other.at) >= 604_800_000) }
            }
        }
    }
}
