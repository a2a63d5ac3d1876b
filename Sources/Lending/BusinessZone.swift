/// The one time zone of the business: turns instants into civil days and times of day, and back.
///
/// The offset comes from outside, so that this module needs no zone database.
package struct BusinessZone: Sendable {
    package let name: String
    private let offset: @Sendable (Instant) -> Int

    /// `secondsEastOfUTC` answers for any instant (positive east of Greenwich).
    package init(name: String, secondsEastOfUTC: @escaping @Sendable (Instant) -> Int) {
        self.name = name
        self.offset = secondsEastOfUTC
    }

    /// Colombia: five hours behind UTC all year round, no summer time since 1993.
    package static let bogota = BusinessZone(name: "America/Bogota") { _ in -5 * 3600 }

    package func secondsEastOfUTC(at instant: Instant) -> Int { offset(instant) }

    package func civil(_ instant: Instant) -> CivilTime {
        let local = floorDivision(instant.milliseconds, 1000) + Int64(offset(instant))
        let day = floorDivision(local, 86_400)
        return CivilTime(day: Day(number: Int32(day)), secondOfDay: Int(local - day * 86_400))
    }

    /// The instant of a civil time; in an hour that a clock change repeats, the earlier one.
    package func instant(_ civil: CivilTime) -> Instant {
        let local = Int64(civil.day.number) * 86_400 + Int64(civil.secondOfDay)
        let guess = Instant(seconds: local - Int64(offset(Instant(seconds: local))))
        return Instant(seconds: local - Int64(offset(guess)))
    }

    package func instant(_ day: Day, hour: Int, minute: Int = 0, second: Int = 0) -> Instant {
        instant(CivilTime(day: day, secondOfDay: hour * 3600 + minute * 60 + second))
    }

    /// The instant without its part of a second: what a time of day counts in.
    package func wholeSecond(_ instant: Instant) -> Instant {
        Instant(seconds: floorDivision(instant.milliseconds, 1000))
    }

    private func floorDivision(_ value: Int64, _ by: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// A day and a second of that day (0..<86 400) on the clock of the business.
package struct CivilTime: Hashable, Comparable, Sendable {
    package let day: Day
    package let secondOfDay: Int

    package init(day: Day, secondOfDay: Int) {
        self.day = day
        self.secondOfDay = secondOfDay
    }

    package var hour: Int { secondOfDay / 3600 }
    package var minute: Int { secondOfDay / 60 % 60 }

    package static func < (left: CivilTime, right: CivilTime) -> Bool {
        (left.day, left.secondOfDay) < (right.day, right.secondOfDay)
    }
}
