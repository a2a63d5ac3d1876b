import Lending

enum PaymentColumn: String, ImportColumn {
    case loan = "prestamo"
    case day = "fecha"
    case amount = "monto"
    /// Without it the money came in cash.
    case method = "medio"
    case reference = "referencia"

    var isRequired: Bool { self == .loan || self == .day || self == .amount }
}

/// A line of the file of payments.
struct PaymentRow {
    let line: Int
    let loan: String
    let day: Day
    let amount: Money
    let method: PaymentMethod
    let reference: String

    init?(_ row: ImportRow<PaymentColumn>, today: Day, _ findings: inout ImportFindings) {
        line = row.line
        let before = findings.problemCount
        let loan = row.required(.loan, &findings, LoanRow.number)
        let day = row.required(.day, &findings) { text throws(ImportFault) in
            let day = try CellValue.day(text)
            guard day <= today else { throw .dayInTheFuture(today: today) }
            return day
        }
        let amount = row.required(.amount, &findings, CellValue.money)
        let method = row.cell(.method, &findings) { text throws(ImportFault) in
            guard let method = PaymentMethod(parsing: text) else {
                throw .notOneOf(PaymentMethod.allCases.map(\.rawValue))
            }
            return method
        }
        let reference = row.cell(.reference, &findings) { text throws(ImportFault) in
            try CellValue.text(text, limit: 100)
        }
        guard findings.problemCount == before, let loan, let day, let amount else { return nil }
        (self.loan, self.day, self.amount) = (loan, day, amount)
        if case .value(let method) = method { self.method = method } else { self.method = .cash }
        if case .value(let text) = reference { self.reference = text } else { self.reference = "" }
    }

    /// What makes two lines the same payment but for their ordinal.
    var identity: PaymentIdentity {
        PaymentIdentity(loan: loan, day: day, amount: amount, method: method, reference: reference)
    }
}

struct PaymentIdentity: Hashable {
    let loan: String
    let day: Day
    let amount: Money
    let method: PaymentMethod
    let reference: String

    /// The idempotency key of the `ordinal`-th such payment of a file. The parts that a person writes stand last, and
    /// the first of them with its length, so that no two payments share a key.
    func key(_ ordinal: Int) -> String {
        let fields = [
            "csv", String(ordinal), day.iso, String(amount.pesos), method.rawValue, String(loan.utf8.count), loan,
            reference,
        ]
        return fields.joined(separator: ":")
    }
}
