package import Lending

extension ContactPolicy {
    /// May this person be reached by this means now? Asked of a message when queueing, to schedule, and again when sending;
    /// what stands against a visit or a call is asked by `objections`, and is the same.
    ///
    /// `history` holds the contacts of the last two weeks or more, without the message itself when it is sent again
    /// (`ContactHistory.without`). A `prueba` has no client and is not asked about. A visit or call keeps the hours, the
    /// day, the week and the authorisation of what it is for, and uses them up for messages when it reached the client: the
    /// stricter reading, also of a visit that brings a payment and of one that collector and client agreed on.
    package func decide(
        _ contactClass: ContactClass, _ means: ContactMeans, to person: ContactProfile, after history: ContactHistory,
        at instant: Instant, in zone: BusinessZone, holidays: HolidayCalendar
    ) -> ContactDecision {
        decide(
            by: rule(contactClass), means, to: person, after: history, at: instant, in: zone, holidays: holidays)
    }

    func decide(
        by rule: Rule, _ means: ContactMeans, to person: ContactProfile, after history: ContactHistory,
        at instant: Instant, in zone: BusinessZone, holidays: HolidayCalendar
    ) -> ContactDecision {
        if let reason = Self.obstacles(rule, means, person).first { return .block(reason) }
        return earliest(rule, means, history, instant, zone, holidays)
    }

    /// What no waiting lifts, in this order: the person, the wish, the consent, the number.
    static func obstacles(_ rule: Rule, _ means: ContactMeans, _ person: ContactProfile) -> [BlockReason] {
        if person.role == .reference { return [.reference] }
        var found: [BlockReason] = []
        if let scope = person.optOut(means), rule.stoppedBy.contains(scope) {
            found.append(scope == .everything ? .optedOutOfAll : .optedOut)
        }
        if let purpose = rule.consent {
            switch person.consent(means, purpose) {
            case .granted: break
            case .revoked: found.append(.consentRevoked)
            case nil: found.append(missingConsent(purpose, means))
            }
        }
        switch person.reach(means) {
        case .reachable: break
        case .missing: found.append(.noPhone)
        case .landline: found.append(.landline)
        case .bad: found.append(.badPhone)
        case .refused: found.append(.refused)
        }
        return found
    }

    private static func missingConsent(_ purpose: Consent.Purpose, _ means: ContactMeans) -> BlockReason {
        if purpose == .marketing { return .noMarketingConsent }
        return switch means {
        case .message: .noConsent
        case .inPerson(.visit): .noVisitConsent
        case .inPerson(.call): .noCallConsent
        }
    }

    /// Moves forward from `instant` until the hour, the day and the week's channel all allow it. Every move goes to
    /// the first instant that lifts the obstacle met, so what is found is the earliest one. Of several limits the one is
    /// named that holds longest: its end decides the date.
    private func earliest(
        _ rule: Rule, _ means: ContactMeans, _ history: ContactHistory, _ instant: Instant, _ zone: BusinessZone,
        _ holidays: HolidayCalendar
    ) -> ContactDecision {
        var candidate = instant
        var because: BlockReason?
        // A contact pushes the candidate past its own day and week, so each is met at most a few times.
        for _ in 0...(history.contacts.count * 4 + 4) {
            if rule.keepsHours {
                guard let opening = nextOpening(from: candidate, in: zone, holidays: holidays) else {
                    return .block(.noLegalHour)
                }
                if opening.instant > candidate {
                    candidate = opening.instant
                    because = because ?? opening.closedBecause
                }
            } else if rule.keepsQuiet, let left = quiet?.left(at: zone.civil(candidate).secondOfDay) {
                candidate = zone.wholeSecond(candidate).adding(seconds: left)
                because = because ?? .quietHours
            }
            guard let (free, limit) = nextFree(rule, means, history, candidate, zone) else {
                guard let because else { return .allow }
                return .wait(until: candidate, because: because)
            }
            (candidate, because) = (free, limit)
        }
        return .block(.noLegalHour)
    }

    /// The limit that `candidate` meets, and the first instant at which this contact stands in the way no more.
    private func nextFree(
        _ rule: Rule, _ means: ContactMeans, _ history: ContactHistory, _ candidate: Instant, _ zone: BusinessZone
    ) -> (Instant, BlockReason)? {
        guard rule.oncePerDay || rule.oneChannelPerWeek, !history.contacts.isEmpty else { return nil }
        let day = zone.civil(candidate).day
        for contact in history.contacts where rule.limitedBy.contains(contact.contactClass) {
            if rule.oncePerDay, contact.weight == .counted, zone.civil(contact.at).day == day {
                return (zone.instant(day.adding(days: 1), hour: 0), .alreadyContactedToday)
            }
            if rule.oneChannelPerWeek, contact.means != means,
                let end = weekEnd(of: contact.at, holding: candidate, in: zone)
            {
                return (end, .otherChannelThisWeek)
            }
        }
        return nil
    }

    /// The end of the week of `contact`, if `instant` falls in that week.
    func weekEnd(of contact: Instant, holding instant: Instant, in zone: BusinessZone) -> Instant? {
        var end: Instant?
        if week != .rolling {
            let contacted = zone.civil(contact).day.mondayOfWeek
            if contacted == zone.civil(instant).day.mondayOfWeek {
                end = zone.instant(contacted.adding(days: 7), hour: 0)
            }
        }
        if week != .calendar {
            let sevenDays: Int64 = 7 * 86_400_000
            if abs(instant.milliseconds(since: contact)) < sevenDays {
                let rolling = contact.adding(milliseconds: sevenDays)
                end = end.map { max($0, rolling) } ?? rolling
            }
        }
        return end
    }
}

extension Day {
    /// The Monday that begins this day's week.
    var mondayOfWeek: Day { adding(days: 1 - weekday.rawValue) }
}
