/// One line of a payment plan before anything is paid.
package struct ScheduledInstallment: Hashable, Sendable {
    /// Counted from 1.
    package let number: Int
    package let due: Day
    package let amount: Money

    package init(number: Int, due: Day, amount: Money) {
        self.number = number
        self.due = due
        self.amount = amount
    }
}

/// Why a payment plan cannot be made.
package enum ScheduleError: Error, Equatable, Sendable {
    case count(allowed: ClosedRange<Int>)
    /// Less than one peso an installment.
    case totalTooSmall(minimum: Money)
    case totalTooLarge(maximum: Money)
    /// A due day before 1900 or after 2999.
    case dayOutOfRange
}
