import Lending
import Testing

@Suite("Spreading a payment")
struct AllocationTests {
    let plan = [
        Installment(number: 1, due: "2026-11-02", amount: 50_000, paid: 50_000),
        Installment(number: 2, due: "2026-11-09", amount: 50_000, paid: 20_000),
        Installment(number: 3, due: "2026-11-16", amount: 50_000),
        Installment(number: 4, due: "2026-11-23", amount: 50_001),
    ]

    func part(_ number: Int, _ amount: Money, completes: Bool) -> Allocation.Part {
        Allocation.Part(number: number, amount: amount, completes: completes)
    }

    @Test("the oldest installment is filled first and the last one touched stays partial")
    func oldestFirst() throws {
        #expect(try Allocation.allocate(10_000, to: plan) == [part(2, 10_000, completes: false)])
        #expect(try Allocation.allocate(30_000, to: plan) == [part(2, 30_000, completes: true)])
        #expect(
            try Allocation.allocate(90_000, to: plan) == [
                part(2, 30_000, completes: true), part(3, 50_000, completes: true), part(4, 10_000, completes: false),
            ])
    }

    @Test("the exact balance pays all off, a peso more is refused with the payoff")
    func payoff() throws {
        #expect(try Allocation.allocate(130_001, to: plan).map(\.completes) == [true, true, true])
        #expect(throws: AllocationError.moreThanBalance(payoff: 130_001)) {
            try Allocation.allocate(130_002, to: plan)
        }
        #expect(throws: AllocationError.moreThanBalance(payoff: 130_001)) {
            try Allocation.allocate(Money(.max), to: plan)
        }
    }

    @Test("a loan without anything left takes nothing")
    func nothingLeft() {
        #expect(throws: AllocationError.moreThanBalance(payoff: 0)) { try Allocation.allocate(1, to: []) }
        #expect(throws: AllocationError.moreThanBalance(payoff: 0)) {
            try Allocation.allocate(1, to: [plan[0]])
        }
    }

    @Test("nothing and less than nothing are no payment", arguments: [0, -1, Int64.min])
    func notPositive(pesos: Int64) {
        #expect(throws: AllocationError.notPositive) { try Allocation.allocate(Money(pesos), to: plan) }
    }

    @Test("installments may come in any order; two of one day go by number")
    func anyOrder() throws {
        #expect(
            try Allocation.allocate(90_000, to: plan.reversed()) == Allocation.allocate(90_000, to: plan))
        let sameDay = [2, 1].map { Installment(number: $0, due: "2026-11-23", amount: 10) }
        #expect(try Allocation.allocate(15, to: sameDay).map(\.number) == [1, 2])
    }

    @Test("payment after payment, nothing is swallowed and nothing is out of order", arguments: 0..<200)
    func nothingSwallowed(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...30, using: &random)
        let total = Money(Int64.random(in: Int64(count)...1_000_000, using: &random))
        var ledger = try Schedule.installments(
            total: total, count: count, frequency: .daily, first: "2026-11-23", holidays: HolidayCalendar()
        ).map { Installment(number: $0.number, due: $0.due, amount: $0.amount) }
        var received = Money.zero
        while ledger.missing > .zero {
            let balance = ledger.missing
            let amount = Money(Int64.random(in: 1...balance.pesos, using: &random))
            #expect(throws: AllocationError.moreThanBalance(payoff: balance)) {
                try Allocation.allocate(balance + 1, to: ledger.shuffled(using: &random))
            }
            let parts = try Allocation.allocate(amount, to: ledger.shuffled(using: &random))
            #expect(parts.reduce(Money.zero) { $0 + $1.amount } == amount)
            #expect(parts.map(\.number) == parts.map(\.number).sorted())
            #expect(parts.dropLast().allSatisfy { $0.completes })
            for part in parts {
                #expect(part.amount > .zero)
                #expect(part.amount <= ledger[part.number - 1].missing)
                ledger[part.number - 1].paid += part.amount
                #expect(part.completes == ledger[part.number - 1].isPaid)
            }
            received += amount
            #expect(ledger.missing == balance - amount)
            // Paid ones first, at most one partly paid, untouched ones last.
            let states = ledger.map { $0.isPaid ? 0 : $0.paid > .zero ? 1 : 2 }
            #expect(states == states.sorted() && states.filter { $0 == 1 }.count <= 1)
        }
        #expect(received == total)
        #expect(ledger.oldestUnpaidDue == nil)
    }
}
