/// Who has which loan, where it stands and what else happened to it: independent of the day.
struct Casting {
    private let clients: Int
    private let standings: [Standing]
    private let incidents: [Incident]

    init(clients: Int, loans: Int) {
        var dice = Dice(seed: 1581)
        self.clients = clients
        standings = Standing.deck.deal(loans, &dice)
        var ofOverdue = Incident.ofOverdue.deal(standings.count { $0.isOverdue }, &dice)
        var ofUpToDate = Incident.ofUpToDate.deal(standings.count { $0 == .upToDate }, &dice)
        incidents = standings.map { standing in
            if standing.isOverdue { return ofOverdue.popLast() ?? .none }
            return standing == .upToDate ? ofUpToDate.popLast() ?? .none : .none
        }
    }

    /// The places of some clients with an overdue loan, spread over all of them, so that a bulk run meets them.
    var showingFailures: [Int] {
        let overdue = standings.indices.filter { standings[$0].isOverdue && $0 < clients }
        let wanted = PhoneBook.failing.count
        guard overdue.count >= wanted else { return [] }
        return (0..<wanted).map { overdue[$0 * overdue.count / wanted] }
    }

    /// The plan of the loan at that place.
    func plan(_ loan: Int, by planner: LoanPlanner) throws -> PlannedLoan {
        // Each has dice of its own: how often one had to be thrown changes nothing for the next.
        var dice = Dice(seed: 1_000_000 + UInt64(loan))
        return try planner.plan(
            number: 1001 + loan, client: loan % clients, standings[loan], incidents[loan], &dice)
    }
}
