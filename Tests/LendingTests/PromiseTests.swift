import Lending
import Testing

@Suite("Promises to pay")
struct PromiseTests {
    /// Made on Monday: 50 000 by Friday.
    private func promise(paid: Money) -> Promise {
        Promise(
            id: PromiseID(1), loanID: LoanID(7), amount: 50_000, day: "2026-11-27", madeOn: "2026-11-23", paid: paid)
    }

    @Test("one is pending until its day is over")
    func pending() {
        #expect(promise(paid: 0).outcome(on: "2026-11-23") == .pending)
        #expect(promise(paid: 20_000).outcome(on: "2026-11-27") == .pending)
        #expect(promise(paid: 20_000).open == 30_000)
    }

    @Test("one is kept as soon as the amount is in, and stays so", arguments: [50_000, 80_000] as [Money])
    func kept(paid: Money) {
        #expect(promise(paid: paid).outcome(on: "2026-11-24") == .kept)
        #expect(promise(paid: paid).outcome(on: "2027-01-01") == .kept)
        #expect(promise(paid: paid).open == .zero)
    }

    @Test("less than promised is partly kept, nothing is broken, from the day after")
    func over() {
        #expect(promise(paid: 49_999).outcome(on: "2026-11-28") == .partly)
        #expect(promise(paid: 0).outcome(on: "2026-11-28") == .broken)
    }
}
