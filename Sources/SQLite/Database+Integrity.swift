extension Database {
    /// What is wrong with the file and its references, one sentence each; empty when it is sound. Reads all of it.
    package func integrityProblems() throws -> [String] {
        var problems: [String] = []
        do {
            try forEach("PRAGMA integrity_check") { problems.append($0[0]) }
            problems.removeAll { $0 == "ok" }
            problems += try danglingReferences()
        } catch let error as SQLiteError where error.isCorrupt {
            // Some damage stops the check itself: that is an answer too.
            problems.append(error.message)
        }
        return problems
    }

    /// Rows that refer to rows there are not, by table; found also where foreign keys were not enforced.
    func danglingReferences() throws -> [String] {
        try all("PRAGMA foreign_key_check") { row in
            let table: String = row[0]
            let id: Int64? = row[1]
            let parent: String = row[2]
            return "\(table) \(id.map(String.init) ?? "?") refers to a missing row of \(parent)"
        }
    }
}
