package import Lending
package import Messaging
import SQLite

/// What a bulk action was expected to cost, and what it did.
package struct RunCost: Sendable, Equatable {
    package let run: RunID
    package let kind: MessageKind
    package let createdAt: Instant
    /// Messages of it that left or are to leave.
    package let messages: Int
    /// Of those that have a price: how many, what was expected of them, what was charged.
    package let priced: Int
    package let expected: Cost
    package let charged: Cost
    /// What was expected of all.
    package let estimate: Cost
}

extension Store {
    /// The newest bulk actions with a message within the scope, their estimate beside the real price. Served by
    /// `message_run`.
    package func runCosts(limit: Int, scope: Scope) throws -> [RunCost] {
        let currency = business.prices.currency
        return try recentRuns(limit: limit, scope: scope).compactMap { brief in
            try database.first(
                """
                SELECT count(*), coalesce(sum(estimate_micros), 0),
                       count(CASE WHEN price_micros IS NOT NULL AND coalesce(price_unit, ?1) = ?1 THEN 1 END),
                       coalesce(sum(CASE WHEN price_micros IS NOT NULL AND coalesce(price_unit, ?1) = ?1
                                    THEN estimate_micros END), 0),
                       coalesce(sum(CASE WHEN price_micros IS NOT NULL AND coalesce(price_unit, ?1) = ?1
                                    THEN abs(price_micros) END), 0)
                FROM message
                WHERE run_id = ?2 AND state NOT IN ('blocked', 'withdrawn', 'rejected')\(Self.reachOfMessage(scope))
                """, currency, brief.run
            ) { row in
                RunCost(
                    run: brief.run, kind: brief.kind, createdAt: brief.createdAt, messages: row[0], priced: row[2],
                    expected: Cost(micros: row[3]), charged: Cost(micros: row[4]), estimate: Cost(micros: row[1]))
            }
        }
    }
}
