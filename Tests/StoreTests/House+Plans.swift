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

    /// How many steps SQLite takes for what `body` asks: what a question costs on any machine.
    func steps(_ body: () throws -> Void) rethrows -> Int {
        _ = statements { sqlite3_stmt_status($0, SQLITE_STMTSTATUS_VM_STEP, 1) }
        try body()
        return statements { Int(sqlite3_stmt_status($0, SQLITE_STMTSTATUS_VM_STEP, 1)) }.reduce(0, +)
    }

    /// How the ids of a page are found; what comes after it looks up the few rows that are shown, and puts them in order.
    static func walk(of plan: String) -> String {
        var isWalking = true
        return plan.split(separator: "\n").filter { step in
            if step == "SCAN page" { isWalking = false }
            if step == "MATERIALIZE page" { isWalking = true }
            return isWalking
        }.joined(separator: "\n")
    }

    private func plan(_ sql: String) throws -> String {
        let statement = try store.database.prepare("EXPLAIN QUERY PLAN " + sql)
        var steps: [String] = []
        while try statement.step() { steps.append(try statement.row[3]) }
        return steps.joined(separator: "\n")
    }

    /// The text of every query and change that the connection keeps prepared.
    private var preparedStatements: [String] {
        let words = ["SELECT", "WITH", "UPDATE", "DELETE", "INSERT"]
        return statements { sqlite3_sql($0).map { String(cString: $0) } ?? "" }.filter { sql in
            words.contains { sql.hasPrefix($0) }
        }
    }

    private func statements<Fact>(_ read: (OpaquePointer) -> Fact) -> [Fact] {
        var found: [Fact] = []
        let handle = store.database.connection.handle
        var next = sqlite3_next_stmt(handle, nil)
        while let statement = next {
            found.append(read(statement))
            next = sqlite3_next_stmt(handle, statement)
        }
        return found
    }
}
