import CSQLite

extension Database {
    /// What a connection keeps in memory in kibibytes: little, as every console has one.
    static let usualCache = 1024
    private static let batchCache = 65_536

    /// Runs a large batch with more memory, or it would spill into the log again and again; it is given back afterwards.
    package func withLargeCache<T>(_ body: () throws -> T) throws -> T {
        try execute("PRAGMA cache_size = -\(Self.batchCache)")
        defer {
            try? execute("PRAGMA cache_size = -\(Self.usualCache); PRAGMA shrink_memory")
            Self.giveMemoryBack()
        }
        return try body()
    }

    /// Gives what this process has freed back to the machine; what stays in use lies scattered among it.
    package static func giveMemoryBack() {
        diamante_give_memory_back()
    }
}
