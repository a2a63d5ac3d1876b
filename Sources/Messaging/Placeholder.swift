/// What a template may ask for: `{nombre}`. The same names in every language.
package enum Placeholder: String, Sendable, CaseIterable, Hashable {
    /// First given name.
    case name = "nombre"
    case amount = "monto"
    case date = "fecha"
    case time = "hora"
    /// Loan number, or several: "1042 y 1077".
    case loan = "numero"
    case company = "empresa"
    case phone = "tel"
    case receipt = "recibo"
    case balance = "saldo"
    case installments = "cuotas"
    case installmentAmount = "valor"
    case total = "total"
    case daysPastDue = "dias"
    case collector = "cobrador"
    case link = "enlace"
    case method = "medio"
    case reason = "motivo"
    /// The operator's own text, in a notice.
    case text = "texto"

    /// Not every business or loan has one: it belongs in `[brackets]`.
    package var mayBeMissing: Bool {
        switch self {
        case .phone, .link, .collector: true
        default: false
        }
    }
}

extension MessageKind {
    /// What a message of this kind can fill in, as people list it.
    package var placeholders: [Placeholder] {
        let about: [Placeholder] =
            switch self {
            case .reminder, .dueToday, .overdue, .promiseReminder:
                [.amount, .date, .loan, .balance, .installments, .daysPastDue]
            case .paymentConfirmation, .paidOff: [.amount, .date, .time, .receipt, .method, .loan, .balance]
            case .paymentAnnulled: [.amount, .date, .receipt, .reason, .loan, .balance]
            case .loanApproved: [.amount, .total, .installments, .installmentAmount, .date, .loan, .balance]
            case .notice: [.text, .date]
            case .test: [.text]
            }
        // A notice goes to a client, whatever loans there are.
        let who: [Placeholder] = self == .notice || self == .test ? [] : [.collector]
        return [.company, .name] + about + who + [.phone, .link]
    }
}

/// The values of one message, as text ready to be read.
package struct TemplateValues: Sendable, Equatable {
    private struct Entry {
        let placeholder: Placeholder
        let text: String
    }

    /// A dozen at most, gone through faster than a name is hashed: a bulk action fills in a hundred thousand texts.
    private var entries: [Entry] = []

    package init(_ values: KeyValuePairs<Placeholder, String> = [:]) {
        entries.reserveCapacity(Placeholder.allCases.count)
        for (placeholder, text) in values { self[placeholder] = text }
    }

    package subscript(placeholder: Placeholder) -> String? {
        get { entries.first { $0.placeholder == placeholder }?.text }
        set {
            entries.removeAll { $0.placeholder == placeholder }
            if let newValue { entries.append(Entry(placeholder: placeholder, text: newValue)) }
        }
    }

    package static func == (first: TemplateValues, second: TemplateValues) -> Bool {
        Placeholder.allCases.allSatisfy { first[$0] == second[$0] }
    }
}
