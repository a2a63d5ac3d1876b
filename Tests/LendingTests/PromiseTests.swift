import Lending
import Testing

@Suite("Promises to pay")
struct PromiseTests {
    /// Made on Monday: 50 000 by Friday.
    let promise = Promise(
        id: PromiseID(1), loanID: LoanID(7), amount: 50_000, day: "2026-11-27", madeOn: "2026-11-23")

    func payment(_ amount: Money, _ day: Day, loan: Int64 = 7, annulled: Bool = false) -> Payment {
        Payment(
            id: PaymentID(1), loanID: LoanID(loan), amount: amount, paidOn: day, method: .cash, receipt: "R-1",
            registeredBy: "ana", annulled: annulled)
    }

    @Test("it is pending until its day is over")
    func pending() {
        #expect(promise.outcome(of: [], on: "2026-11-23") == .pending)
        #expect(promise.outcome(of: [payment(20_000, "2026-11-25")], on: "2026-11-27") == .pending)
    }

    @Test("it is kept as soon as the amount is in, in one payment or several")
    func kept() {
        #expect(promise.outcome(of: [payment(50_000, "2026-11-24")], on: "2026-11-24") == .kept)
        let two = [payment(20_000, "2026-11-23"), payment(30_000, "2026-11-27")]
        #expect(promise.outcome(of: two, on: "2026-11-27") == .kept)
        #expect(promise.outcome(of: two, on: "2027-01-01") == .kept)
    }

    @Test("less than promised is partly kept, nothing is broken, from the day after")
    func over() {
        #expect(promise.outcome(of: [payment(49_999, "2026-11-27")], on: "2026-11-28") == .partly)
        #expect(promise.outcome(of: [], on: "2026-11-28") == .broken)
    }

    @Test("what does not belong to it does not keep it")
    func notCounted() {
        let payments = [
            payment(50_000, "2026-11-28"), payment(50_000, "2026-11-22"), payment(50_000, "2026-11-25", annulled: true),
            payment(50_000, "2026-11-25", loan: 8),
        ]
        #expect(promise.outcome(of: payments, on: "2026-11-28") == .broken)
    }
}
