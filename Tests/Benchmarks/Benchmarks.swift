import ArgumentParser

/// Every figure that Diamante claims, printed by a command, beside what it is compared with.
///
/// Run in release mode on a quiet machine: `swift run -c release Benchmarks <what>`.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Benchmarks",
        abstract: "Prints the figures that Diamante claims.",
        subcommands: [
            PortfolioCommand.self, ConsoleCommand.self, ClientMarksCommand.self, BulkCommand.self, ImportCommand.self,
            LoadCommand.self,
            DrainCommand.self, DurabilityCommand.self, KillsCommand.self, NetworkCommand.self,
            LiveCommand.self, ProofCommand.self,
        ])
}
