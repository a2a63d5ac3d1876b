import ArgumentParser

/// How long the import of a large portfolio takes, from the command line to its end.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Imports many clients and loans from CSV into an empty house.")

    @Option(help: "Clients and loans, one each.") var rows = 100_000
    @Option(help: "The executable to measure.") var executable = Executable.diamante

    func run() throws {
        let scratch = try ScratchDirectory()
        let portfolio = try ImportedPortfolio(rows: rows, executable: executable, in: scratch)
        var table = FigureTable()
        table.add("import of \(rows) clients and loans, s", bar: 15, ours: portfolio.seconds)
        print(table.text)
    }
}
