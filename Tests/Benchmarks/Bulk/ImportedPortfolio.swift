import Lending

/// A house filled by `diamante importar`: every loan of it is overdue, every client may be written to by SMS.
struct ImportedPortfolio {
    let data: String
    let seconds: Double

    static let owner = "gloria"

    init(rows: Int, executable: String, in scratch: ScratchDirectory) throws {
        let firstDue = BenchmarkHouse.today.adding(days: -21)
        let files = Spreadsheet(rows: rows, firstDue: firstDue.iso)
        try scratch.write("clientes.csv", files.clients)
        try scratch.write("prestamos.csv", files.loans)
        data = scratch.file("datos")
        let environment = ["DIAMANTE_DATA": data, "DIAMANTE_USER": Self.owner, "HOME": scratch.path]
        let clock = Stopwatch()
        let status = Executable.run(
            [
                executable, "importar", "--clientes", scratch.file("clientes.csv"), "--prestamos",
                scratch.file("prestamos.csv"), "--autoriza", "sms", "--fuente", "contrato firmado",
            ], environment: environment)
        seconds = clock.seconds
        guard status == 0 else { throw PtyError(what: "the import ended with \(status)", code: 0) }
    }
}
