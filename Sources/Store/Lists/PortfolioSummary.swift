package import Lending
import SQLite

/// The portfolio in figures: by traffic light, and at risk.
package struct PortfolioSummary: Sendable, Equatable {
    package let aging: Aging
    package let atRisk: [PortfolioAtRisk]
    package let clients: Int
    /// Part of both: what is not collected any more and still owed.
    package let writtenOff: Aging.Bucket
}

extension Store {
    /// Counts every loan that owes, in one pass over the loans: to be asked after the first paint, interruptible.
    package func portfolio(scope: Scope) throws -> PortfolioSummary {
        let today = clock.today
        // Past due more than so many days: where a traffic light or a PAR level begins.
        let edges = Set(TrafficLight.allCases.map { $0.days.lowerBound - 1 } + PortfolioAtRisk.levels + [0])
            .filter { $0 >= 0 }.sorted(by: >)
        // ISO days compare as text.
        let cases = edges.map { "WHEN past_due_since < '\(today.adding(days: -$0).iso)' THEN \($0)" }
            .joined(separator: " ")
        var aging = Aging()
        var total = Money.zero
        var writtenOff = Aging.Bucket()
        var worse: [(moreThan: Int, balance: Money)] = []
        // The full scan is the cheapest way: nearly every loan that owes is asked for, with its balance.
        try database.forEach(
            """
            SELECT CASE \(cases) ELSE -1 END, count(*), coalesce(sum(balance), 0), coalesce(sum(overdue), 0),
                   status = 'written_off'
            FROM loan NOT INDEXED WHERE status IN ('active', 'written_off')\(scope.sql("route_id")) GROUP BY 1, 5
            """
        ) { row in
            let moreThan: Int = row[0]
            let bucket = Aging.Bucket(loans: row[1], balance: row[2], overdue: row[3])
            let light = TrafficLight(daysPastDue: moreThan + 1)
            aging[light] = aging[light] + bucket
            if row[4] as Bool { writtenOff = writtenOff + bucket }
            total += bucket.balance
            worse.append((moreThan, bucket.balance))
        }
        let atRisk = PortfolioAtRisk.levels.map { level in
            let balance = worse.filter { $0.moreThan >= level }.reduce(Money.zero) { $0 + $1.balance }
            return PortfolioAtRisk(days: level, atRisk: balance, total: total)
        }
        return PortfolioSummary(
            aging: aging, atRisk: atRisk, clients: try owingClients(scope: scope), writtenOff: writtenOff)
    }

    /// Served by `client_by_balance`, within a scope by `loan_route`.
    private func owingClients(scope: Scope) throws -> Int {
        let sql =
            switch scope {
            case .all: "SELECT count(*) FROM client WHERE balance > 0"
            case .routes:
                """
                SELECT count(DISTINCT client_id) FROM loan
                WHERE status IN ('active', 'written_off')\(scope.sql("route_id"))
                """
            }
        return try database.first(sql) { $0[0] } ?? 0
    }

    /// What came in each day, annulled payments left out; days without a payment are missing. Served by `payment_day`.
    package func collected(from first: Day, to last: Day, scope: Scope) throws -> [Day: Money] {
        var days: [Day: Money] = [:]
        try database.forEach(
            """
            SELECT p.paid_on, sum(p.amount) FROM payment p INDEXED BY payment_day JOIN loan l ON l.id = p.loan_id
            WHERE p.paid_on BETWEEN ? AND ?\(scope.sql("l.route_id"))
              AND NOT EXISTS (SELECT 1 FROM annulment a WHERE a.payment_id = p.id)
            GROUP BY p.paid_on
            """, first, last
        ) { days[$0[0]] = $0[1] }
        return days
    }
}
