/// What turns up while files are read and held against the books.
struct ImportFindings {
    private let limit: Int
    private(set) var problems: [ImportProblem] = []
    private(set) var problemCount = 0
    var notes: [ImportNote] = []
    private(set) var landlines = 0
    private(set) var landlineLines: [Int] = []
    var voidLoans = 0
    var grantsAgainstRefusal = 0
    /// Of those who may not be written to: who has not said no, so that an authorisation may be there and be stored.
    var withoutConsent = 0
    var noticesWithoutChannel = 0
    var paymentsRegisteredHere = 0

    init(limit: Int) {
        self.limit = max(0, limit)
    }

    mutating func add(_ fault: ImportFault, file: String, line: Int = 0, column: String? = nil, found: String = "") {
        problemCount += 1
        guard problems.count < limit else { return }
        problems.append(
            ImportProblem(
                file: CellText.shown(file), line: line, column: column, found: CellText.shown(found), fault: fault))
    }

    mutating func addLandline(line: Int) {
        landlines += 1
        if landlineLines.count < 5 { landlineLines.append(line) }
    }

    /// The notes in the order in which they are worth reading.
    func allNotes(newRoutes: [String]) -> [ImportNote] {
        var all = notes
        if voidLoans > 0 { all.append(.voidLoans(count: voidLoans)) }
        if paymentsRegisteredHere > 0 { all.append(.paymentsRegisteredHere(count: paymentsRegisteredHere)) }
        if !newRoutes.isEmpty { all.append(.newRoutes(newRoutes)) }
        if landlines > 0 { all.append(.landlines(count: landlines, lines: landlineLines)) }
        if grantsAgainstRefusal > 0 { all.append(.grantsAgainstRefusal(clients: grantsAgainstRefusal)) }
        if noticesWithoutChannel > 0 { all.append(.noticesWithoutChannel(clients: noticesWithoutChannel)) }
        if withoutConsent > 0 { all.append(.withoutConsent(clients: withoutConsent)) }
        return all
    }
}
