package import Lending
import Messaging
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

    /// The holidays of a year in order, with who added or took away what; days worked by hand are among them.
    package func holidayLines(of year: Int) throws -> [HolidayLine] {
        struct ByHand {
            let name: String
            let origin: HolidayLine.Origin
        }
        var byHand: [Day: ByHand] = [:]
        try database.forEach("SELECT day, name, is_holiday, recorded_by, recorded_at FROM holiday") { row in
            let (day, by, at): (Day, String, Instant) = (row[0], row[3], row[4])
            guard day.components.year == year else { return }
            byHand[day] = ByHand(name: row[1], origin: row[2] ? .added(by: by, at: at) : .removed(by: by, at: at))
        }
        let law = HolidayCalendar().holidays(of: year).filter { byHand[$0.day] == nil }
        return
            (law.map { HolidayLine(day: $0.day, name: $0.name, origin: .law) }
            + byHand.map { HolidayLine(day: $0.key, name: $0.value.name, origin: $0.value.origin) })
            .sorted { $0.day < $1.day }
    }

    /// Adds (or takes away) a holiday by hand: Congress may change them within the year. Unpaid installments make room
    /// by the rule of new plans, queued messages go to their next legal hour; one transaction.
    ///
    /// Taking away what was added brings back what adding it moved. A holiday by law that is worked here brings no
    /// installment forward: the client agreed to the later day.
    @discardableResult
    package func changeHoliday(_ day: Day, name: String, isHoliday: Bool, role: Role) throws -> HolidayChange {
        guard role.mayChangeHolidays else { throw StoreError.notAllowed(role) }
        return try write {
            let known = try holidays().name(of: day)
            if isHoliday, let known { throw StoreError.holidayAlready(day, name: known) }
            guard isHoliday || known != nil else { throw StoreError.noHoliday(day) }
            var change = HolidayChange(
                day: day, name: name.isEmpty ? known ?? HolidayCalendar().name(of: day) ?? day.formatted : name,
                isHoliday: isHoliday)
            let before = try contactRules()
            try database.run(
                """
                INSERT INTO holiday (day, name, is_holiday, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (day) DO UPDATE SET name = excluded.name, is_holiday = excluded.is_holiday,
                    recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
                """, day, change.name, isHoliday, login, clock.now)
            let rules = try contactRules()
            if isHoliday {
                try moveAway(&change, rules.holidays)
            } else {
                try moveBack(&change, rules.holidays)
            }
            try replan(&change, before: before, after: rules)
            try audit(
                isHoliday ? "holiday_added" : "holiday_removed", subject: day.iso,
                detail: "\(change.name): \(change.installments) / \(change.loans), \(change.messages)")
            return change
        }
    }

    /// What `changeHoliday` would move; nothing stays written.
    package func previewHoliday(_ day: Day, name: String, isHoliday: Bool, role: Role) throws -> HolidayChange {
        struct Seen: Error {
            let change: HolidayChange
        }
        do {
            return try write {
                throw Seen(change: try changeHoliday(day, name: name, isHoliday: isHoliday, role: role))
            }
        } catch let seen as Seen {
            return seen.change
        }
    }
}
