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

    /// A message that Twilio has to deliver within less is left for the next hours: seconds before they end.
    package static let shortestValidity = 60

    /// May a message of this kind go to this person at this instant? See `ContactPolicy.decide`; the last minute of the
    /// hours is no time to begin in.
    package func decide(
        _ kind: MessageKind, _ channel: Channel, to person: ContactProfile, after history: ContactHistory,
        at instant: Instant
    ) -> ContactDecision {
        func decide(at instant: Instant) -> ContactDecision {
            policy.decide(
                by: policy.rule(of: kind), .message(channel), to: person, after: history, at: instant, in: zone,
                holidays: holidays)
        }
        let decision = decide(at: instant)
        guard decision.isAllowed, let end = windowEnd(kind, at: instant), !Self.isTime(from: instant, until: end) else {
            return decision
        }
        return decide(at: end)
    }

    /// May this person be visited or called at this instant? The same rules, asked for what comes next.
    package func decide(
        _ means: PersonalMeans, to person: ContactProfile, after history: ContactHistory, at instant: Instant
    ) -> ContactDecision {
        policy.decide(
            .collection, .inPerson(means), to: person, after: history, at: instant, in: zone, holidays: holidays)
    }

    /// Everything that stands against a visit or call at this instant; empty: it is allowed.
    package func objections(
        to means: PersonalMeans, of person: ContactProfile, after history: ContactHistory, at instant: Instant
    ) -> [Objection] {
        policy.objections(
            .collection, .inPerson(means), to: person, after: history, at: instant, in: zone, holidays: holidays)
    }

    /// Whether what leaves at `instant` can still be delivered before the hours end.
    package static func isTime(from instant: Instant, until end: Instant) -> Bool {
        end.milliseconds(since: instant) >= Int64(shortestValidity) * 1000
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

    /// A day with those after it that are closed: what falls on one of these has no later day to be reminded of.
    package func daysUntilNextOpening(after day: Day) -> ClosedRange<Day> {
        let next = nextOpening(from: zone.instant(day.adding(days: 1), hour: 0)).map { zone.civil($0).day }
        return day...max(day, (next ?? day.adding(days: 1)).adding(days: -1))
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
