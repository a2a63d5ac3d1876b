import Lending

/// Finds terms, days and payments that bring a loan to where it is to stand on one day.
struct LoanPlanner {
    let today: Day
    let holidays: HolidayCalendar
    let moveOffHolidays: Bool
    /// Payments are gathered into so many at most.
    let paymentsPerLoan: Int

    /// Terms with a schedule of which `paid` installments are paid.
    private struct Fit {
        let terms: Terms
        let principal: Money
        let total: Money
        let firstDue: Day
        let schedule: [ScheduledInstallment]
        let paid: Int
    }

    /// `client` is the place of the borrower among the people.
    func plan(
        number: Int, client: Int, _ standing: Standing, _ incident: Incident, _ dice: inout Dice
    ) throws -> PlannedLoan {
        let fit = try fit(standing, &dice)
        var history = PaymentHistory(today: today, holidays: holidays, limit: paymentsPerLoan)
        history.pay(fit.schedule.prefix(fit.paid), frequency: fit.terms.frequency, &dice)
        let open = fit.schedule.dropFirst(fit.paid)
        var promise: PlannedPromise?
        if let next = open.first {
            switch incident {
            case .none: break
            case .partlyPaid: history.payPart(of: next, &dice)
            case .mistake: history.payByMistake(next.amount, &dice)
            case .promise:
                // Three installments are as much as people promise at once.
                let overdue = open.prefix(3).filter { $0.due < today }
                let amount = overdue.reduce(Money.zero) { $0 + $1.amount }
                let day = holidays.nextWorkingDay(onOrAfter: today.adding(days: dice.within(0...6)))
                promise = PlannedPromise(amount: amount, day: day)
            }
        }
        return PlannedLoan(
            number: String(number), client: client, terms: fit.terms, principal: fit.principal, total: fit.total,
            firstDue: fit.firstDue, status: standing.status, payments: history.payments, promise: promise)
    }

    private func fit(_ standing: Standing, _ dice: inout Dice) throws -> Fit {
        let window = standing.window(today: today, holidays: holidays, &dice)
        let length = window.upperBound.days(since: window.lowerBound) + 1
        for _ in 0..<20 {
            let terms = Terms.deck.draw(&dice)
            // The next installment of a loan in order is never further off than its terms say.
            let reach = standing == .upToDate ? min(length, terms.period) : length
            let day = window.lowerBound.adding(days: dice.below(reach))
            if let fit = try fit(terms, standing, around: day, window, &dice) { return fit }
        }
        // The first working day of the window is met exactly, a whole number of weeks after another day.
        let day = holidays.nextWorkingDay(onOrAfter: window.lowerBound)
        guard let fit = try fit(.weekly, standing, around: day, window, &dice) else {
            throw DemoError.noTermsFit(today)
        }
        return fit
    }

    /// Nil where these terms miss the window.
    private func fit(
        _ terms: Terms, _ standing: Standing, around day: Day, _ window: ClosedRange<Day>, _ dice: inout Dice
    ) throws -> Fit? {
        let (principal, total) = terms.amounts(&dice)
        let firstDue = terms.first(paidBefore(standing, terms.installments, &dice), before: day)
        let schedule = try Schedule.installments(
            total: total, count: terms.installments, frequency: terms.frequency, first: firstDue, holidays: holidays,
            moveOffHolidays: moveOffHolidays)
        let last = schedule.count - 1
        let place = standing == .paid ? last : schedule.firstIndex { $0.due >= window.lowerBound }
        guard let place, window.contains(schedule[place].due) else { return nil }
        return Fit(
            terms: terms, principal: principal, total: total, firstDue: firstDue, schedule: schedule,
            paid: standing == .paid ? schedule.count : place)
    }

    /// How many installments are to be paid before the one that falls into the window.
    private func paidBefore(_ standing: Standing, _ count: Int, _ dice: inout Dice) -> Int {
        switch standing {
        case .approved: 0
        case .paid: count - 1
        case .writtenOff: dice.below(count / 2)
        // A few have not paid anything yet.
        case .dueToday, .dueTomorrow, .upToDate, .overdue: dice.chance(8) ? 0 : dice.within(1...count - 1)
        }
    }
}
