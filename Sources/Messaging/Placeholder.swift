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
}

/// The values of one message, as text ready to be read.
package struct TemplateValues: Sendable, Equatable {
    private var values: [Placeholder: String] = [:]

    package init(_ values: [Placeholder: String] = [:]) {
        self.values = values
    }

    package subscript(placeholder: Placeholder) -> String? {
        get { values[placeholder] }
        set { values[placeholder] = newValue }
    }
}
