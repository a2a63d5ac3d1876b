/// How much is overdue on a day: the one answer for screen, message and report.
///
/// An installment is overdue from the day after its due day; a partly paid one counts with what is missing.
package struct Arrears: Hashable, Sendable {
    package let amount: Money
    /// How many installments are overdue, partly paid ones included.
    package let installments: Int
    /// The oldest overdue day; nil when nothing is overdue.
    package let since: Day?
    package let daysPastDue: Int

    package static let none = Arrears(amount: .zero, installments: 0, since: nil, on: Day(number: 0))

    package init(amount: Money, installments: Int, since: Day?, on day: Day) {
        self.amount = amount
        self.installments = installments
        self.since = since
        self.daysPastDue = Arrears.daysPastDue(since: since, on: day)
    }

    /// The installments of one loan, or of all loans of a client, in any order.
    package static func of(_ installments: some Sequence<Installment>, on day: Day) -> Arrears {
        of(Array(installments), on: day)
    }

    /// The same without generics, which cost a call an element across modules: a bulk run asks 100 000 times.
    package static func of(_ installments: [Installment], on day: Day) -> Arrears {
        var amount = Money.zero
        var count = 0
        var since: Day?
        for installment in installments where installment.isOverdue(on: day) {
            amount += installment.missing
            count += 1
            if let oldest = since, oldest <= installment.due { continue }
            since = installment.due
        }
        return Arrears(amount: amount, installments: count, since: since, on: day)
    }

    /// Days from the oldest unpaid due day to `day`; zero when that day is today, still to come, or there is none.
    package static func daysPastDue(since: Day?, on day: Day) -> Int {
        guard let since else { return 0 }
        return max(0, day.days(since: since))
    }

    package var trafficLight: TrafficLight { TrafficLight(daysPastDue: daysPastDue) }
}
