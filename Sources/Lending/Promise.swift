/// A client's promise to pay an amount by a day.
package struct Promise: Hashable, Sendable {
    package var id: PromiseID
    package var loanID: LoanID
    package var amount: Money
    /// The last day on which a payment keeps it.
    package var day: Day
    package var madeOn: Day
    /// What came in towards it: the valid payments of its loan that were registered after it was written down and are
    /// dated from the day it was made to its own. What had been paid before, be it the same morning, is no part of it.
    package var paid: Money

    package init(id: PromiseID, loanID: LoanID, amount: Money, day: Day, madeOn: Day, paid: Money) {
        self.id = id
        self.loanID = loanID
        self.amount = amount
        self.day = day
        self.madeOn = madeOn
        self.paid = paid
    }

    /// What is still promised.
    package var open: Money { paid < amount ? amount - paid : .zero }

    /// What became of it.
    package func outcome(on today: Day) -> PromiseOutcome {
        if open == .zero { return .kept }
        if today <= day { return .pending }
        return paid > .zero ? .partly : .broken
    }
}

package enum PromiseOutcome: String, Sendable, CaseIterable {
    /// Its day is not over.
    case pending
    case kept
    /// Something was paid in time, but less than promised.
    case partly
    case broken
}
