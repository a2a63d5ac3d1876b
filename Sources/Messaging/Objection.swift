package import Lending

/// A rule that a contact breaks, or would break; of a limit, also the contact that used it up.
package struct Objection: Sendable, Hashable {
    package let reason: BlockReason
    package let earlier: ContactMeans?

    package init(_ reason: BlockReason, after earlier: ContactMeans? = nil) {
        self.reason = reason
        self.earlier = earlier
    }

    /// As the database keeps it: `no_visit_consent`, `already_contacted_today:whatsapp`.
    package init?(stored text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard let reason = parts.first.flatMap({ BlockReason(rawValue: String($0)) }) else { return nil }
        self.init(reason, after: parts.count == 2 ? ContactMeans(rawValue: String(parts[1])) : nil)
    }

    package var stored: String { reason.rawValue + (earlier.map { ":" + $0.rawValue } ?? "") }

    package static func list(stored text: String) -> [Objection] {
        text.split(separator: ",").compactMap { Objection(stored: $0) }
    }
}

extension ContactPolicy {
    /// Everything that stands against a contact at this very instant, the weightiest first; empty: it is allowed. For
    /// what takes place whatever is answered, and is written down with the answer.
    package func objections(
        _ contactClass: ContactClass, _ means: ContactMeans, to person: ContactProfile, after history: ContactHistory,
        at instant: Instant, in zone: BusinessZone, holidays: HolidayCalendar
    ) -> [Objection] {
        let rule = rule(contactClass)
        // A number that rang works, whatever Twilio says of it: only what a rule forbids is an objection.
        var found = Self.obstacles(rule, means, person).filter { LegalBasis.of($0) != nil }.map { Objection($0) }
        if rule.keepsHours {
            let opening = nextOpening(from: instant, in: zone, holidays: holidays)
            if opening?.instant != instant { found.append(Objection(opening?.closedBecause ?? .noLegalHour)) }
        }
        let contacts = history.contacts.filter { rule.limitedBy.contains($0.contactClass) }
        let day = zone.civil(instant).day
        let ofTheDay = contacts.filter { $0.weight == .counted && zone.civil($0.at).day == day }.max { $0.at < $1.at }
        if rule.oncePerDay, let ofTheDay { found.append(Objection(.alreadyContactedToday, after: ofTheDay.means)) }
        let ofTheWeek = contacts.filter {
            $0.means != means && weekEnd(of: $0.at, holding: instant, in: zone) != nil
        }.max { $0.at < $1.at }
        if rule.oneChannelPerWeek, let ofTheWeek {
            found.append(Objection(.otherChannelThisWeek, after: ofTheWeek.means))
        }
        return found
    }
}

extension Objection {
    /// A sentence for whoever is about to write the contact down; the hours it names are those of the policy.
    package func sentence(_ language: Language, under policy: ContactPolicy = .colombia) -> String {
        switch (reason, earlier) {
        case (.alreadyContactedToday, let earlier?):
            language.choose(
                es: "Hoy ya \(Self.spanish(earlier)): sería el segundo contacto del día.",
                en: "Was \(Self.english(earlier)) today: it would be the second contact of the day.")
        case (.otherChannelThisWeek, let earlier?):
            language.choose(
                es: "Esta semana ya \(Self.spanish(earlier)): sería otro medio.",
                en: "Was \(Self.english(earlier)) this week: it would be another channel.")
        case (.noVisitConsent, _):
            language.choose(
                es: "Sin autorización de visita (Ley 2300, art. 6).", en: "No consent to visits (Ley 2300, art. 6).")
        case (.noCallConsent, _):
            language.choose(
                es: "Sin autorización de llamada (Ley 2300, art. 2).", en: "No consent to calls (Ley 2300, art. 2).")
        case (.consentRevoked, _):
            language.choose(
                es: "El cliente retiró esta autorización.", en: "The client took this consent back.")
        case (.optedOut, _), (.optedOutOfAll, _):
            language.choose(
                es: "El cliente pidió que no se le cobre por este medio.",
                en: "The client asked not to be reached by this means.")
        case (.outsideHours, _):
            language.choose(
                es: "Fuera del horario legal: \(policy.hours(.es)).",
                en: "Outside the legal hours: \(policy.hours(.en)).")
        case (.sunday, _):
            language.choose(es: "Los domingos no se puede cobrar.", en: "No collecting on Sundays.")
        case (.holiday, _):
            language.choose(es: "Es festivo y no se puede cobrar.", en: "It is a holiday: no collecting.")
        default: reason.sentence(language)
        }
    }

    private static func spanish(_ means: ContactMeans) -> String {
        switch means {
        case .message: "se le escribió por " + means.label(.es)
        case .inPerson(.visit): "se le visitó"
        case .inPerson(.call): "se le llamó"
        }
    }

    private static func english(_ means: ContactMeans) -> String {
        switch means {
        case .message: "written to by " + means.label(.en)
        case .inPerson(.visit): "visited"
        case .inPerson(.call): "called"
        }
    }
}
