import Lending

/// Payment plans, each made once: many loans of a house begin on the same day and differ in nothing else.
struct SchedulePlans {
    private struct Key: Hashable {
        let total: Money
        let count: Int
        let frequency: Frequency
        let first: Day
    }

    private let holidays: HolidayCalendar
    private let moveOffHolidays: Bool
    private var made: [Key: [Installment]] = [:]

    init(holidays: HolidayCalendar, moveOffHolidays: Bool) {
        self.holidays = holidays
        self.moveOffHolidays = moveOffHolidays
    }

    mutating func installments(_ row: LoanRow) throws(ScheduleError) -> [Installment] {
        let key = Key(total: row.total, count: row.count, frequency: row.frequency, first: row.firstDue)
        if let known = made[key] { return known }
        let plan = try Schedule.installments(
            total: row.total, count: row.count, frequency: row.frequency, first: row.firstDue, holidays: holidays,
            moveOffHolidays: moveOffHolidays)
        let installments = plan.map { Installment(number: $0.number, due: $0.due, amount: $0.amount) }
        made[key] = installments
        return installments
    }
}
