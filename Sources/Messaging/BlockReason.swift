/// Why a message does not go out, or not yet, and what a visit or call broke. The raw value is what the database keeps as
/// proof of compliance.
package enum BlockReason: String, Error, Sendable, CaseIterable, Hashable {
    // The person.
    case reference = "is_reference"
    case optedOut = "opted_out"
    case optedOutOfAll = "opted_out_of_all"
    case noConsent = "no_consent"
    case consentRevoked = "consent_revoked"
    /// Nobody is visited without an authorisation of its own (Ley 2300, art. 6).
    case noVisitConsent = "no_visit_consent"
    case noCallConsent = "no_call_consent"
    case noMarketingConsent = "no_marketing_consent"
    // The number.
    case noPhone = "no_phone"
    case badPhone = "bad_phone"
    case landline
    case refused = "refused_by_recipient"
    // The hour.
    case outsideHours = "outside_hours"
    case sunday
    case holiday
    /// The house's own: what is owed to a client waits for the morning.
    case quietHours = "quiet_hours"
    case noLegalHour = "no_legal_hour"
    /// It speaks of a day that ends before it could go out.
    case dayOver = "day_over"
    // The limits.
    case alreadyContactedToday = "already_contacted_today"
    case otherChannelThisWeek = "other_channel_this_week"
    case alreadyOpen = "already_open"
    // The message.
    case nothingOwed = "nothing_owed"
    /// Who is behind gets the overdue notice and no reminder of what comes next.
    case behind = "behind"
    /// Who is not behind gets no overdue notice.
    case notBehind = "not_behind"
    case loanClosed = "loan_closed"
    case noTemplate = "no_template"
    case outsideWindow = "outside_24h_window"
    case incompleteText = "incomplete_text"

    /// One contact too many; an attempt at which nobody was reached is none.
    package var isLimit: Bool { self == .alreadyContactedToday || self == .otherChannelThisWeek }

    /// Time alone lifts it: the legal hour comes.
    package var isHours: Bool {
        switch self {
        case .outsideHours, .sunday, .holiday, .quietHours: true
        default: false
        }
    }
}
