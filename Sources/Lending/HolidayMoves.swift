/// What a holiday that is added, or taken away again, does to the due days of a loan that is already running.
///
/// The rule is that of a new plan: a due day on a holiday moves to the next working day, and in a daily plan all later
/// days move with it. What is paid stays where it is.
package enum HolidayMoves {
    /// One due day that moved.
    package struct Move: Hashable, Sendable {
        /// The installment, counted from 1.
        package let number: Int
        package let from: Day
        package let to: Day

        package init(number: Int, from: Day, to: Day) {
            self.number = number
            self.from = from
            self.to = to
        }
    }

    /// Makes room for `holiday`, which `holidays` holds already. `installments` are those of one loan, in their order.
    package static func away(
        from holiday: Day, _ installments: [Installment], _ frequency: Frequency, _ holidays: HolidayCalendar
    ) -> [Move] {
        var moves: [Move] = []
        var previous: Day?
        for installment in installments where !installment.isPaid {
            if installment.due == holiday {
                let to =
                    frequency.isDaily
                    ? holidays.collectingDay(
                        onOrAfter: max(holiday, previous.map { $0.adding(days: 1) } ?? holiday), frequency)
                    : holidays.nextWorkingDay(onOrAfter: holiday)
                moves.append(Move(number: installment.number, from: holiday, to: to))
                previous = to
            } else if frequency.isDaily, let before = previous, installment.due <= before {
                let to = holidays.collectingDay(onOrAfter: before.adding(days: 1), frequency)
                moves.append(Move(number: installment.number, from: installment.due, to: to))
                previous = to
            } else if previous != nil, installment.due > holiday {
                // A gap in the plan takes the shift up: the days behind it are as they were.
                break
            }
        }
        return moves.filter { $0.from != $0.to }
    }

    /// Takes back `moves`, which the holiday once made: it is none any more, and `holidays` does not hold it. A due day
    /// that was changed since is only brought as near as its plan allows, and none is brought before `today`.
    package static func back(
        _ moves: [Move], _ installments: [Installment], _ frequency: Frequency, _ holidays: HolidayCalendar, today: Day
    ) -> [Move] {
        let made = Dictionary(moves.map { ($0.number, $0) }) { first, _ in first }
        var found: [Move] = []
        var previous: Day?
        for installment in installments {
            var due = installment.due
            if let move = made[installment.number], !installment.isPaid {
                let earliest = previous.map { $0.adding(days: 1) } ?? move.from
                if frequency.isDaily {
                    due = min(due, holidays.collectingDay(onOrAfter: max(move.from, earliest), frequency))
                } else if due == move.to, move.from >= earliest {
                    due = move.from
                }
                if due < today { due = installment.due }
            }
            if due != installment.due {
                found.append(Move(number: installment.number, from: installment.due, to: due))
            }
            previous = due
        }
        return found
    }
}

extension Frequency {
    var isDaily: Bool { self == .daily || self == .dailyMondayToFriday }
}
