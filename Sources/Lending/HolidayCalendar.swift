/// The public holidays of Colombia, computed by law, plus and minus what a person entered.
///
/// Ley 51 de 1983 ("Emiliani": some move to the next Monday), Ley 2578 de 2026, Easter. Right from 1984 on.
package struct HolidayCalendar: Hashable, Sendable {
    /// Holidays declared for one year or place, with their names.
    package let added: [Day: String]
    /// Days that are worked although the law makes them holidays.
    package let removed: Set<Day>

    package init(added: [Day: String] = [:], removed: Set<Day> = []) {
        self.added = added
        self.removed = removed
    }

    /// The Spanish name; two holidays on one day are named together.
    package func name(of day: Day) -> String? {
        if let name = added[day] { return name }
        if removed.contains(day) { return nil }
        let names = HolidayCalendar.legal(on: day)
        return names.isEmpty ? nil : names.joined(separator: " / ")
    }

    package func isHoliday(_ day: Day) -> Bool {
        if !added.isEmpty, added[day] != nil { return true }
        if !removed.isEmpty, removed.contains(day) { return false }
        return !HolidayCalendar.legal(on: day).isEmpty
    }

    /// Monday to Saturday and no holiday.
    package func isWorkingDay(_ day: Day) -> Bool {
        day.weekday != .sunday && !isHoliday(day)
    }

    package func nextWorkingDay(onOrAfter day: Day) -> Day {
        var day = day
        while !isWorkingDay(day) { day = day.adding(days: 1) }
        return day
    }

    /// The holidays of a year in order.
    package func holidays(of year: Int) -> [(day: Day, name: String)] {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
            return []
        }
        return (first.number...last.number).compactMap { number in
            let day = Day(number: number)
            return name(of: day).map { (day, $0) }
        }
    }
}
