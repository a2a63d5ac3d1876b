/// The due days of a payment plan, one after the other.
struct DueDays {
    let frequency: Frequency
    let first: Day
    let holidays: HolidayCalendar
    let moves: Bool

    /// The due day at `index` (from 0), `previous` being the one before it; nil outside of the readable years.
    func day(_ index: Int, after previous: Day?) -> Day? {
        guard Day.readable.contains(first) else { return nil }
        let day: Day? =
            switch frequency {
            // Counted from the day before: a holiday shifts all later days.
            case .daily, .dailyMondayToFriday: collectingDay(onOrAfter: previous?.adding(days: 1) ?? first)
            // Counted from the first day: a moved due day does not drag the later ones with it. Moving never swaps
            // two, because a later day never has an earlier next working day.
            case .twiceWeekly: moved(first.adding(days: index / 2 * 7 + index % 2 * 3))
            case .weekly: moved(first.adding(days: index * 7))
            case .fortnightly: moved(first.adding(days: index * 15))
            case .monthly: first.adding(months: index).map(moved)
            }
        guard let day, Day.readable.contains(day) else { return nil }
        return day
    }

    private func moved(_ day: Day) -> Day {
        moves ? holidays.nextWorkingDay(onOrAfter: day) : day
    }

    private func collectingDay(onOrAfter day: Day) -> Day {
        holidays.collectingDay(onOrAfter: day, frequency, keepingHolidays: moves)
    }
}

extension HolidayCalendar {
    /// The first day on which a daily plan collects: Monday to Saturday, or to Friday, and no holiday.
    func collectingDay(onOrAfter day: Day, _ frequency: Frequency, keepingHolidays: Bool = true) -> Day {
        let lastWeekday: Weekday = frequency == .dailyMondayToFriday ? .friday : .saturday
        var day = day
        while day.weekday > lastWeekday || (keepingHolidays && isHoliday(day)) { day = day.adding(days: 1) }
        return day
    }
}

extension Day {
    /// The same day of a later month, or that month's last day where it is shorter: 31 Jan → 28 Feb → 31 Mar when both
    /// are counted from January. Nil outside of the readable years.
    package func adding(months: Int) -> Day? {
        let (year, month, day) = components
        let index = year * 12 + month - 1 + months
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        return Day(year: newYear, month: newMonth, day: min(day, Day.length(ofMonth: newMonth, year: newYear)))
    }
}
