extension Database {
    /// What is wrong with the file and its references, one sentence each; empty when it is sound. Reads all of it.
    package func integrityProblems() throws -> [String] {
        let damage = try all("PRAGMA integrity_check") { $0[0] as String }.filter { $0 != "ok" }
        return try damage + danglingReferences()
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
