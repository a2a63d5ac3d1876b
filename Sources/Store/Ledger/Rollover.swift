import Lending
import SQLite

// The day turns in steps of a few hundred loans, each a transaction of its own: nobody waits for a million of them, and a
// step that is interrupted, or the last one before a crash, leaves a state from which whoever comes next goes on.

/// How far the arrears are on their way to another day; kept as a setting until they are there.
struct RollOver: Equatable {
    /// The day that loans are brought to.
    let day: Day
    /// Loans with an unpaid installment due from `first` on and before `end` are looked at. Due on the day itself is not
    /// overdue: these are the days that changed sides.
    let first: Day
    let end: Day
    /// The last installment that was looked at: by its day, then by its loan.
    var reached: (due: Day, loan: LoanID)

    init(to day: Day, from first: Day, before end: Day) {
        (self.day, self.first, self.end) = (day, first, end)
        reached = (first, LoanID(0))
    }

    init?(text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 5, let day = Day(iso: parts[0]), let first = Day(iso: parts[1]),
            let end = Day(iso: parts[2]), let due = Day(iso: parts[3]), let loan = Int64(parts[4])
        else { return nil }
        self.init(to: day, from: first, before: end)
        reached = (due, LoanID(loan))
    }

    var text: String { "\(day.iso) \(first.iso) \(end.iso) \(reached.due.iso) \(reached.loan.rawValue)" }

    static func == (left: RollOver, right: RollOver) -> Bool { left.text == right.text }
}

extension Store {
    /// The day for which the stored arrears hold, or are on their way to hold.
    func rolledDay() throws -> Day {
        if let rolling = try rolling() { return rolling.day }
        return try setting(.rolledDay).flatMap { Day(iso: $0) } ?? clock.today
    }

    private func rolling() throws -> RollOver? {
        try setting(.rolling).flatMap { RollOver(text: $0) }
    }

    /// Brings the stored arrears to today: only loans with an unpaid installment that came due in between change, found
    /// by `installment_unpaid_due`. Works backwards too (a training clock set back). Returns the loans looked at.
    @discardableResult
    package func rollOver() throws -> Int {
        var loans = 0
        while true {
            let step = try rollOverStep()
            loans += step.loans
            if step.isDone { return loans }
        }
    }

    /// One step towards today, of at most so many loans.
    package func rollOverStep(limit: Int = 500) throws -> (loans: Int, isDone: Bool) {
        if try setting(.rolledDay) == clock.today.iso, try rolling() == nil { return (0, true) }
        return try write {
            guard var rolling = try begun(at: clock.today) else { return (0, true) }
            let due: [(day: Day, loan: LoanID)] = try database.all(
                """
                SELECT due, loan_id FROM installment INDEXED BY installment_unpaid_due
                WHERE paid < amount AND (due, loan_id) > (?, ?) AND due < ? ORDER BY due, loan_id LIMIT ?
                """, rolling.reached.due, rolling.reached.loan, rolling.end, limit
            ) { ($0[0], $0[1]) }
            let loans = Set(due.map(\.loan))
            try refreshArrears(of: loans, on: rolling.day)
            guard due.count == limit, let last = due.last else {
                try set(.rolledDay, rolling.day.iso)
                try forget(.rolling)
                return (loans.count, true)
            }
            rolling.reached = (last.day, last.loan)
            try set(.rolling, rolling.text)
            return (loans.count, false)
        }
    }

    /// The roll-over that is on its way to this day, or a new one; nil when the arrears hold for it already.
    private func begun(at today: Day) throws -> RollOver? {
        let open = try rolling()
        if let open, open.day == today { return open }
        guard let rolled = try setting(.rolledDay).flatMap({ Day(iso: $0) }) else {
            // Never rolled: whatever was written down was measured by the day it was written on.
            return RollOver(to: today, from: Day(number: 0), before: today)
        }
        guard rolled != today || open != nil else { return nil }
        // One that was left half way has brought some loans to another day still.
        let days = [rolled, today] + [open?.first, open?.end].compactMap { $0 }
        return RollOver(to: today, from: days.min() ?? today, before: days.max() ?? today)
    }

    /// What `refreshLoan` would make of the arrears, for many loans at once; nothing else of them depends on the day.
    private func refreshArrears(of loans: Set<LoanID>, on day: Day) throws {
        guard !loans.isEmpty else { return }
        let list = jsonList(loans)
        try database.run(
            """
            UPDATE loan SET (overdue, overdue_installments) =
                (SELECT coalesce(sum(i.amount - i.paid), 0), count(*) FROM installment i
                 WHERE i.loan_id = loan.id AND i.due < ?1 AND i.paid < i.amount)
            WHERE id IN (SELECT value FROM json_each(?2)) AND status = 'active'
            """, day, list)
        try database.run(
            """
            UPDATE client SET (overdue, past_due_since) =
                (SELECT coalesce(sum(overdue), 0), min(CASE WHEN overdue > 0 THEN past_due_since END)
                 FROM loan WHERE client_id = client.id AND status = 'active')
            WHERE id IN (SELECT client_id FROM loan WHERE id IN (SELECT value FROM json_each(?)))
            """, list)
    }
}
