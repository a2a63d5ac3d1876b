import Lending
import Messaging
import Testing

@Suite("Channel auto")
struct ChannelChoiceTests {
    static let at = bogota("2026-11-26", 10)

    static func choose(
        _ contactClass: ContactClass = .collection, _ person: ContactProfile = .willing,
        _ contacts: [ContactHistory.Contact] = [], deliverable: Bool = true, week: ContactPolicy.Week = .strict
    ) -> Channel {
        var policy = ContactPolicy.colombia
        policy.week = week
        return ChannelChoice.automatic(
            contactClass, to: person, after: ContactHistory(contacts), whatsappIsDeliverable: deliverable,
            under: policy, at: at, in: .bogota)
    }

    @Test("WhatsApp if it is agreed to, reachable and can be delivered, else SMS")
    func preference() {
        #expect(Self.choose() == .whatsapp)
        #expect(Self.choose(deliverable: false) == .sms)
        var person = ContactProfile.willing
        person.whatsapp = .bad
        #expect(Self.choose(.collection, person) == .sms)
        person = .willing
        person.consents.append(Consent(means: .whatsapp, purpose: .collection, state: .revoked))
        #expect(Self.choose(.collection, person) == .sms)
        #expect(Self.choose(.notice, person) == .whatsapp)
        person = .willing
        person.optOuts = [OptOut(means: .whatsapp, scope: .reminders)]
        #expect(Self.choose(.collection, person) == .sms)
        #expect(Self.choose(.transactional, person) == .whatsapp)
    }

    @Test("this week's channel stays, whatever else would be better")
    func sticky() {
        let sms = ContactHistory.Contact(means: .sms, at: bogota("2026-11-23", 9))
        #expect(Self.choose(.collection, .willing, [sms]) == .sms)
        #expect(Self.choose(.transactional, .willing, [sms]) == .whatsapp)
        #expect(Self.choose(.notice, .willing, [sms]) == .whatsapp)
        let freed = ContactHistory.Contact(means: .whatsapp, at: bogota("2026-11-24", 9), weight: .freed)
        #expect(Self.choose(.collection, .willing, [freed], deliverable: false) == .whatsapp)
        let lastFriday = ContactHistory.Contact(means: .sms, at: bogota("2026-11-20", 9))
        #expect(Self.choose(.collection, .willing, [lastFriday]) == .sms)
        #expect(Self.choose(.collection, .willing, [lastFriday], week: .calendar) == .whatsapp)
        let old = ContactHistory.Contact(means: .sms, at: bogota("2026-11-12", 9))
        #expect(Self.choose(.collection, .willing, [old]) == .whatsapp)
    }

    @Test("WhatsApp takes free text for 24 hours after the client wrote, then templates only")
    func window() throws {
        let sid = try #require(ContentSid("HX0123456789abcdef0123456789abcdef"))
        let wrote = bogota("2026-11-25", 10)
        func way(_ template: ContentSid?, _ inbound: Instant?, sandbox: Bool = false, _ now: Instant)
            -> WhatsAppWindow.Way?
        {
            WhatsAppWindow.way(template: template, lastInbound: inbound, isSandbox: sandbox, at: now)
        }
        #expect(way(sid, wrote, bogota("2026-11-26", 9, 59, 59, ms: 999)) == .freeText)
        #expect(way(sid, wrote, bogota("2026-11-26", 10)) == .template(sid))
        #expect(way(nil, wrote, bogota("2026-11-26", 10)) == nil)
        #expect(way(nil, nil, wrote) == nil)
        #expect(way(nil, nil, sandbox: true, wrote) == .freeText)
    }
}
