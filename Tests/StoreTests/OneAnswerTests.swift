import Foundation
import Lending
import Messaging
import Testing

@testable import Store

@Suite("How much is overdue")
struct OneAnswerTests {
    @Test(
        "is the same on the screen, in the message, in the report and in the sums, whatever was paid",
        arguments: [Money.zero, 1, 49_999, 50_000, 120_001, 150_000])
    func everywhere(paid: Money) throws {
        let house = try House()
        let ana = try house.debtor("Ana", "1")
        try house.loan("2", of: ana, firstDue: "2026-11-16")
        if paid > .zero { try house.pay("1", paid) }
        let today = house.store.clock.today
        let loans = try house.store.loans(of: ana, scope: .all)
        let arrears = try Arrears.of(loans.flatMap { try house.store.installments(of: $0.id) }, on: today)

        let lines = try house.store.overdue(OverdueQuery(), position: .first, limit: 9, scope: .all)
        #expect(lines.reduce(Money.zero) { $0 + $1.overdue } == arrears.amount)
        #expect(lines.reduce(0) { $0 + $1.installments } == arrears.installments)
        #expect(try house.store.overdueTotals(OverdueQuery(), scope: .all).overdue == arrears.amount)

        var entry: BulkEntry?
        let overdue = BulkRequest(content: .overdue, target: .everyone)
        _ = try house.store.preview(overdue, scope: .all) { entry = $0 }
        guard case .due(_, let text) = entry?.fate else {
            Issue.record("one message for both loans")
            return
        }
        #expect(text.body.contains("debe \(arrears.amount.formatted) de "))
        _ = try house.store.queue(overdue, scope: .all, holdSeconds: 0)
        #expect(try house.claimOne().text.body == text.body)
        #expect(try house.messages().count == 1)

        var bytes: [UInt8] = []
        try house.store.export(.overdue, as: .json, scope: .all) { bytes += $0 }
        let report = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
        #expect(report.reduce(0) { $0 + ($1["vencido"] as? Int ?? 0) } == Int(arrears.amount.pesos))
        #expect(report.reduce(0) { $0 + ($1["cuotas_vencidas"] as? Int ?? 0) } == arrears.installments)
    }
}
