import Demo
import Glibc
import Store

/// A generated database where none was named.
enum PreparedPortfolio {
    /// The data directory, made in a scratch directory.
    static func make(loans: Int, in scratch: ScratchDirectory) throws -> String {
        let directory = scratch.file("datos")
        mkdir(directory, 0o700)
        let clock = Stopwatch()
        let store = try BenchmarkHouse.store(in: directory)
        try DemoPortfolio.fill(store, clients: loans, loans: loans)
        store.close()
        print("portfolio of \(loans) loans: \(clock.text)")
        return directory
    }
}
