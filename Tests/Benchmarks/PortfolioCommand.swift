import ArgumentParser
import Demo
import Glibc
import Store

/// Makes the generated database that the other figures are taken on.
struct PortfolioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portfolio", abstract: "Makes a data directory with an invented portfolio of any size.")

    @Argument(help: "The data directory, which must not hold a database yet.") var directory: String
    @Option(help: "Clients and loans, one each.") var loans = 1_000_000

    func run() throws {
        guard access(directory + "/diamante.db", F_OK) != 0 else {
            throw ValidationError("\(directory) holds a database already: name another directory.")
        }
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw ValidationError("\(directory) cannot be made: \(String(cString: strerror(errno))).")
        }
        let clock = Stopwatch()
        let store = try BenchmarkHouse.store(in: directory)
        try DemoPortfolio.fill(store, clients: loans, loans: loans)
        store.close()
        print("\(loans) loans in \(directory): \(clock.text)")
    }
}
