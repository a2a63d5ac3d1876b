/// PAR n: the full balance of the loans more than n days past due, out of the balance of all loans that owe.
///
/// Full balances, not overdue amounts and not a count of loans; written-off loans stay in both.
package struct PortfolioAtRisk: Hashable, Sendable {
    /// 1, 7, 15, 30: short terms, because a daily loan of four weeks never reaches the usual 30.
    package static let levels = [1, 7, 15, 30]

    package let days: Int
    package let atRisk: Money
    package let total: Money

    package init(days: Int, atRisk: Money, total: Money) {
        self.days = days
        self.atRisk = atRisk
        self.total = total
    }

    /// One value for each level. Loans that do not owe (approved, paid, void) are left out here.
    package static func of(_ loans: some Sequence<Loan>, on day: Day, levels: [Int] = levels) -> [PortfolioAtRisk] {
        var total = Money.zero
        var atRisk = [Money](repeating: .zero, count: levels.count)
        for loan in loans where loan.status.owes {
            total += loan.balance
            let daysPastDue = loan.daysPastDue(on: day)
            for (index, level) in levels.enumerated() where daysPastDue > level { atRisk[index] += loan.balance }
        }
        return zip(levels, atRisk).map { PortfolioAtRisk(days: $0, atRisk: $1, total: total) }
    }

    /// Tenths of a per cent, rounded half up: 123 is 12,3 %. Zero without a portfolio.
    package var permille: Int {
        guard total > .zero, atRisk > .zero else { return 0 }
        // Full width: a thousand times a balance may not fit in 64 bits.
        let product = min(atRisk, total).pesos.magnitude.multipliedFullWidth(by: 1000)
        let (quotient, remainder) = total.pesos.magnitude.dividingFullWidth(product)
        return Int(quotient) + (remainder >= total.pesos.magnitude - remainder ? 1 : 0)
    }
}
