package import Lending

extension ContactPolicy {
    /// The first instant from `instant` on at which a window is open (`instant` itself inside one), and why it was
    /// closed before; nil when none opens within a year.
    package func nextOpening(
        from instant: Instant, in zone: BusinessZone, holidays: HolidayCalendar
    ) -> (instant: Instant, closedBecause: BlockReason?)? {
        let now = zone.civil(instant)
        var because: BlockReason?
        for offset in 0...366 {
            let day = now.day.adding(days: offset)
            guard let window = window(on: day, holidays: holidays) else {
                because = because ?? closedReason(day, holidays: holidays)
                continue
            }
            if offset > 0 || now.secondOfDay < window.opens {
                let opening = zone.instant(CivilTime(day: day, secondOfDay: window.opens))
                return (max(opening, instant), because ?? .outsideHours)
            }
            if now.secondOfDay < window.closes { return (instant, nil) }
            because = because ?? .outsideHours
        }
        return nil
    }

    /// The hours of a day; nil when it is closed.
    package func window(on day: Day, holidays: HolidayCalendar) -> Window? {
        let index = day.weekday.rawValue - 1
        guard windows.indices.contains(index), let window = windows[index], window.opens < window.closes else {
            return nil
        }
        return closedOnHolidays && holidays.isHoliday(day) ? nil : window
    }

    /// When the window that `instant` lies in closes; nil outside every window. A class that keeps no hours has none.
    package func legalWindowEnd(
        _ contactClass: ContactClass, at instant: Instant, in zone: BusinessZone, holidays: HolidayCalendar
    ) -> Instant? {
        legalWindowEnd(rule(contactClass), at: instant, in: zone, holidays: holidays)
    }

    func legalWindowEnd(
        _ rule: Rule, at instant: Instant, in zone: BusinessZone, holidays: HolidayCalendar
    ) -> Instant? {
        guard rule.keepsHours else { return nil }
        let now = zone.civil(instant)
        guard let window = window(on: now.day, holidays: holidays), now.secondOfDay >= window.opens,
            now.secondOfDay < window.closes
        else { return nil }
        return zone.instant(CivilTime(day: now.day, secondOfDay: window.closes))
    }

    /// Twilio's `ValidityPeriod` (whole seconds, 1 to 36 000), so that a message that waits in Twilio's own queue does
    /// not leave after the legal hour; nil: nothing to limit.
    package func validitySeconds(
        _ contactClass: ContactClass, at instant: Instant, in zone: BusinessZone, holidays: HolidayCalendar
    ) -> Int? {
        validitySeconds(rule(contactClass), at: instant, in: zone, holidays: holidays)
    }

    func validitySeconds(
        _ rule: Rule, at instant: Instant, in zone: BusinessZone, holidays: HolidayCalendar
    ) -> Int? {
        guard let end = legalWindowEnd(rule, at: instant, in: zone, holidays: holidays) else { return nil }
        return Int(min(36_000, max(1, end.milliseconds(since: instant) / 1000)))
    }

    private func closedReason(_ day: Day, holidays: HolidayCalendar) -> BlockReason {
        if closedOnHolidays, holidays.isHoliday(day) { return .holiday }
        return day.weekday == .sunday ? .sunday : .outsideHours
    }
}
