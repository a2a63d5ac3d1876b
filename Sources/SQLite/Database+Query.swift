import CSQLite

/// One statement at a time, from the cache. Each call resets its statement before it returns, also after an error, so
/// that no read stays open.
extension Database {
    /// Runs a script of any number of statements without values. What ran before an error stays, unless this is inside
    /// `write`; a transaction that the script itself began is rolled back.
    package func execute(_ sql: String) throws(SQLiteError) {
        let wasInTransaction = inTransaction
        var rest = try Statement.bytes(of: sql)
        do throws(SQLiteError) {
            while true {
                let (pointer, next) = try Statement.compile(connection, rest)
                if let pointer {
                    let text = String(decoding: rest[..<next.startIndex], as: UTF8.self)
                    let statement = Statement(connection, pointer, text)
                    while try statement.step() {}
                } else if next.count <= 1 {
                    return
                }
                rest = next
            }
        } catch {
            if !wasInTransaction, inTransaction { try? connection.control("ROLLBACK") }
            throw error
        }
    }

    /// Runs one statement to its end and says how many rows it changed itself (not its triggers).
    @discardableResult
    package func run(_ sql: String, _ values: (any Bindable)...) throws(SQLiteError) -> Int {
        try run(sql, values: values)
    }

    @discardableResult
    package func run(_ sql: String, values: [any Bindable]) throws(SQLiteError) -> Int {
        let statement = try take(sql, values)
        defer { statements.giveBack(statement) }
        return try statement.run()
    }

    /// The first row, if there is one. A statement that writes (RETURNING) runs to its end nevertheless.
    package func first<T>(_ sql: String, _ values: (any Bindable)..., read: (Row) throws -> T) throws -> T? {
        try first(sql, values: values, read: read)
    }

    package func first<T>(_ sql: String, values: [any Bindable], read: (Row) throws -> T) throws -> T? {
        let statement = try take(sql, values)
        defer { statements.giveBack(statement) }
        guard try statement.step() else { return nil }
        let value = try read(try statement.row)
        if !statement.isReadOnly {
            while try statement.step() {}
        }
        return value
    }

    package func all<T>(_ sql: String, _ values: (any Bindable)..., read: (Row) throws -> T) throws -> [T] {
        try all(sql, values: values, read: read)
    }

    package func all<T>(_ sql: String, values: [any Bindable], read: (Row) throws -> T) throws -> [T] {
        var found: [T] = []
        try forEach(sql, values: values) { found.append(try read($0)) }
        return found
    }

    package func forEach(_ sql: String, _ values: (any Bindable)..., body: (Row) throws -> Void) throws {
        try forEach(sql, values: values, body: body)
    }

    package func forEach(_ sql: String, values: [any Bindable], body: (Row) throws -> Void) throws {
        let statement = try take(sql, values)
        defer { statements.giveBack(statement) }
        let row = try statement.row
        while try statement.step() { try body(row) }
    }

    /// A statement of one's own, for loops that bind and step by hand.
    package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        try Statement(connection, sql)
    }

    private func take(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> Statement {
        let statement = try statements.take(sql, connection)
        do throws(SQLiteError) {
            try statement.bind(values)
        } catch {
            statements.giveBack(statement)
            throw error
        }
        return statement
    }
}
