import Lending
import Messaging
import SQLite

// What clients owe next, and what they promised for a day. One message and a whole run of reminders ask the same.

/// What falls due next on one loan.
struct UpcomingLoan {
    let id: LoanID
    let number: String
    let routeID: RouteID
    let balance: Money
    /// The oldest unpaid due day: the loan is behind when it has passed.
    let pastDueSince: Day
    /// The next unpaid due day from the day that was asked about on, and what is missing on it.
    let day: Day?
    let missing: Money
    let installments: Int
}

/// What is still open of a promise to pay.
struct PromisedLoan {
    let id: LoanID
    let number: String
    let routeID: RouteID
    let balance: Money
    let day: Day
    let open: Money
}

extension Store {
    /// The active loans of these clients with what falls due next on each, from `day` on; by `loan_client`.
    func upcomingLoans(of clients: [ClientID], from day: Day) throws -> [ClientID: [UpcomingLoan]] {
        var found: [ClientID: [UpcomingLoan]] = [:]
        try database.forEach(
            """
            SELECT l.client_id, l.id, l.number, l.route_id, l.balance, l.past_due_since, i.due,
                   coalesce(sum(i.amount - i.paid), 0), count(i.due)
            FROM json_each(?1) k CROSS JOIN loan l ON l.client_id = k.value
            LEFT JOIN installment i ON i.loan_id = l.id AND i.paid < i.amount AND i.due =
                (SELECT min(n.due) FROM installment n WHERE n.loan_id = l.id AND n.paid < n.amount AND n.due >= ?2)
            WHERE l.status = 'active' AND l.balance > 0 GROUP BY l.id ORDER BY l.client_id, l.id
            """, jsonList(clients), day
        ) { row in
            found[row[0], default: []].append(
                UpcomingLoan(
                    id: row[1], number: row[2], routeID: row[3], balance: row[4], pastDueSince: row[5], day: row[6],
                    missing: row[7], installments: row[8]))
        }
        return found
    }

    /// The active loans of these clients with a promise for one of these days that is not kept yet. The last promise of
    /// a loan is the one that holds.
    func promisedLoans(of clients: [ClientID], on days: ClosedRange<Day>) throws -> [ClientID: [PromisedLoan]] {
        var found: [ClientID: [PromisedLoan]] = [:]
        try database.forEach(
            """
            SELECT l.client_id, l.number, l.route_id, l.balance, \(Self.promiseColumns)
            FROM json_each(?) k CROSS JOIN loan l ON l.client_id = k.value
            JOIN promise p ON p.id = (SELECT max(id) FROM standing_promise WHERE loan_id = l.id)
            WHERE p.day BETWEEN ? AND ? AND l.status = 'active' AND l.balance > 0 ORDER BY l.client_id, l.id
            """, jsonList(clients), days.lowerBound, days.upperBound
        ) { row in
            let promise = Self.promise(row, from: 4)
            guard promise.open > .zero else { return }
            let balance: Money = row[3]
            found[row[0], default: []].append(
                PromisedLoan(
                    id: promise.loanID, number: row[1], routeID: row[2], balance: balance, day: promise.day,
                    open: min(promise.open, balance)))
        }
        return found
    }

    func upcomingSubject(of client: ClientID, dueTodayOnly: Bool) throws -> CollectionSubject? {
        let today = clock.today
        let loans = try upcomingLoans(of: [client], from: today)[client] ?? []
        guard let subject = try Self.upcoming(loans, collector: collectorName) else { return nil }
        return dueTodayOnly && subject.day != today ? nil : subject
    }

    func promiseSubject(of client: ClientID) throws -> CollectionSubject? {
        let days = try contactRules().daysUntilNextOpening(after: clock.today)
        return try Self.promised(try promisedLoans(of: [client], on: days)[client] ?? [], collector: collectorName)
    }

    /// Whether what there would be to remind of was taken back, and nothing was promised instead. By `loan_client` and
    /// `promise_loan`.
    func wasPromiseWithdrawn(_ client: ClientID) throws -> Bool {
        let days = try contactRules().daysUntilNextOpening(after: clock.today)
        return try database.first(
            """
            SELECT 1 FROM loan l JOIN promise p ON p.loan_id = l.id JOIN promise_withdrawal w ON w.promise_id = p.id
            WHERE l.client_id = ? AND p.day BETWEEN ? AND ?
              AND NOT EXISTS (SELECT 1 FROM standing_promise s WHERE s.loan_id = p.loan_id AND s.id > p.id)
            """, client, days.lowerBound, days.upperBound
        ) { _ in true } ?? false
    }

    /// All loans of a client that fall due on the earliest of their days. `collector` names who collects on a route.
    static func upcoming(_ loans: [UpcomingLoan], collector: (RouteID) throws -> String?) rethrows
        -> CollectionSubject?
    {
        guard let day = loans.compactMap(\.day).min() else { return nil }
        let same = loans.filter { $0.day == day }
        guard let first = same.first else { return nil }
        return CollectionSubject(
            loanNumbers: inOrder(same.map(\.number)), amount: same.reduce(.zero) { $0 + $1.missing },
            installments: same.reduce(0) { $0 + $1.installments }, day: day, daysPastDue: 0,
            balance: same.reduce(.zero) { $0 + $1.balance }, collector: try collector(first.routeID),
            oldestLoan: first.id)
    }

    /// All that a client promised for the earliest of the days.
    static func promised(_ loans: [PromisedLoan], collector: (RouteID) throws -> String?) rethrows
        -> CollectionSubject?
    {
        guard let day = loans.map(\.day).min() else { return nil }
        let same = loans.filter { $0.day == day }
        guard let first = same.first else { return nil }
        return CollectionSubject(
            loanNumbers: inOrder(same.map(\.number)), amount: same.reduce(.zero) { $0 + $1.open },
            installments: same.count, day: day, daysPastDue: 0, balance: same.reduce(.zero) { $0 + $1.balance },
            collector: try collector(first.routeID), oldestLoan: first.id)
    }
}
