import Lending
import Messaging
import Store

extension PortfolioWriter {
    /// A dozen visits and calls of the weeks before to people who are behind, each by who walks the route; one of them
    /// today, so that its client is reached no second time.
    func addContacts() throws {
        let today = store.clock.today
        let behind = try store.overdue(OverdueQuery(), position: .first, limit: 150, scope: .all)
        let author = store.login
        defer { store.write(as: author) }
        for (place, line) in stride(from: 0, to: behind.count, by: 12).map({ behind[$0] }).enumerated() {
            let (means, outcome) = Self.results[place % Self.results.count]
            store.write(as: try collector(of: line.loanID) ?? author)
            var draft = PersonalContactDraft(
                clientID: line.clientID, loanID: line.loanID, means: means, outcome: outcome)
            if outcome == .promised {
                draft.promise = PromiseTerms(amount: line.overdue, day: today.adding(days: 3))
            } else {
                draft.at = store.clock.zone.instant(
                    workingDay(today.adding(days: -9 - place % 5)), hour: 9 + place % 5, minute: 7 * place % 60)
            }
            try store.recordContact(draft, scope: .all)
        }
    }

    /// In turn; what was promised was promised today.
    private static let results: [(PersonalMeans, ContactOutcome)] = [
        (.visit, .notReached), (.call, .notReached), (.visit, .asksForPlan), (.call, .disputes), (.visit, .notReached),
        (.visit, .promised), (.call, .asksForPlan), (.visit, .notReached), (.call, .notReached), (.visit, .disputes),
        (.visit, .asksForPlan), (.call, .notReached), (.visit, .notReached),
    ]

    /// The last one there was.
    private func workingDay(_ day: Day) -> Day {
        var day = day
        while day.weekday == .sunday || holidays.isHoliday(day) { day = day.adding(days: -1) }
        return day
    }

    private func collector(of loan: LoanID) throws -> String? {
        let route = try store.loan(loan, scope: .all).routeID
        return routes.firstIndex(of: route).map { DemoPortfolio.collectors[$0].login }
    }
}
