package import Lending

/// A day of the calendar of holidays with where it comes from.
package struct HolidayLine: Sendable, Equatable {
    package enum Origin: Sendable, Equatable {
        case law
        case added(by: String, at: Instant)
        /// A holiday by law (or by hand) that is worked here.
        case removed(by: String, at: Instant)
    }

    package let day: Day
    package let name: String
    package let origin: Origin
}

/// What adding or taking away a holiday moves.
package struct HolidayChange: Sendable, Equatable {
    package let day: Day
    package let name: String
    package let isHoliday: Bool
    /// Unpaid installments that moved, and of how many loans.
    package var installments = 0
    package var loans = 0
    /// Unpaid installments that lie on the day and stay: the house does not move them, or the day has passed.
    package var staying = 0
    /// Queued messages that got another instant, and the earliest of them.
    package var messages = 0
    package var messagesFrom: Instant?

    package init(day: Day, name: String, isHoliday: Bool) {
        self.day = day
        self.name = name
        self.isHoliday = isHoliday
    }
}
