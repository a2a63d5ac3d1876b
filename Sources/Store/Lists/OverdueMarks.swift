package import Lending
import SQLite

// Loans of the overdue list that are marked: a few, or all there are.

extension Store {
    /// So many marks are asked about at once: their list is a text.
    static let marksAtOnce = 5000

    /// Every loan the filter shows, for marking them all.
    package func overdueLoans(_ query: OverdueQuery, scope: Scope) throws -> LoanIDs {
        let source = try wholeOverdue(query, scope: scope)
        var ids = LoanIDs()
        try database.forEach(
            "SELECT l.id FROM \(source.tables) WHERE \(source.condition)", values: source.values()
        ) { ids.insert($0[0]) }
        return ids
    }

    /// Sums over marked loans, also those the filter hides.
    package func overdueTotals(of loans: LoanIDs, scope: Scope) throws -> OverdueTotals {
        var (count, overdue, clients) = (0, Money.zero, ClientIDs())
        try forEachMarked(loans, scope: scope) {
            count += 1
            clients.insert($0[1])
            overdue += $0[2]
        }
        return OverdueTotals(loans: count, clients: clients.count, overdue: overdue)
    }

    /// Whose loans these are: messages go to clients, marks are on loans. `behind` leaves out loans that are not.
    func clients(of loans: LoanIDs, behind: Bool = false, scope: Scope) throws -> ClientIDs {
        var clients = ClientIDs()
        try forEachMarked(loans, scope: scope) {
            if !behind || $0[2] > Money.zero { clients.insert($0[1]) }
        }
        return clients
    }

    /// Those of the marked loans that belong to one of these clients.
    package func loans(_ loans: LoanIDs, of clients: ClientIDs, scope: Scope) throws -> LoanIDs {
        var theirs = LoanIDs()
        guard !clients.isEmpty else { return theirs }
        try forEachMarked(loans, scope: scope) {
            if clients.contains($0[1]) { theirs.insert($0[0]) }
        }
        return theirs
    }

    /// The id of each, its client's, and what is overdue.
    private func forEachMarked(_ loans: LoanIDs, scope: Scope, _ body: (Row) throws -> Void) throws {
        try database.read {
            try loans.forEachBatch(of: Self.marksAtOnce) { batch in
                try database.forEach(
                    """
                    SELECT l.id, l.client_id, l.overdue
                    FROM json_each(?) marked CROSS JOIN loan l ON l.id = marked.value WHERE 1\(scope.sql("l.route_id"))
                    """, jsonList(batch), body: body)
            }
        }
    }
}
