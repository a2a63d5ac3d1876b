package import Lending
package import Messaging
import SQLite

/// The messages of a time in figures.
package struct MessageTraffic: Sendable, Equatable {
    package var states: [Channel: [MessageState: Int]] = [:]
    /// What Twilio charged, by currency.
    package var charged: [String: Cost] = [:]
    /// What left and has no price yet, as estimated.
    package var estimated = Cost.zero

    package init() {}

    package func count(_ state: MessageState) -> Int { states.values.reduce(0) { $0 + $1[state, default: 0] } }
}

/// Clients to whom a collection message went, and how many of those paid on its day or within the three after it.
package struct PaidAfterReminder: Sendable, Equatable {
    package let reminded: Int
    package let paid: Int
}

extension Store {
    /// The messages made since an instant. Ids grow with time, so the first one is found in a few looks and the rest is
    /// read in one run.
    package func messageTraffic(since start: Instant, scope: Scope) throws -> MessageTraffic {
        let first = try firstMessage(since: start)
        var traffic = MessageTraffic()
        try database.forEach(
            """
            SELECT m.channel, m.state, count(*), m.price_unit, coalesce(sum(abs(m.price_micros)), 0),
                   coalesce(sum(CASE WHEN m.price_micros IS NULL AND m.sid IS NOT NULL
                                THEN m.estimate_micros END), 0)
            FROM message m WHERE m.id >= ?\(Self.reachOfMessage(scope, "m"))
            GROUP BY m.channel, m.state, m.price_unit
            """, first
        ) { row in
            let (channel, state, count): (Channel, MessageState, Int) = (row[0], row[1], row[2])
            traffic.states[channel, default: [:]][state, default: 0] += count
            let (unit, charged): (String?, Int64) = (row[3], row[4])
            if charged > 0 {
                traffic.charged[unit ?? business.prices.currency, default: .zero] += Cost(micros: charged)
            }
            traffic.estimated += Cost(micros: row[5])
        }
        return traffic
    }

    package func paidAfterReminder(since start: Instant, scope: Scope) throws -> PaidAfterReminder {
        let first = try firstMessage(since: start)
        // Seconds east of Greenwich now; an hour of summer time moves no contact to another day, as none is at midnight.
        let civil = clock.zone.civil(clock.businessNow)
        let east =
            Int64(civil.day.number) * 86_400 + Int64(civil.secondOfDay) - clock.businessNow.milliseconds / 1000
        let counted = try database.first(
            """
            SELECT count(DISTINCT m.client_id),
                   count(DISTINCT CASE WHEN EXISTS (
                       SELECT 1 FROM loan l JOIN payment p ON p.loan_id = l.id
                       WHERE l.client_id = m.client_id
                         AND p.paid_on BETWEEN date(m.contact_at / 1000 + ?2, 'unixepoch')
                                           AND date(m.contact_at / 1000 + ?2, 'unixepoch', '+3 days')
                         AND NOT EXISTS (SELECT 1 FROM annulment a WHERE a.payment_id = p.id))
                   THEN m.client_id END)
            FROM message m WHERE m.id >= ?1 AND m.class = 'collection' AND m.contact_at IS NOT NULL
              AND m.state NOT IN ('failed', 'undelivered', 'rejected', 'withdrawn')\(Self.reachOfMessage(scope, "m"))
            """, first, east
        ) { PaidAfterReminder(reminded: $0[0], paid: $0[1]) }
        return counted ?? PaidAfterReminder(reminded: 0, paid: 0)
    }

    /// The first message made at or after an instant, by halving between the ends of the table.
    func firstMessage(since instant: Instant) throws -> Int64 {
        let ends: (Int64?, Int64?)? = try database.first("SELECT min(id), max(id) FROM message") { ($0[0], $0[1]) }
        guard var low = ends?.0, let last = ends?.1 else { return 0 }
        var high = last + 1
        while low < high {
            let middle = low + (high - low) / 2
            let found: Instant? = try database.first(
                "SELECT created_at FROM message WHERE id >= ? ORDER BY id LIMIT 1", middle
            ) { $0[0] }
            if let found, found < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
