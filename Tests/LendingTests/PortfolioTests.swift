import Lending
import Testing

@Suite("The portfolio")
struct PortfolioTests {
    func loan(_ balance: Money, since: Day?, status: LoanStatus = .active) -> Loan {
        Loan(
            id: LoanID(1), number: "1042", clientID: ClientID(1), routeID: RouteID(1), principal: balance,
            total: balance, installmentCount: 1, frequency: .daily, status: status, disbursedOn: "2026-01-05",
            balance: balance, pastDueSince: since)
    }

    @Test("portfolio at risk counts the full balance of loans more than n days past due")
    func atRisk() {
        let loans = [
            loan(400_000, since: nil), loan(300_000, since: "2026-11-30"), loan(100_000, since: "2026-11-22"),
            loan(50_000, since: "2026-11-21"), loan(70_000, since: "2026-11-08"), loan(80_000, since: "2026-10-24"),
            loan(1_000, since: "2026-10-23"),
        ]
        let risks = PortfolioAtRisk.of(loans, on: "2026-11-23")
        #expect(risks.map(\.days) == [1, 7, 15, 30])
        #expect(risks.map(\.atRisk) == [201_000, 151_000, 81_000, 1_000])
        #expect(risks.allSatisfy { $0.total == 1_001_000 })
        #expect(risks.map(\.permille) == [201, 151, 81, 1])
    }

    @Test("writing a loan off does not improve the portfolio; loans that owe nothing are outside of it")
    func whoCounts() throws {
        let loans = [
            loan(500_000, since: nil), loan(500_000, since: "2026-01-05", status: .writtenOff),
            loan(500_000, since: "2026-01-05", status: .approved), loan(0, since: nil, status: .paid),
            loan(500_000, since: "2026-01-05", status: .void),
        ]
        let risk = try #require(PortfolioAtRisk.of(loans, on: "2026-11-23", levels: [30]).first)
        #expect(risk == PortfolioAtRisk(days: 30, atRisk: 500_000, total: 1_000_000))
    }

    @Test(
        "the share is rounded half up and survives the largest amounts",
        arguments: [
            (0, 0, 0), (0, 100, 0), (100, 0, 0), (1, 3, 333), (2, 3, 667), (1, 2_000, 1), (1, 2_001, 0), (5, 5, 1000),
            (Money(.max), Money(.max), 1000), (Money(.max / 2), Money(.max), 500),
        ] as [(Money, Money, Int)])
    func share(atRisk: Money, total: Money, permille: Int) {
        #expect(PortfolioAtRisk(days: 1, atRisk: atRisk, total: total).permille == permille)
    }

    @Test("the days past due of a loan that does not owe are zero")
    func daysPastDue() {
        #expect(loan(1, since: "2026-11-20").daysPastDue(on: "2026-11-23") == 3)
        #expect(loan(1, since: "2026-11-23").daysPastDue(on: "2026-11-23") == 0)
        #expect(loan(1, since: "2026-11-20", status: .writtenOff).daysPastDue(on: "2026-11-23") == 3)
        #expect(loan(1, since: "2026-11-20", status: .void).daysPastDue(on: "2026-11-23") == 0)
    }

    @Test("aging puts each loan into one class, with its balance and what is overdue")
    func aging() {
        var aging = Aging()
        let today: Day = "2026-11-23"
        aging.add(balance: 400_000, arrears: .none)
        aging.add(balance: 100_000, arrears: Arrears(amount: 10_000, installments: 1, since: "2026-11-22", on: today))
        aging.add(balance: 200_000, arrears: Arrears(amount: 20_000, installments: 2, since: "2026-11-16", on: today))
        aging.add(balance: 300_000, arrears: Arrears(amount: 90_000, installments: 9, since: "2026-01-05", on: today))
        #expect(aging[.upToDate] == Aging.Bucket(loans: 1, balance: 400_000, overdue: 0))
        #expect(aging[.days1to7] == Aging.Bucket(loans: 2, balance: 300_000, overdue: 30_000))
        #expect(aging[.days31to60] == Aging.Bucket())
        #expect(aging[.over90] == Aging.Bucket(loans: 1, balance: 300_000, overdue: 90_000))
        #expect(aging.total == Aging.Bucket(loans: 4, balance: 1_000_000, overdue: 120_000))
    }
}
