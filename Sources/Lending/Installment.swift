/// One installment of a loan and what was paid on it so far.
package struct Installment: Hashable, Sendable {
    /// Counted from 1.
    package var number: Int
    package var due: Day
    package var amount: Money
    package var paid: Money

    package init(number: Int, due: Day, amount: Money, paid: Money = .zero) {
        self.number = number
        self.due = due
        self.amount = amount
        self.paid = paid
    }

    /// What is still to be paid; never negative (the schema keeps `paid` at or below `amount`).
    package var missing: Money { paid < amount ? amount - paid : .zero }
    package var isPaid: Bool { paid >= amount }

    /// Due today is not overdue.
    package func isOverdue(on day: Day) -> Bool { due < day && !isPaid }

    package func state(on day: Day) -> InstallmentState {
        if isPaid { return .paid }
        if due < day { return .overdue }
        return paid > .zero ? .partlyPaid : .due
    }
}

/// How an installment is shown. An overdue one may be partly paid as well.
package enum InstallmentState: String, Sendable, CaseIterable {
    case paid, partlyPaid, overdue, due
}

/// On arrays rather than on any sequence: generic code is not specialised across modules, and an import asks often.
extension [Installment] {
    /// The balance of the loan: the exact payoff amount.
    package var missing: Money { reduce(.zero) { $0 + $1.missing } }

    /// The oldest due day that is not fully paid, past or future; nil when all is paid.
    package var oldestUnpaidDue: Day? {
        reduce(nil) { oldest, installment in
            guard !installment.isPaid else { return oldest }
            return Swift.min(oldest ?? installment.due, installment.due)
        }
    }

    /// The first installment not fully paid that falls due on `day` or later.
    package func nextDue(onOrAfter day: Day) -> Installment? {
        filter { !$0.isPaid && $0.due >= day }.min { ($0.due, $0.number) < ($1.due, $1.number) }
    }
}
