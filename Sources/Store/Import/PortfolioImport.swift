import Lending
import SQLite

/// One import from its files to the books.
///
/// Three steps: the files are read (`init`, no database), then every line is held against the books and against the
/// others (`plan`, nothing written), then what was planned is written (`write`). All problems are known after the second
/// step, so the third one runs only when all of it can be done.
final class PortfolioImport {
    let store: Store
    let options: ImportOptions
    let names: (clients: String, loans: String, payments: String)
    let today: Day
    var findings: ImportFindings
    var result = ImportResult()

    // What the files say.
    var clientColumns: Set<ClientColumn> = []
    var clientRows: [ClientRow] = []
    var loanRows: [LoanRow] = []
    var paymentRows: [PaymentRow] = []
    /// Lines that were not taken are not missed a second time by the lines that refer to them.
    var lostClients = LostLines()
    var lostLoans = LostLines()
    var voidLoans: Set<String> = []

    // What is to become of it.
    var clients: [PlannedClient] = []
    var clientIndex: [Document: Int] = [:]
    var routes = PlannedRoutes()
    var ledgers: [LoanLedger] = []
    var ledgerIndex: [String: Int] = [:]
    var payments: [PlannedPayment] = []

    init(_ files: ImportFiles, _ options: ImportOptions, store: Store) {
        self.store = store
        self.options = options
        today = store.clock.today
        names = (files.clients?.name ?? "", files.loans?.name ?? "", files.payments?.name ?? "")
        findings = ImportFindings(limit: options.problemLimit)
        if let file = files.clients { readClients(file) }
        if let file = files.loans { readLoans(file) }
        if let file = files.payments { readPayments(file) }
    }

    private func readClients(_ file: ImportFile) {
        guard let table = ImportTable<ClientColumn>(file, &findings) else {
            lostClients.all = true
            return
        }
        clientColumns = table.columns
        lostClients.all = !table.forEachRow(&findings) { row, findings in
            if let client = ClientRow(row, &findings) {
                clientRows.append(client)
            } else {
                lostClients.add(row.text(.document))
            }
        }
    }

    private func readLoans(_ file: ImportFile) {
        guard let table = ImportTable<LoanColumn>(file, &findings) else {
            lostLoans.all = true
            return
        }
        lostLoans.all = !table.forEachRow(&findings) { row, findings in
            if let loan = LoanRow(row, &findings) {
                loanRows.append(loan)
            } else {
                lostLoans.add(row.text(.number))
            }
        }
    }

    private func readPayments(_ file: ImportFile) {
        guard let table = ImportTable<PaymentColumn>(file, &findings) else { return }
        table.forEachRow(&findings) { row, findings in
            if let payment = PaymentRow(row, today: today, &findings) { paymentRows.append(payment) }
        }
    }

    /// Decides about every line. Inside a read or write of the store.
    func plan() throws {
        try planClients()
        try planLoans()
        try planPayments()
        try planPaidLoans()
        countLoans()
    }

    /// What the caller is told.
    func finish(written: Bool) -> ImportResult {
        result.problemCount = findings.problemCount
        let files = [names.clients, names.loans, names.payments].map { CellText.shown($0) }
        result.problems = findings.problems.enumerated().sorted { left, right in
            let leftFile = files.firstIndex(of: left.element.file) ?? 0
            let rightFile = files.firstIndex(of: right.element.file) ?? 0
            return (leftFile, left.element.line, left.offset) < (rightFile, right.element.line, right.offset)
        }.map(\.element)
        if findings.problemCount > 0 {
            (result.new, result.unchanged, result.updated) = (.init(), .init(), .init())
        }
        result.notes = findings.allNotes(newRoutes: routes.newNames)
        result.written = written
        return result
    }
}
