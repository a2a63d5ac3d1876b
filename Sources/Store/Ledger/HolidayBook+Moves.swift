import Lending
import Messaging
import SQLite

// What a holiday moves: due days, and the hours of queued messages.

extension Store {
    /// Unpaid installments on the new holiday, by `installment_unpaid_due`. Of days gone by nothing is rewritten.
    func moveAway(_ change: inout HolidayChange, _ holidays: HolidayCalendar) throws {
        let loans: [(LoanID, Frequency)] = try database.all(
            """
            SELECT DISTINCT l.id, l.frequency FROM installment i INDEXED BY installment_unpaid_due
            JOIN loan l ON l.id = i.loan_id WHERE i.paid < i.amount AND i.due = ? AND l.status IN ('active', 'approved')
            ORDER BY l.id
            """, change.day
        ) { ($0[0], $0[1]) }
        let moves = try movesOffHolidays && change.day >= clock.today
        for (loan, frequency) in loans {
            let plan = try installments(of: loan)
            guard moves else {
                change.staying += plan.count { $0.due == change.day && !$0.isPaid }
                continue
            }
            let moved = HolidayMoves.away(from: change.day, plan, frequency, holidays)
            try apply(moved, to: loan, &change)
            for move in moved {
                try database.run(
                    """
                    INSERT INTO due_move (holiday, loan_id, installment, from_day, to_day, moved_by, moved_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """, change.day, loan, move.number, move.from, move.to, login, clock.now)
            }
        }
    }

    /// What adding the holiday moved goes back, by `due_move_holiday`.
    func moveBack(_ change: inout HolidayChange, _ holidays: HolidayCalendar) throws {
        var made: [LoanID: [HolidayMoves.Move]] = [:]
        try database.forEach(
            """
            SELECT loan_id, installment, from_day, to_day FROM due_move
            WHERE holiday = ? AND taken_back_at IS NULL ORDER BY loan_id, id
            """, change.day
        ) { made[$0[0], default: []].append(HolidayMoves.Move(number: $0[1], from: $0[2], to: $0[3])) }
        for (loan, moves) in made.sorted(by: { $0.key < $1.key }) {
            let frequency: Frequency? = try database.first("SELECT frequency FROM loan WHERE id = ?", loan) { $0[0] }
            guard let frequency else { continue }
            let back = HolidayMoves.back(
                moves, try installments(of: loan), frequency, holidays, today: clock.today)
            try apply(back, to: loan, &change)
        }
        try database.run(
            "UPDATE due_move SET taken_back_at = ? WHERE holiday = ? AND taken_back_at IS NULL", clock.now, change.day)
    }

    /// A plan is made anew: what holidays moved of the old one goes back no more. By `due_move_holiday`, which begins with
    /// the holiday, and those that were added by hand are few.
    func forgetMoves(of loan: LoanID) throws {
        try database.run(
            """
            UPDATE due_move SET taken_back_at = ?
            WHERE holiday IN (SELECT day FROM holiday WHERE is_holiday = 1) AND loan_id = ? AND taken_back_at IS NULL
            """, clock.now, loan)
    }

    private func apply(_ moves: [HolidayMoves.Move], to loan: LoanID, _ change: inout HolidayChange) throws {
        guard !moves.isEmpty else { return }
        for move in moves {
            try database.run(
                "UPDATE installment SET due = ? WHERE loan_id = ? AND number = ?", move.to, loan, move.number)
        }
        change.installments += moves.count
        change.loans += 1
        try refreshLoan(loan)
    }

    /// Queued messages whose hour is none any more go to the next one; those that only waited for the end of the holiday
    /// come forward. Each is judged again when it leaves.
    func replan(_ change: inout HolidayChange, before: ContactRules, after: ContactRules) throws {
        let start = clock.zone.instant(change.day, hour: 0)
        let end = clock.zone.instant(change.day.adding(days: 1), hour: 0)
        guard end > clock.businessNow else { return }
        let from = max(start, clock.businessNow)
        guard let wasOpening = before.nextOpening(from: from), let opening = after.nextOpening(from: from),
            wasOpening != opening
        else { return }
        let waiting: [(MessageID, MessageKind)]
        if change.isHoliday {
            // Today's holiday stops also what is due already and only waits for its turn.
            let first = change.day == clock.today ? Instant(milliseconds: 0) : start
            waiting = try queued(from: first, until: end)
        } else {
            waiting = try queued(from: wasOpening, until: wasOpening.adding(milliseconds: 1))
        }
        let day = clock.zone.civil(opening).day
        for (id, kind) in waiting where after.policy.rule(of: kind).keepsHours {
            try database.run(
                """
                UPDATE message SET not_before = ?, first_day = ?, reason = ?, changed_at = ?
                WHERE id = ? AND state = 'queued'
                """, opening, day, change.isHoliday ? BlockReason.holiday.rawValue : nil, clock.now, id)
            change.messages += 1
            change.messagesFrom = opening
        }
    }

    private func queued(from: Instant, until: Instant) throws -> [(MessageID, MessageKind)] {
        try database.all(
            "SELECT id, kind FROM message WHERE state = 'queued' AND not_before >= ? AND not_before < ? ORDER BY id",
            from, until
        ) { ($0[0], $0[1]) }
    }
}
