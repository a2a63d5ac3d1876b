/// The rules of contact of one country as a value: when, how often, on which channel, with whose consent.
package struct ContactPolicy: Sendable, Equatable {
    /// Seconds of the day, half-open: at `closes` it is closed.
    package struct Window: Sendable, Hashable {
        package let opens: Int
        package let closes: Int

        package init(opens: Int, closes: Int) {
            self.opens = opens
            self.closes = closes
        }

        package static func hours(_ opens: Int, _ closes: Int) -> Window {
            Window(opens: opens * 3600, closes: closes * 3600)
        }
    }

    /// What one class of messages must keep.
    package struct Rule: Sendable, Hashable {
        package var keepsHours: Bool
        /// Waits out the house's quiet hours, where it has any.
        package var keepsQuiet: Bool
        package var oncePerDay: Bool
        package var oneChannelPerWeek: Bool
        /// The classes whose contacts use up this one's day and week.
        package var limitedBy: Set<ContactClass>
        /// Which consent the channel needs; nil: none.
        package var consent: Consent.Purpose?
        /// Which opt-outs stop it.
        package var stoppedBy: Set<OptOut.Scope>

        package init(
            keepsHours: Bool, keepsQuiet: Bool = false, oncePerDay: Bool, oneChannelPerWeek: Bool,
            limitedBy: Set<ContactClass>, consent: Consent.Purpose?, stoppedBy: Set<OptOut.Scope>
        ) {
            self.keepsHours = keepsHours
            self.keepsQuiet = keepsQuiet
            self.oncePerDay = oncePerDay
            self.oneChannelPerWeek = oneChannelPerWeek
            self.limitedBy = limitedBy
            self.consent = consent
            self.stoppedBy = stoppedBy
        }
    }

    /// What "one week" means. The law does not say; `strict` keeps both readings.
    package enum Week: String, Sendable, CaseIterable, Hashable {
        /// Monday to Sunday.
        case calendar
        /// Seven times 24 hours.
        case rolling
        case strict
    }

    /// Monday first; nil: closed all day.
    package var windows: [Window?]
    package var closedOnHolidays: Bool
    package var week: Week
    /// nil: what is owed to a client goes at any hour.
    package var quiet: QuietHours?
    /// Kinds that keep the hours although their class need not: nothing about them is urgent.
    package var keptInHours: Set<MessageKind>
    package var collection: Rule
    package var transactional: Rule
    package var notice: Rule
    package var reply: Rule

    package init(
        windows: [Window?], closedOnHolidays: Bool, week: Week, quiet: QuietHours? = nil,
        keptInHours: Set<MessageKind> = [], collection: Rule, transactional: Rule, notice: Rule, reply: Rule
    ) {
        self.windows = windows
        self.closedOnHolidays = closedOnHolidays
        self.week = week
        self.quiet = quiet
        self.keptInHours = keptInHours
        self.collection = collection
        self.transactional = transactional
        self.notice = notice
        self.reply = reply
    }

    package func rule(_ contactClass: ContactClass) -> Rule {
        switch contactClass {
        case .collection: collection
        case .transactional: transactional
        case .notice: notice
        case .reply: reply
        }
    }

    /// The rule of its class, with the hours where this kind keeps them all the same.
    package func rule(of kind: MessageKind) -> Rule {
        var rule = rule(kind.contactClass)
        if keptInHours.contains(kind) { rule.keepsHours = true }
        return rule
    }

    /// Ley 2300 de 2023: hours, day and channel by art. 3, notices in the same terms by art. 5, and what the client is
    /// owed anyway by art. 8; consent by art. 2 and Ley 1581 de 2012.
    package static let colombia = ContactPolicy(
        windows: Array(repeating: .hours(7, 19), count: 5) + [.hours(8, 15), nil],
        closedOnHolidays: true,
        week: .strict,
        keptInHours: [.loanApproved],
        collection: Rule(
            keepsHours: true, oncePerDay: true, oneChannelPerWeek: true, limitedBy: [.collection],
            consent: .collection, stoppedBy: [.reminders, .everything]),
        transactional: Rule(
            keepsHours: false, keepsQuiet: true, oncePerDay: false, oneChannelPerWeek: false, limitedBy: [],
            consent: .collection, stoppedBy: [.everything]),
        notice: Rule(
            keepsHours: true, oncePerDay: true, oneChannelPerWeek: true, limitedBy: [.notice],
            consent: .marketing, stoppedBy: [.reminders, .everything]),
        reply: Rule(
            keepsHours: false, oncePerDay: false, oneChannelPerWeek: false, limitedBy: [],
            consent: nil, stoppedBy: [])
    )
}
