import Lending

/// Where a loan is to stand today.
enum Standing: Hashable {
    /// Waiting to be paid out.
    case approved
    case paid
    case writtenOff
    /// The next installment falls due today, or on the next working day after today.
    case dueToday, dueTomorrow
    case upToDate
    case overdue(TrafficLight)

    /// Of 350 loans: 130 overdue, more of them a little than a lot.
    static let deck = Deck<Standing>(shares: [
        (.approved, 6), (.paid, 22), (.writtenOff, 6), (.dueToday, 16), (.dueTomorrow, 14), (.upToDate, 156),
        (.overdue(.days1to7), 48), (.overdue(.days8to30), 36), (.overdue(.days31to60), 20), (.overdue(.days61to90), 12),
        (.overdue(.over90), 14),
    ])

    var isOverdue: Bool {
        if case .overdue = self { true } else { false }
    }

    /// With what status it enters the books; payments make it paid.
    var status: LoanStatus {
        switch self {
        case .approved: .approved
        case .writtenOff: .writtenOff
        case .paid, .dueToday, .dueTomorrow, .upToDate, .overdue: .active
        }
    }

    /// The days in which its oldest unpaid installment falls due; the last one where nothing is unpaid. Each holds a
    /// working day.
    func window(today: Day, holidays: HolidayCalendar, _ dice: inout Dice) -> ClosedRange<Day> {
        switch self {
        case .approved: return today.adding(days: 5)...today.adding(days: 25)
        case .paid: return today.adding(days: -75)...today.adding(days: -3)
        case .writtenOff: return today.adding(days: -300)...today.adding(days: -150)
        case .dueToday:
            let day = holidays.nextWorkingDay(onOrAfter: today)
            return day...day
        case .dueTomorrow:
            let day = holidays.nextWorkingDay(onOrAfter: today.adding(days: 1))
            return day...day
        // Some have paid today's installment already.
        case .upToDate:
            let first = today.adding(days: dice.below(2))
            return first...first.adding(days: 31)
        case .overdue(let light):
            let days = light.days.clamped(to: 0...190)
            return today.adding(days: -days.upperBound)...today.adding(days: -days.lowerBound)
        }
    }
}

/// What else happened to a loan.
enum Incident {
    case none
    /// The oldest unpaid installment was paid in part.
    case partlyPaid
    /// A payment was entered by mistake and annulled.
    case mistake
    case promise

    static let ofOverdue = Deck<Incident>(shares: [(.none, 78), (.partlyPaid, 34), (.mistake, 6), (.promise, 12)])
    static let ofUpToDate = Deck<Incident>(shares: [(.none, 9), (.partlyPaid, 1)])
}
