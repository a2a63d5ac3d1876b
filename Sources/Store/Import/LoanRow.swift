import Lending

enum LoanColumn: String, ImportColumn {
    case number = "numero"
    case document = "documento"
    /// Needed only where two clients have the same number under different types.
    case type = "tipo_documento"
    case principal = "monto"
    case total
    case installments = "cuotas"
    case frequency = "frecuencia"
    case firstDue = "primera_cuota"
    /// Without it a loan is active.
    case status = "estado"

    var isRequired: Bool { self != .type && self != .status }
}

/// A line of the file of loans.
struct LoanRow {
    let line: Int
    let number: String
    /// As written; found among the clients later.
    let document: String
    let documentType: DocumentType?
    let principal: Money
    let total: Money
    let count: Int
    let frequency: Frequency
    let firstDue: Day
    let status: LoanStatus

    init?(_ row: ImportRow<LoanColumn>, _ findings: inout ImportFindings) {
        line = row.line
        let before = findings.problemCount
        let number = row.required(.number, &findings, LoanRow.number)
        let document = row.required(.document, &findings) { text throws(ImportFault) in
            try CellValue.text(text, limit: 40)
        }
        let type = row.cell(.type, &findings) { text throws(ImportFault) in
            guard let type = DocumentType(parsing: text) else {
                throw .notOneOf(DocumentType.allCases.map(\.rawValue))
            }
            return type
        }
        if case .value(let type) = type { documentType = type } else { documentType = nil }
        let principal = row.required(.principal, &findings, CellValue.money)
        let total = row.required(.total, &findings) { text throws(ImportFault) in
            let total = try CellValue.money(text)
            if let principal, total < principal { throw .totalBelowPrincipal(principal: principal) }
            return total
        }
        let count = row.required(.installments, &findings) { text throws(ImportFault) in
            try CellValue.number(text, Schedule.counts)
        }
        let frequency = row.required(.frequency, &findings) { text throws(ImportFault) in
            guard let frequency = Frequency(parsing: text) else {
                throw .notOneOf(Frequency.allCases.map(\.rawValue))
            }
            return frequency
        }
        let firstDue = row.required(.firstDue, &findings, CellValue.day)
        let status = row.cell(.status, &findings, LoanRow.status)
        guard findings.problemCount == before, let number, let document, let principal, let total, let count,
            let frequency, let firstDue
        else { return nil }
        (self.number, self.document) = (number, document)
        (self.principal, self.total, self.count) = (principal, total, count)
        (self.frequency, self.firstDue) = (frequency, firstDue)
        if case .value(let status) = status { self.status = status } else { self.status = .active }
    }

    static func number(_ text: String) throws(ImportFault) -> String {
        try CellValue.text(text, limit: 40)
    }

    private static func status(_ text: String) throws(ImportFault) -> LoanStatus {
        if let status = LoanStatus(importing: text) { return status }
        guard SearchText.folded(text) == LoanStatus.void.spanish else {
            throw .notOneOf(LoanStatus.allCases.filter { $0 != .void }.map(\.spanish))
        }
        return .void
    }
}
