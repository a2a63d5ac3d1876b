/// The payment plan of a loan: a flat total in equal installments, the last one takes the remainder.
package enum Schedule {
    package static let counts = 1...1000

    /// `first` is the wished due day of the first installment. Due days never lie on a Sunday or a holiday unless
    /// `moveOffHolidays` is off; a daily plan keeps to its weekdays even then.
    package static func installments(
        total: Money, count: Int, frequency: Frequency, first: Day, holidays: HolidayCalendar,
        moveOffHolidays: Bool = true
    ) throws(ScheduleError) -> [ScheduledInstallment] {
        guard counts.contains(count) else { throw .count(allowed: counts) }
        guard total.pesos >= Int64(count) else { throw .totalTooSmall(minimum: Money(Int64(count))) }
        guard total <= .largestReadable else { throw .totalTooLarge(maximum: .largestReadable) }
        let days = DueDays(frequency: frequency, first: first, holidays: holidays, moves: moveOffHolidays)
        let each = Money(total.pesos / Int64(count))
        let last = total - each * (count - 1)
        var plan: [ScheduledInstallment] = []
        plan.reserveCapacity(count)
        for index in 0..<count {
            guard let due = days.day(index, after: plan.last?.due) else { throw .dayOutOfRange }
            plan.append(ScheduledInstallment(number: index + 1, due: due, amount: index == count - 1 ? last : each))
        }
        return plan
    }
}
