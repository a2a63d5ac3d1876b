/// Compiled statements by their SQL text; the one used longest ago makes room.
final class StatementCache {
    private var statements: [String: Statement] = [:]
    private var clock: UInt64 = 0
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { statements.count }

    /// A statement nobody else is reading from; to be given back with `giveBack`.
    func take(_ sql: String, _ connection: Connection) throws(SQLiteError) -> Statement {
        clock += 1
        if let known = statements[sql], !known.isInUse {
            known.isInUse = true
            known.lastUse = clock
            return known
        }
        let fresh = try Statement(connection, sql)
        fresh.isInUse = true
        fresh.lastUse = clock
        // While the cached twin is being read, this one lives for a single use.
        if statements[sql] == nil {
            makeRoom()
            statements[sql] = fresh
        }
        return fresh
    }

    func giveBack(_ statement: Statement) {
        statement.reset()
        statement.clear()
        statement.isInUse = false
    }

    func removeAll() {
        statements = [:]
    }

    private func makeRoom() {
        guard statements.count >= capacity else { return }
        let idle = statements.values.filter { !$0.isInUse }
        if let oldest = idle.min(by: { $0.lastUse < $1.lastUse }) { statements[oldest.sql] = nil }
    }
}
