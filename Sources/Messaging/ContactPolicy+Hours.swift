package import Lending

extension ContactPolicy {
    /// The first instant from `instant` on at which a window is open (`instant` itself inside one), and why it was
    /// closed before; nil when none opens within a year.
    func nextOpening(
        from instant: Instant, in zone: BusinessZone, isHoliday: (Day) -> Bool
    ) -> (instant: Instant, closedBecause: BlockReason?)? {
        let now = zone.civil(instant)
        var because: BlockReason?
        for offset in 0...366 {
            let day = now.day.adding(days: offset)
            guard let window = window(on: day, isHoliday: isHoliday) else {
                because = because ?? closedReason(day, isHoliday: isHoliday)
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
    package func window(on day: Day, isHoliday: (Day) -> Bool) -> Window? {
        let index = day.weekday.rawValue - 1
        guard windows.indices.contains(index), let window = windows[index], window.opens < window.closes else {
            return nil
        }
        return closedOnHolidays && isHoliday(day) ? nil : window
    }

    /// When the window that `instant` lies in closes; nil outside every window. A class that keeps no hours has none.
    package func legalWindowEnd(
        _ contactClass: ContactClass, at instant: Instant, in zone: BusinessZone, isHoliday: (Day) -> Bool
    ) -> Instant? {
        guard rule(contactClass).keepsHours else { return nil }
        let now = zone.civil(instant)
        guard let window = window(on: now.day, isHoliday: isHoliday), now.secondOfDay >= window.opens,
            now.secondOfDay < window.closes
        else { return nil }
        return zone.instant(CivilTime(day: now.day, secondOfDay: window.closes))
    }

    /// Twilio's `ValidityPeriod` (whole seconds, 1 to 36 000), so that a message that waits in Twilio's own queue does
    /// not leave after the legal hour; nil: nothing to limit.
    package func validitySeconds(
        _ contactClass: ContactClass, at instant: Instant, in zone: BusinessZone, isHoliday: (Day) -> Bool
    ) -> Int? {
        guard let end = legalWindowEnd(contactClass, at: instant, in: zone, isHoliday: isHoliday) else { return nil }
        return Int(min(36_000, max(1, end.milliseconds(since: instant) / 1000)))
    }

    private func closedReason(_ day: Day, isHoliday: (Day) -> Bool) -> BlockReason {
        if closedOnHolidays, isHoliday(day) { return .holiday }
        return day.weekday == .sunday ? .sunday : .outsideHours
    }
}
