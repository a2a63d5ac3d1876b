/// A client's promise to pay an amount by a day.
package struct Promise: Hashable, Sendable {
    package var id: PromiseID
    package var loanID: LoanID
    package var amount: Money
    /// The last day on which a payment keeps it.
    package var day: Day
    package var madeOn: Day

    package init(id: PromiseID, loanID: LoanID, amount: Money, day: Day, madeOn: Day) {
        self.id = id
        self.loanID = loanID
        self.amount = amount
        self.day = day
        self.madeOn = madeOn
    }

    /// What became of it. `payments` are those registered after the promise was made; annulled ones, those of other
    /// loans and those dated outside of `madeOn…day` do not count.
    package func outcome(of payments: some Sequence<Payment>, on today: Day) -> PromiseOutcome {
        var paid = Money.zero
        for payment in payments
        where !payment.annulled && payment.loanID == loanID && payment.paidOn >= madeOn && payment.paidOn <= day {
            paid += payment.amount
        }
        return outcome(paid: paid, on: today)
    }

    /// The same from a sum that was made elsewhere by the same rule.
    package func outcome(paid: Money, on today: Day) -> PromiseOutcome {
        if paid >= amount { return .kept }
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
