/// What is typed behind `diamante`, in both languages: the one place that knows it, for the commands and for every sentence
/// that points to one.
package enum CommandName: Sendable, CaseIterable {
    case mensajero, status, simulator
    case reminder, overdue, reminders, confirmPayment, loanApproved, notice, messages, withdraw, resolve, templates
    case payment, visit, importing, exporting
    case user, setting, holidays, backup, restore, verify

    package var spanish: String {
        switch self {
        case .mensajero: "mensajero"
        case .status: "estado"
        case .reminder: "recordatorio-pago"
        case .overdue: "cuotas-vencidas"
        case .reminders: "recordatorios"
        case .confirmPayment: "confirmar-pago"
        case .loanApproved: "prestamo-aprobado"
        case .notice: "aviso"
        case .payment: "pago"
        case .visit: "visita"
        case .importing: "importar"
        case .exporting: "exportar"
        case .messages: "mensajes"
        case .withdraw: "retirar"
        case .resolve: "resolver"
        case .user: "usuario"
        case .setting: "ajuste"
        case .holidays: "festivos"
        case .templates: "plantillas"
        case .backup: "respaldo"
        case .restore: "restaurar"
        case .verify: "verificar"
        case .simulator: "simulador"
        }
    }

    package var english: String {
        switch self {
        case .mensajero: "worker"
        case .status: "status"
        case .reminder: "reminder"
        case .overdue: "overdue"
        case .reminders: "reminders"
        case .confirmPayment: "confirm-payment"
        case .loanApproved: "loan-approved"
        case .notice: "notice"
        case .payment: "payment"
        case .visit: "visit"
        case .importing: "import"
        case .exporting: "export"
        case .messages: "messages"
        case .withdraw: "withdraw"
        case .resolve: "resolve"
        case .user: "user"
        case .setting: "setting"
        case .holidays: "holidays"
        case .templates: "templates"
        case .backup: "backup"
        case .restore: "restore"
        case .verify: "verify"
        case .simulator: "simulator"
        }
    }
}

extension Language {
    package func name(of command: CommandName) -> String {
        choose(es: command.spanish, en: command.english)
    }

    /// The whole call as a sentence quotes it: `«diamante estado»`, `"diamante status --adopt"`.
    package func call(_ command: CommandName, _ arguments: String = "") -> String {
        let words = "diamante " + name(of: command) + (arguments.isEmpty ? "" : " " + arguments)
        return choose(es: "«\(words)»", en: "\"\(words)\"")
    }
}
