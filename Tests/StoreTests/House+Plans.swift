import CSQLite

@testable import SQLite
@testable import Store

extension House {
    /// How SQLite runs the statements that `body` is the first to use, one line a step.
    func plans(_ body: () throws -> Void) throws -> String {
        let before = Set(preparedStatements)
        try body()
        return try preparedStatements.filter { !before.contains($0) }.map(plan).joined(separator: "\n")
    }

    /// How the ids of a page are found; what comes after it looks up the few rows that are shown, and puts them in order.
    static func walk(of plan: String) -> String {
        plan.split(separator: "\n").prefix { $0 != "SCAN page" }.joined(separator: "\n")
    }

    private func plan(_ sql: String) throws -> String {
        let statement = try store.database.prepare("EXPLAIN QUERY PLAN " + sql)
        var steps: [String] = []
        while try statement.step() { steps.append(try statement.row[3]) }
        return steps.joined(separator: "\n")
    }

    /// The text of every query and change that the connection keeps prepared.
    private var preparedStatements: [String] {
        var found: [String] = []
        let handle = store.database.connection.handle
        var next = sqlite3_next_stmt(handle, nil)
        while let statement = next {
            let sql = sqlite3_sql(statement).map { String(cString: $0) } ?? ""
            let words = ["SELECT", "WITH", "UPDATE", "DELETE", "INSERT"]
            if words.contains(where: { sql.hasPrefix($0) }) { found.append(sql) }
            next = sqlite3_next_stmt(handle, statement)
        }
        return found
    }
}
