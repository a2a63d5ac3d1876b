import Foundation
import Lending
import SQLite
import Testing

/// The limit is a crime's (Código Penal, art. 305), so what the demo shows as ordinary stays well below it.
@Suite("What the demo's loans cost")
struct UsuryTests {
    /// The lowest usury rate of March 2026, that of consumer credit (Superintendencia Financiera, Resolución 0405 de 2026),
    /// less a margin for the months in which it is lower.
    static let limit = 0.24

    @Test("is below the usury rate for every loan, and never nothing")
    func effectiveRates() throws {
        let house = try DemoHouse()
        let loans: [(id: Int, principal: Int, frequency: Frequency)] = try house.books.all(
            "SELECT id, principal, frequency FROM loan"
        ) { row in
            (row[0], row[1], Frequency(rawValue: row[2]) ?? .daily)
        }
        #expect(loans.count == 350)
        for loan in loans {
            let plan: [(Day, Int)] = try house.books.all(
                "SELECT due, amount FROM installment WHERE loan_id = ? ORDER BY number", loan.id
            ) { ($0[0], $0[1]) }
            let first = try #require(plan.first)
            // Paid out one period before the first installment: the usual, and the strictest.
            let start = first.0.adding(days: -Self.period(loan.frequency))
            let rate = Self.effectiveRate(
                of: loan.principal, repaid: plan.map { (Double($0.0.days(since: start)), Double($0.1)) })
            #expect(rate < Self.limit && rate > 0.05, "\(loan) \(rate)")
        }
    }

    @Test("would be found out: twenty per cent flat over 24 days is hundreds of times the limit")
    func detects() {
        let plan = (1...24).map { (Double($0), 50_000.0) }
        #expect(Self.effectiveRate(of: 1_000_000, repaid: plan) > 100)
        // One payment of 110 a year after 100.
        #expect(abs(Self.effectiveRate(of: 100, repaid: [(365, 110)]) - 0.10) < 1e-9)
    }

    private static func period(_ frequency: Frequency) -> Int {
        switch frequency {
        case .daily, .dailyMondayToFriday: 1
        case .twiceWeekly: 3
        case .weekly: 7
        case .fortnightly: 15
        case .monthly: 30
        }
    }

    /// The yearly rate at which the installments are worth the principal (tasa efectiva anual), by halving.
    private static func effectiveRate(of principal: Int, repaid plan: [(days: Double, amount: Double)]) -> Double {
        var (low, high) = (0.0, 1000.0)
        for _ in 0..<100 {
            let middle = (low + high) / 2
            let worth = plan.reduce(0) { $0 + $1.amount / pow(1 + middle, $1.days / 365) }
            if worth > Double(principal) { low = middle } else { high = middle }
        }
        return low
    }
}
