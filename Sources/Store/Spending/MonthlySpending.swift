package import Messaging

/// What messages cost in the running month of the business, against the ceiling it set itself.
///
/// A message counts with the price that Twilio charged, in the currency of the price list; until that is known, or where
/// the account is charged in another currency, with its estimate.
package struct MonthlySpending: Sendable, Equatable {
    /// Charged by Twilio.
    package var charged = Cost.zero
    /// Left this machine and not priced yet, as estimated.
    package var estimated = Cost.zero
    /// Queued and still to leave, as estimated; with a preview, also what the bulk action would add.
    package var coming = Cost.zero
    /// Nil: none was set.
    package var ceiling: Cost?

    package init() {}

    package var spent: Cost { charged + estimated }
    /// Everything that is spent or bound to be.
    package var committed: Cost { spent + coming }

    /// How near the ceiling is.
    package enum Standing: Sendable, Equatable {
        case fine
        /// At 80 % or more: a warning.
        case near
        /// At 100 % or more: somebody has to say so.
        case over
    }

    package var standing: Standing {
        guard let ceiling else { return .fine }
        if committed >= ceiling { return .over }
        return Double(committed.micros) >= 0.8 * Double(ceiling.micros) ? .near : .fine
    }

    /// Committed, in hundredths of the ceiling.
    package var percent: Int? {
        guard let ceiling, ceiling > .zero else { return nil }
        let share = Double(committed.micros) / Double(ceiling.micros) * 100
        // 99,7 % is not reached yet.
        return share < 100_000 ? Int(share) : 100_000
    }
}
