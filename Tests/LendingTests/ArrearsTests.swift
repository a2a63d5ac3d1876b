import Lending
import Testing

@Suite("How much is overdue")
struct ArrearsTests {
    let plan = [
        Installment(number: 1, due: "2026-11-02", amount: 50_000, paid: 50_000),
        Installment(number: 2, due: "2026-11-09", amount: 50_000, paid: 20_000),
        Installment(number: 3, due: "2026-11-17", amount: 50_000),
        Installment(number: 4, due: "2026-11-23", amount: 50_000),
    ]

    @Test(
        "an installment is overdue from the day after its due day",
        arguments: [
            ("2026-11-08", 0, 0, nil, 0), ("2026-11-09", 0, 0, nil, 0), ("2026-11-10", 30_000, 1, "2026-11-09", 1),
            ("2026-11-17", 30_000, 1, "2026-11-09", 8), ("2026-11-18", 80_000, 2, "2026-11-09", 9),
            ("2026-11-23", 80_000, 2, "2026-11-09", 14), ("2026-11-24", 130_000, 3, "2026-11-09", 15),
            ("2027-11-24", 130_000, 3, "2026-11-09", 380),
        ] as [(Day, Money, Int, Day?, Int)])
    func byDay(day: Day, amount: Money, count: Int, since: Day?, daysPastDue: Int) {
        for arrears in [
            Arrears.of(plan, on: day), Arrears.of(plan.reversed(), on: day), Arrears.of(plan.lazy.map { $0 }, on: day),
        ] {
            #expect(arrears.amount == amount)
            #expect(arrears.installments == count)
            #expect(arrears.since == since)
            #expect(arrears.daysPastDue == daysPastDue)
            #expect(arrears.trafficLight == TrafficLight(daysPastDue: daysPastDue))
        }
    }

    @Test("a later payment that leaves a gap does not hide the older installment")
    func gap() {
        var plan = plan
        plan[2].paid = 50_000
        #expect(Arrears.of(plan, on: "2026-11-24").since == "2026-11-09")
        plan[1].paid = 50_000
        let arrears = Arrears.of(plan, on: "2026-11-24")
        #expect(arrears == Arrears(amount: 50_000, installments: 1, since: "2026-11-23", on: "2026-11-24"))
    }

    @Test("nothing overdue is the same as none")
    func none() {
        #expect(Arrears.of([], on: "2026-11-23") == .none)
        #expect(Arrears.of(plan, on: "2026-11-09") == .none)
        #expect(Arrears.none.trafficLight == .upToDate)
    }

    @Test("the days past due follow from the oldest unpaid due day alone, also when it is still to come")
    func daysPastDue() {
        #expect(Arrears.daysPastDue(since: nil, on: "2026-11-23") == 0)
        #expect(Arrears.daysPastDue(since: "2026-11-24", on: "2026-11-23") == 0)
        #expect(Arrears.daysPastDue(since: "2026-11-23", on: "2026-11-23") == 0)
        #expect(Arrears.daysPastDue(since: "2026-11-22", on: "2026-11-23") == 1)
    }

    @Test("what a list derives from the stored day equals what the installments say", arguments: 0..<100)
    func listAgreesWithInstallments(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let frequency = try #require(Frequency.allCases.randomElement(using: &random))
        var ledger = try Schedule.installments(
            total: 240_000, count: 24, frequency: frequency, first: "2026-11-23", holidays: HolidayCalendar()
        ).map { Installment(number: $0.number, due: $0.due, amount: $0.amount) }
        let paid = Money(Int64.random(in: 1...240_000, using: &random))
        for part in try Allocation.allocate(paid, to: ledger) { ledger[part.number - 1].paid += part.amount }
        for offset in stride(from: -10, to: 800, by: 7) {
            let day = ("2026-11-23" as Day).adding(days: offset)
            let arrears = Arrears.of(ledger, on: day)
            #expect(Arrears.daysPastDue(since: ledger.oldestUnpaidDue, on: day) == arrears.daysPastDue)
            #expect((arrears.amount > .zero) == (arrears.daysPastDue > 0))
            #expect(arrears.amount <= ledger.missing)
        }
    }

    @Test("an installment shows as paid, overdue, partly paid or due")
    func states() {
        #expect(plan.map { $0.state(on: "2026-11-17") } == [.paid, .overdue, .due, .due])
        #expect(plan[1].state(on: "2026-11-09") == .partlyPaid)
    }

    @Test("the balance, the oldest unpaid day and the next due installment come from the same rows")
    func derived() {
        #expect(plan.missing == 130_000)
        #expect(plan.oldestUnpaidDue == "2026-11-09")
        #expect(plan.reversed().oldestUnpaidDue == "2026-11-09")
        #expect(plan.nextDue(onOrAfter: "2026-11-10")?.number == 3)
        #expect(plan.reversed().nextDue(onOrAfter: "2026-11-17")?.number == 3)
        #expect(plan.nextDue(onOrAfter: "2026-11-24") == nil)
        #expect(Installment(number: 1, due: "2026-11-02", amount: 10, paid: 11).missing == 0)
    }
}
