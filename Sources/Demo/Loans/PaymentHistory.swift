import Lending

/// The payments of one loan as they came in: some early, some late, none before the one before it, none after today.
struct PaymentHistory {
    private let today: Day
    private let holidays: HolidayCalendar
    private let limit: Int
    private(set) var payments: [PlannedPayment] = []
    private var last: Day?

    init(today: Day, holidays: HolidayCalendar, limit: Int) {
        self.today = today
        self.holidays = holidays
        self.limit = limit
    }

    /// Pays installments in full, several at once where they are small.
    mutating func pay(_ installments: ArraySlice<ScheduledInstallment>, frequency: Frequency, _ dice: inout Dice) {
        let habit =
            switch frequency {
            case .daily, .dailyMondayToFriday: dice.pick([2, 3, 6, 6])
            case .twiceWeekly, .weekly, .fortnightly, .monthly: dice.pick([1, 1, 1, 2])
            }
        let atOnce = max(habit, (installments.count + limit - 1) / limit)
        var rest = installments
        while !rest.isEmpty {
            let paid = rest.prefix(atOnce)
            rest = rest.dropFirst(atOnce)
            let due = paid.last?.due ?? today
            let late = dice.pick([-1, 0, 0, 0, 0, 0, 1, 1, 2, 3])
            add(paid.reduce(.zero) { $0 + $1.amount }, on: due.adding(days: late), &dice)
        }
    }

    /// Between a third and two thirds, in whole thousands where that much is left of it.
    mutating func payPart(of installment: ScheduledInstallment, _ dice: inout Dice) {
        let part = installment.amount.pesos * Int64(dice.within(33...66)) / 100
        let round = part > 1000 ? part / 1000 * 1000 : part
        add(Money(round), on: min(installment.due, today).adding(days: dice.within(0...4)), &dice)
    }

    mutating func payByMistake(_ amount: Money, _ dice: inout Dice) {
        let reason = dice.pick([
            "se digitó dos veces", "era de otro préstamo", "valor equivocado", "la transferencia no llegó",
        ])
        add(amount, on: today.adding(days: -dice.below(4)), annulment: reason, &dice)
    }

    private mutating func add(_ amount: Money, on wished: Day, annulment: String? = nil, _ dice: inout Dice) {
        let day = min(max(wished, last ?? wished), today)
        let method = method(on: day, &dice)
        payments.append(
            PlannedPayment(
                day: day, amount: amount, method: method, reference: reference(method, &dice), annulment: annulment))
        last = day
    }

    /// Nobody comes by for cash on a Sunday or a holiday.
    private func method(on day: Day, _ dice: inout Dice) -> PaymentMethod {
        let method = Self.methods.draw(&dice)
        return method == .cash && !holidays.isWorkingDay(day) ? .nequi : method
    }

    private static let methods = Deck<PaymentMethod>(shares: [
        (.cash, 50), (.nequi, 20), (.bancolombia, 9), (.daviplata, 8), (.breb, 6), (.transfer, 4), (.pse, 3),
    ])

    /// What the payer's receipt says.
    private func reference(_ method: PaymentMethod, _ dice: inout Dice) -> String {
        switch method {
        case .cash, .other: ""
        case .nequi: "M" + dice.digits(8)
        case .daviplata: dice.digits(6)
        case .bancolombia, .transfer: dice.digits(10)
        case .breb: "BRE" + dice.digits(9)
        case .pse: "CUS " + dice.digits(9)
        }
    }
}
