package import Lending

/// Tags a visit or call that was written down; the row itself belongs to the store.
package enum PersonalContactTag {}

package typealias PersonalContactID = Identifier<PersonalContactTag>

/// What came of a visit or a call. A result and never a reason: why somebody does not pay may not be asked (Ley 2300 de
/// 2023, art. 7), so there is no word for it here and no free text in which it could be written down.
package enum ContactOutcome: String, Sendable, CaseIterable, Hashable {
    /// Nobody was at home, nobody answered.
    case notReached = "not_reached"
    case paid
    case paidInPart = "paid_in_part"
    case promised
    /// Asks for another plan, which may be offered (art. 7, par.).
    case asksForPlan = "asks_for_plan"
    case disputes
    /// The number belongs to somebody else.
    case wrongNumber = "wrong_number"

    /// Whether it was a direct contact, which uses up the day and the week's channel (art. 3). Who was not there was not
    /// contacted.
    package var reachedClient: Bool {
        switch self {
        case .notReached, .wrongNumber: false
        case .paid, .paidInPart, .promised, .asksForPlan, .disputes: true
        }
    }

    /// Whether money came of it.
    package var bringsPayment: Bool { self == .paid || self == .paidInPart }

    /// What can come of a visit or a call: an address is not a number.
    package static func all(of means: PersonalMeans) -> [ContactOutcome] {
        means == .call ? allCases : allCases.filter { $0 != .wrongNumber }
    }
}

/// Why what was written down of a visit or call does not hold. A closed list as well.
package enum CorrectionReason: String, Sendable, CaseIterable, Hashable {
    /// Taken back at once by whoever wrote it.
    case undone
    case wrongClient = "wrong_client"
    case wrongOutcome = "wrong_outcome"
    case wrongTime = "wrong_time"
    /// Written down twice.
    case twice
    /// There was none.
    case didNotHappen = "did_not_happen"

    /// What a person can choose from.
    package static let choices: [CorrectionReason] = [.wrongOutcome, .wrongClient, .wrongTime, .twice, .didNotHappen]
}
