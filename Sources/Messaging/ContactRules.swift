package import Lending

/// The rules of contact as they hold in this house now: the country's policy with the house's settings, the holidays as
/// they were edited, the zone of the business.
package struct ContactRules: Sendable {
    package let policy: ContactPolicy
    package let holidays: HolidayCalendar
    package let zone: BusinessZone

    package init(policy: ContactPolicy, holidays: HolidayCalendar, zone: BusinessZone) {
        self.policy = policy
        self.holidays = holidays
        self.zone = zone
    }

    /// May a message of this kind go to this person at this instant? See `ContactPolicy.decide`.
    package func decide(
        _ kind: MessageKind, _ channel: Channel, to person: ContactProfile, after history: ContactHistory,
        at instant: Instant
    ) -> ContactDecision {
        policy.decide(
            by: policy.rule(of: kind), channel, to: person, after: history, at: instant, in: zone, holidays: holidays)
    }

    /// Channel `auto` for a message of this kind.
    package func channel(
        for kind: MessageKind, to person: ContactProfile, after history: ContactHistory, whatsappIsDeliverable: Bool,
        at instant: Instant
    ) -> Channel {
        ChannelChoice.automatic(
            kind.contactClass, to: person, after: history, whatsappIsDeliverable: whatsappIsDeliverable,
            under: policy, at: instant, in: zone)
    }

    /// The first instant from `instant` on at which collecting is allowed; nil when there is none within a year.
    package func nextOpening(from instant: Instant) -> Instant? {
        policy.nextOpening(from: instant, in: zone, holidays: holidays)?.instant
    }

    /// Whether collecting is allowed at some hour of the day.
    package func isOpen(_ day: Day) -> Bool {
        policy.window(on: day, holidays: holidays) != nil
    }

    /// When the hours that `instant` lies in end; nil outside of them, and for kinds that keep none.
    package func windowEnd(_ kind: MessageKind, at instant: Instant) -> Instant? {
        policy.legalWindowEnd(policy.rule(of: kind), at: instant, in: zone, holidays: holidays)
    }

    /// Twilio's `ValidityPeriod` for a message of this kind that leaves at `instant`.
    package func validitySeconds(_ kind: MessageKind, at instant: Instant) -> Int? {
        policy.validitySeconds(policy.rule(of: kind), at: instant, in: zone, holidays: holidays)
    }
}
