package import Lending
import SQLite

extension Store {
    /// The computed holidays with what was added and removed by hand.
    package func holidays() throws -> HolidayCalendar {
        var added: [Day: String] = [:]
        var removed: Set<Day> = []
        try database.forEach("SELECT day, name, is_holiday FROM holiday") { row in
            let day: Day = row[0]
            if row[2] as Bool {
                added[day] = row[1]
            } else {
                removed.insert(day)
            }
        }
        return HolidayCalendar(added: added, removed: removed)
    }

    /// Adds (or takes away) a holiday by hand: Congress may change them within the year.
    package func setHoliday(_ day: Day, name: String, isHoliday: Bool) throws {
        try write {
            try database.run(
                """
                INSERT INTO holiday (day, name, is_holiday, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (day) DO UPDATE SET name = excluded.name, is_holiday = excluded.is_holiday,
                    recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
                """, day, name, isHoliday, login, clock.now)
            try audit(isHoliday ? "holiday_added" : "holiday_removed", subject: day.iso, detail: name)
        }
    }
}
