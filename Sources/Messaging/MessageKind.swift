/// What a message is about. The raw value is what the database, templates and JSON say.
package enum MessageKind: String, Sendable, CaseIterable, Hashable {
    /// An installment is due soon, or today.
    case reminder = "recordatorio"
    case dueToday = "vence-hoy"
    case overdue = "cuota-vencida"
    case promiseReminder = "promesa"
    case paymentConfirmation = "confirmacion-pago"
    case paymentAnnulled = "pago-anulado"
    case paidOff = "prestamo-pagado"
    case loanApproved = "prestamo-aprobado"
    case notice = "aviso"
    /// `test-sms` and `test-whatsapp`: a text of the operator's own to any number.
    case test = "prueba"

    /// Which rules of contact apply.
    package var contactClass: ContactClass {
        switch self {
        case .reminder, .dueToday, .overdue, .promiseReminder: .collection
        case .paymentConfirmation, .paymentAnnulled, .paidOff, .loanApproved, .test: .transactional
        case .notice: .notice
        }
    }
}

/// Ley 2300 de 2023 knows collection (art. 3), advertising (art. 5) and what the client is owed anyway (art. 8).
package enum ContactClass: String, Sendable, CaseIterable, Hashable {
    case collection
    case transactional
    case notice
    case reply
}
