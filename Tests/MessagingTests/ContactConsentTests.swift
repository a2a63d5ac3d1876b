import Lending
import Messaging
import Testing

@Suite("Consent, opt-out and phones")
struct ContactConsentTests {
    static let at = bogota("2026-11-23", 10)

    static func decide(_ contactClass: ContactClass, _ means: ContactMeans, _ person: ContactProfile) -> ContactDecision
    {
        ContactPolicyTests.decide(contactClass, means, to: person, at: at)
    }

    static func person(_ consents: [Consent], _ optOuts: [OptOut] = []) -> ContactProfile {
        ContactProfile(sms: .reachable, whatsapp: .reachable, consents: consents, optOuts: optOuts)
    }

    @Test("each channel and each purpose needs its own consent; silence is none")
    func consent() {
        let person = Self.person([Consent(means: .sms, purpose: .collection, state: .granted)])
        #expect(Self.decide(.collection, .sms, person) == .allow)
        #expect(Self.decide(.transactional, .sms, person) == .allow)
        #expect(Self.decide(.notice, .sms, person) == .block(.noMarketingConsent))
        #expect(Self.decide(.collection, .whatsapp, person) == .block(.noConsent))
        #expect(Self.decide(.transactional, .whatsapp, person) == .block(.noConsent))
        #expect(Self.decide(.reply, .whatsapp, person) == .allow)
        let notices = Self.person([Consent(means: .sms, purpose: .marketing, state: .granted)])
        #expect(Self.decide(.notice, .sms, notices) == .allow)
        #expect(Self.decide(.collection, .sms, notices) == .block(.noConsent))
    }

    @Test("the last word on a consent holds")
    func revoked() {
        let granted = Consent(means: .sms, purpose: .collection, state: .granted)
        let revoked = Consent(means: .sms, purpose: .collection, state: .revoked)
        #expect(Self.decide(.collection, .sms, Self.person([granted, revoked])) == .block(.consentRevoked))
        #expect(Self.decide(.collection, .sms, Self.person([revoked, granted])) == .allow)
    }

    struct OptOutCase: Sendable {
        let optOut: OptOut
        let stopped: [Channel: Set<ContactClass>]
    }

    @Test(
        "an opt-out stops reminders and notices on its channel; only a total one stops receipts",
        arguments: [
            OptOutCase(
                optOut: OptOut(means: .sms, scope: .reminders), stopped: [.sms: [.collection, .notice]]),
            OptOutCase(
                optOut: OptOut(means: nil, scope: .reminders),
                stopped: [.sms: [.collection, .notice], .whatsapp: [.collection, .notice]]),
            OptOutCase(
                optOut: OptOut(means: .whatsapp, scope: .everything),
                stopped: [.whatsapp: [.collection, .notice, .transactional]]),
        ])
    func optOut(given: OptOutCase) {
        var person = ContactProfile.willing
        person.optOuts = [given.optOut]
        let reason: BlockReason = given.optOut.scope == .everything ? .optedOutOfAll : .optedOut
        for channel in Channel.allCases {
            for contactClass in ContactClass.allCases {
                let stopped = given.stopped[channel]?.contains(contactClass) ?? false
                #expect(
                    Self.decide(contactClass, .message(channel), person) == (stopped ? .block(reason) : .allow),
                    "\(channel) \(contactClass)")
            }
        }
    }

    @Test(
        "a number that cannot be reached says why",
        arguments: [
            (ContactProfile.Reach.missing, BlockReason.noPhone), (.bad, .badPhone), (.landline, .landline),
            (.refused, .refused),
        ])
    func phones(reach: ContactProfile.Reach, reason: BlockReason) {
        var person = ContactProfile.willing
        person.sms = reach
        #expect(Self.decide(.transactional, .sms, person) == .block(reason))
        #expect(Self.decide(.collection, .whatsapp, person) == .allow)
    }

    @Test("references are never written to; a codebtor is a person with limits of their own")
    func roles() {
        var person = ContactProfile.willing
        person.role = .reference
        for contactClass in ContactClass.allCases {
            #expect(Self.decide(contactClass, .sms, person) == .block(.reference))
        }
        person.role = .codebtor
        #expect(Self.decide(.collection, .sms, person) == .allow)
    }

    @Test("every reason has a label and a sentence in both languages")
    func sentences() {
        for reason in BlockReason.allCases {
            #expect(reason.label(.es) != reason.label(.en))
            #expect(reason.sentence(.es) != reason.sentence(.en))
            #expect(reason.sentence(.es).hasSuffix(".") && reason.sentence(.en).hasSuffix("."))
        }
    }
}
