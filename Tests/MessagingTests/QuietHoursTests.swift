import Lending
import Messaging
import Testing

@Suite("Quiet hours, and what keeps the hours although the law does not ask")
struct QuietHoursTests {
    private func rules(quiet: String? = "21-7", approvals: Bool = true) -> ContactRules {
        var policy = ContactPolicy.colombia
        policy.quiet = quiet.flatMap { QuietHours($0) }
        if !approvals { policy.keptInHours = [] }
        return ContactRules(policy: policy, holidays: HolidayCalendar(), zone: .bogota)
    }

    private func decide(_ kind: MessageKind, at: Instant, by rules: ContactRules) -> ContactDecision {
        rules.decide(kind, .sms, to: .willing, after: ContactHistory(), at: at)
    }

    @Test(
        "a confirmation waits for the morning, half-open at both ends, over midnight",
        arguments: [
            ("2026-11-23", 20, 59, 59, nil), ("2026-11-23", 21, 0, 0, "2026-11-24"),
            ("2026-11-23", 23, 59, 59, "2026-11-24"), ("2026-11-24", 0, 0, 0, "2026-11-24"),
            ("2026-11-24", 6, 59, 59, "2026-11-24"), ("2026-11-24", 7, 0, 0, nil),
            // A Sunday: no law keeps a receipt from going out at noon.
            ("2026-11-29", 12, 0, 0, nil), ("2026-11-29", 22, 0, 0, "2026-11-30"),
        ] as [(String, Int, Int, Int, String?)])
    func confirmation(day: String, hour: Int, minute: Int, second: Int, morning: String?) {
        let expected: ContactDecision =
            morning.map { .wait(until: bogota($0, 7), because: .quietHours) } ?? .allow
        let at = bogota(day, hour, minute, second, ms: 999)
        #expect(decide(.paymentConfirmation, at: at, by: rules()) == expected)
        #expect(decide(.paymentConfirmation, at: at, by: rules(quiet: nil)) == .allow)
    }

    @Test("an approval keeps the hours of collection unless the business says otherwise")
    func approvals() {
        let sunday = bogota("2026-11-29", 12)
        #expect(
            decide(.loanApproved, at: sunday, by: rules()) == .wait(until: bogota("2026-11-30", 7), because: .sunday))
        #expect(decide(.loanApproved, at: sunday, by: rules(approvals: false)) == .allow)
        #expect(
            decide(.loanApproved, at: bogota("2026-11-29", 22), by: rules(approvals: false)).reason == .quietHours)
        #expect(decide(.loanApproved, at: bogota("2026-11-23", 18, 59), by: rules()) == .allow)
        #expect(decide(.paidOff, at: sunday, by: rules()) == .allow)
        #expect(rules().validitySeconds(.loanApproved, at: bogota("2026-11-23", 18, 59)) == 60)
        #expect(rules().validitySeconds(.paymentConfirmation, at: bogota("2026-11-23", 18, 59)) == nil)
    }

    @Test("the last minute of the hours is none to begin in: Twilio could not deliver within it")
    func lastMinute() {
        #expect(decide(.overdue, at: bogota("2026-11-23", 18, 59), by: rules()) == .allow)
        #expect(
            decide(.overdue, at: bogota("2026-11-23", 18, 59, 0, ms: 1), by: rules())
                == .wait(until: bogota("2026-11-24", 7), because: .outsideHours))
        #expect(
            decide(.overdue, at: bogota("2026-11-28", 14, 59, 59), by: rules())
                == .wait(until: bogota("2026-11-30", 7), because: .outsideHours))
        #expect(decide(.paidOff, at: bogota("2026-11-23", 18, 59, 59), by: rules()) == .allow)
    }

    @Test("neither uses up nor needs a contact of collection, and what waits for quiet is scheduled, not left out")
    func classes() {
        let reminded = ContactHistory([ContactHistory.Contact(means: .whatsapp, at: bogota("2026-11-23", 9))])
        let decision = rules().decide(
            .loanApproved, .sms, to: .willing, after: reminded, at: bogota("2026-11-23", 10))
        #expect(decision == .allow)
        #expect(BlockReason.quietHours.isHours)
        #expect(decide(.paidOff, at: bogota("2026-11-23", 22), by: rules()).exclusion == nil)
    }

    @Test(
        "quiet hours are written as people write them",
        arguments: [
            ("21-7", "21-7"), ("21:30-6:45", "21:30-6:45"), ("0-5", "0-5"), ("08:00-09", "8-9"), ("7-7", nil),
            ("24-7", nil), ("21", nil), ("21-", nil), ("-7", nil), ("21-7-8", nil), ("a-b", nil), ("21:60-7", nil),
            ("", nil), ("٢-٧", nil),
        ] as [(String, String?)])
    func parsing(text: String, expected: String?) {
        #expect(QuietHours(text)?.text == expected)
    }
}
