package import Lending
package import Messaging
import SQLite

/// What was spent day by day, real prices and estimates together, in the currency of the price list.
package struct DailySpending: Sendable, Equatable {
    package var days: [Day: Cost] = [:]
    /// Charged in a currency the price list does not have; not part of the days.
    package var foreign: [String: Cost] = [:]

    package init() {}
}

extension Store {
    /// The running month up to now, with its ceiling.
    package func monthlySpending() throws -> MonthlySpending {
        let today = clock.today
        var month = MonthlySpending()
        month.ceiling = try monthlyCeiling
        let currency = business.prices.currency
        try database.forEach(
            """
            SELECT coalesce(sum(CASE WHEN \(Self.isPriced) THEN abs(price_micros) END), 0),
                   coalesce(sum(CASE WHEN NOT (\(Self.isPriced)) AND state <> 'failed' THEN estimate_micros END), 0)
            FROM message INDEXED BY message_accepted WHERE accepted_at >= ?2
            """, currency, start(of: today.adding(days: 1 - today.components.day))
        ) { row in
            month.charged = Cost(micros: row[0])
            month.estimated = Cost(micros: row[1])
        }
        // Served by `message_by_state`. What nobody knows may have been sent, and counts as if it were.
        try database.forEach(
            """
            SELECT state = 'queued', coalesce(sum(estimate_micros), 0) FROM message
            WHERE state IN ('queued', 'sending', 'uncertain', 'unresolved') AND accepted_at IS NULL GROUP BY 1
            """
        ) { row in
            let isQueued: Bool = row[0]
            if isQueued { month.coming = Cost(micros: row[1]) } else { month.estimated += Cost(micros: row[1]) }
        }
        return month
    }

    /// The last so many days of the business, the days without a message left out.
    package func dailySpending(days: Int, scope: Scope) throws -> DailySpending {
        var spending = DailySpending()
        let currency = business.prices.currency
        try database.forEach(
            """
            SELECT date(m.accepted_at / 1000 + ?3, 'unixepoch'), CASE WHEN \(Self.isPriced) THEN NULL ELSE m.price_unit END,
                   coalesce(sum(CASE WHEN \(Self.isPriced) THEN abs(m.price_micros)
                                     WHEN m.state <> 'failed' THEN m.estimate_micros END), 0),
                   coalesce(sum(abs(m.price_micros)), 0)
            FROM message m INDEXED BY message_accepted
            WHERE m.accepted_at >= ?2\(Self.reachOfMessage(scope, "m")) GROUP BY 1, 2
            """, currency, start(of: clock.today.adding(days: 1 - days)), secondsEast
        ) { row in
            let day: Day = row[0]
            let foreign: String? = row[1]
            spending.days[day, default: .zero] += Cost(micros: row[2])
            if let foreign { spending.foreign[foreign, default: .zero] += Cost(micros: row[3]) }
        }
        return spending
    }

    /// Known, and in the currency of the price list (`?1`).
    private static let isPriced = "price_micros IS NOT NULL AND coalesce(price_unit, ?1) = ?1"

    /// When a day of the business begins on the real clock, by which messages are dated.
    private func start(of day: Day) -> Instant {
        clock.zone.instant(day, hour: 0).adding(seconds: -clock.offsetSeconds)
    }

    /// From the real clock in Greenwich to the wall clock of the business.
    private var secondsEast: Int64 {
        let civil = clock.zone.civil(clock.businessNow)
        return Int64(civil.day.number) * 86_400 + Int64(civil.secondOfDay) - clock.now.milliseconds / 1000
    }
}
