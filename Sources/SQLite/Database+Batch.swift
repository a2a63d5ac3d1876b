import CSQLite

extension Database {
    /// What a connection keeps in memory in kibibytes: little, as every console has one.
    static let usualCache = 1024
    private static let batchCache = 65_536

    /// Runs a large batch with more memory, or it would spill into the log again and again; it is given back afterwards.
    package func withLargeCache<T>(_ body: () throws -> T) throws -> T {
        try execute("PRAGMA cache_size = -\(Self.batchCache)")
        defer {
            try? execute("PRAGMA cache_size = -\(Self.usualCache)")
            giveMemoryBack()
        }
        return try body()
    }

    /// Forgets the pages that were read, which the machine keeps while it has room, and gives back to it what this process has
    /// freed.
    package func giveMemoryBack() {
        try? execute("PRAGMA shrink_memory")
        diamante_give_memory_back()
    }
}
