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
    /// The newest bulk actions with a message within the scope, their estimate beside the real price.
    package func runCosts(limit: Int, scope: Scope) throws -> [RunCost] {
        try recentRuns(limit: limit, scope: scope).compactMap { try runCost($0.run, scope: scope) }
    }

    /// Served by `message_run`; nil for a run of which the scope sees nothing that went out.
    package func runCost(_ run: RunID, scope: Scope) throws -> RunCost? {
        let isPriced = "m.price_micros IS NOT NULL AND coalesce(m.price_unit, ?1) = ?1"
        return try database.first(
            """
            SELECT r.kind, r.created_at, count(*), coalesce(sum(m.estimate_micros), 0),
                   count(CASE WHEN \(isPriced) THEN 1 END),
                   coalesce(sum(CASE WHEN \(isPriced) THEN m.estimate_micros END), 0),
                   coalesce(sum(CASE WHEN \(isPriced) THEN abs(m.price_micros) END), 0)
            FROM run r JOIN message m ON m.run_id = r.id
            WHERE r.id = ?2 AND m.state NOT IN ('blocked', 'withdrawn', 'rejected')\(Self.reachOfMessage(scope, "m"))
            GROUP BY r.id
            """, business.prices.currency, run
        ) { row in
            RunCost(
                run: run, kind: row[0], createdAt: row[1], messages: row[2], priced: row[4],
                expected: Cost(micros: row[5]), charged: Cost(micros: row[6]), estimate: Cost(micros: row[3]))
        }
    }
}
