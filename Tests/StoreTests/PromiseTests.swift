import Foundation
import Lending
import Messaging
import Testing

@testable import Store

@Suite("What was paid of a promise")
struct PromiseTests {
    let house: House
    let ana: ClientID
    let loan: LoanID

    init() throws {
        house = try House()
        ana = try house.debtor("Ana", "1")
        loan = try house.store.loan(number: "1", scope: .all).id
    }

    private func promise(_ amount: Money, _ day: Day) throws {
        house.time.pass(seconds: 60)
        try house.store.addPromise(loan: loan, amount: amount, day: day, scope: .all)
        house.time.pass(seconds: 60)
    }

    private var last: Promise { get throws { try #require(try house.store.promises(of: loan).last) } }

    /// What the proof says of it, on the day on which it is asked.
    private func exported() throws -> String? {
        var bytes: [UInt8] = []
        try house.store.export(.contacts, of: ana, as: .json, scope: .all) { bytes += $0 }
        let rows = try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]]
        return rows?.last { $0["evento"] as? String == "promesa" }?["estado"] as? String
    }

    @Test("begins with what is registered after it was written down: the same morning's payment is none of it")
    func sameDay() throws {
        try house.pay("1", 50_000)
        try promise(50_000, "2026-11-23")
        #expect(try last.paid == .zero)
        #expect(try last.outcome(on: "2026-11-23") == .pending)
        #expect(try house.store.collectionSubject(of: ana, kind: .promiseReminder)?.amount == 50_000)
        #expect(try exported() == "pendiente")
        try house.pay("1", 20_000)
        #expect(try last.paid == 20_000)
        #expect(try house.store.collectionSubject(of: ana, kind: .promiseReminder)?.amount == 30_000)
        try house.pay("1", 30_000)
        #expect(try last.outcome(on: "2026-11-23") == .kept)
        #expect(try house.store.collectionSubject(of: ana, kind: .promiseReminder) == nil)
        #expect(try exported() == "cumplida")
    }

    @Test("ends with its day, and counts nothing that was annulled, dated before it, or paid on another loan")
    func bounds() throws {
        try house.loan("2", of: ana)
        try promise(60_000, "2026-11-24")
        try house.pay("2", 60_000)
        let wrong = try house.pay("1", 60_000).receipt
        try house.store.annulPayment(receipt: wrong, reason: "error", role: .owner, scope: .all)
        // Received on the Saturday before, and brought to the office only now.
        _ = try house.store.registerPayment(
            PaymentOrder(loanNumber: "1", amount: 60_000, paidOn: "2026-11-21", key: "tarde", confirmation: nil),
            scope: .all)
        #expect(try last.paid == .zero)
        try house.pay("1", 10_000)
        house.time.set("2026-11-25", 9)
        try house.pay("1", 50_000)
        #expect(try last.paid == 10_000)
        #expect(try last.outcome(on: "2026-11-25") == .partly)
        #expect(try exported() == "cumplida en parte")
    }
}
