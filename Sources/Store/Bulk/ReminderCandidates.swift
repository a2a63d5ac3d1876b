import Lending
import Messaging
import SQLite

// Whom a run of reminders concerns: who promised to pay on its day, who has something due on it, or a few days later.

extension BulkTiming {
    /// The due days that are reminded of on this run's day, `ahead` days before: also those whose own day for it is a
    /// Sunday or a holiday, which nobody may use (Ley 2300 de 2023, art. 3).
    func daysAhead(_ ahead: Int) -> ClosedRange<Day>? {
        guard ahead > 0 else { return nil }
        let days = promiseDays
        return days.lowerBound.adding(days: ahead)...days.upperBound.adding(days: ahead)
    }

    /// The days of promises that are reminded of on this run's day.
    var promiseDays: ClosedRange<Day> { rules.daysUntilNextOpening(after: day) }
}

extension Store {
    /// In the order of their ids. Found by the days, in `installment_unpaid_due` and `promise_day`.
    func clientsToRemind(_ target: BulkRequest.Target, _ timing: BulkTiming, daysAhead: Int, scope: Scope) throws
        -> [ClientID]
    {
        let (condition, values) = try self.target(target, scope: scope)
        let days = timing.daysAhead(daysAhead) ?? timing.day...timing.day
        return try database.all(
            """
            SELECT DISTINCT l.client_id FROM (
                SELECT loan_id FROM installment INDEXED BY installment_unpaid_due
                WHERE paid < amount AND due BETWEEN ?1 AND ?3 AND (due = ?1 OR due >= ?2)
                UNION SELECT loan_id FROM standing_promise WHERE day BETWEEN ?1 AND ?4
            ) x CROSS JOIN loan l ON l.id = x.loan_id
            WHERE l.status = 'active' AND l.balance > 0\(condition) ORDER BY l.client_id
            """, values: [timing.day, days.lowerBound, days.upperBound, timing.promiseDays.upperBound] + values
        ) { $0[0] }
    }

    /// The candidates among the clients that the request names, in the order of their ids.
    func reminderCandidates(_ request: BulkRequest, _ timing: BulkTiming, daysAhead: Int, scope: Scope) throws
        -> [BulkCandidate]
    {
        guard case .clients(let clients) = request.target else { return [] }
        let day = timing.day
        let ahead = timing.daysAhead(daysAhead)
        let upcoming = try upcomingLoans(of: Array(clients), from: day)
        let promised = try promisedLoans(of: Array(clients), on: timing.promiseDays)
        let collectors = try collectorNames()
        let first = ContactFacts.columnCount
        return try database.all(
            """
            SELECT \(ContactFacts.columns),
                   coalesce((SELECT id FROM message WHERE dedupe = 'reminder:' || c.id || ':' || ?
                             AND state NOT IN ('withdrawn', 'blocked', 'rejected')),
                            (SELECT id FROM message WHERE client_id = c.id AND class = 'collection'
                             AND state IN ('queued', 'sending', 'uncertain', 'unresolved')))
            FROM json_each(?) k CROSS JOIN client c ON c.id = k.value ORDER BY c.id
            """, contactHorizon, contactHorizon, day, jsonList(clients)
        ) { (ContactFacts($0), $0[first] as MessageID?) }.compactMap { facts, known in
            let loans = upcoming[facts.clientID] ?? []
            func candidate(_ kind: MessageKind, _ subject: CollectionSubject, _ routes: [RouteID], until last: Day)
                -> BulkCandidate
            {
                BulkCandidate(
                    facts: facts, subject: .collection(subject), known: known,
                    routeID: Self.visible(routes, scope) ?? facts.routeID, kind: kind, lastDay: last)
            }
            let promises = promised[facts.clientID] ?? []
            if let subject = Self.promised(promises, collector: { collectors[$0] }) {
                return candidate(.promiseReminder, subject, promises.map(\.routeID), until: day)
            }
            guard let subject = Self.upcoming(loans, collector: { collectors[$0] }),
                subject.day == day || ahead?.contains(subject.day) == true
            else {
                // A promise that was kept or put off, and nothing due.
                return nil
            }
            let kind: MessageKind = subject.day == day ? .dueToday : .reminder
            var found = candidate(kind, subject, loans.map(\.routeID), until: subject.day)
            if loans.contains(where: { $0.pastDueSince < day }) { found.obstacle = .behind }
            return found
        }
    }

    /// A message of a route that whoever sends it can see.
    private static func visible(_ routes: [RouteID], _ scope: Scope) -> RouteID? {
        switch scope {
        case .all: routes.first
        case .routes(let own): routes.first { own.contains($0) }
        }
    }
}
