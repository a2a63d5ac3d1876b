import Lending
import Messaging
import Store

// A loan written down, changed, approved.

extension Texts {
    /// Nil is a new one.
    func loanFormTitle(_ number: String?, _ client: String) -> String {
        (number.map { choose("Editar el préstamo ", "Edit loan ") + $0 } ?? choose("Préstamo nuevo", "New loan"))
            + " · " + client
    }

    func name(_ field: LoanForm.Field) -> String {
        switch field {
        case .number: choose("Número", "Number")
        case .principal: choose("Monto prestado", "Amount lent")
        case .total: choose("Total a pagar", "Total to pay")
        case .installments: choose("Cuotas", "Installments")
        case .frequency: choose("Frecuencia", "Frequency")
        case .firstDue: choose("Primera cuota", "First due")
        case .route: route
        }
    }

    func name(_ frequency: Frequency) -> String {
        switch frequency {
        case .daily: choose("diaria (lun a sáb)", "daily (Mon to Sat)")
        case .dailyMondayToFriday: choose("diaria (lun a vie)", "daily (Mon to Fri)")
        case .twiceWeekly: choose("bisemanal", "twice a week")
        case .weekly: choose("semanal", "weekly")
        case .fortnightly: choose("quincenal", "fortnightly")
        case .monthly: choose("mensual", "monthly")
        }
    }

    var planField: String { choose("Plan", "Plan") }
    var planHint: String { choose("se ve aquí cuando esté completo", "is shown here once it is whole") }
    var planIsClosed: String {
        choose(
            "Ya tiene pagos o está cerrado: sólo cambian el número y la ruta.",
            "It has payments or is closed: only number and route change.")
    }
    var loanNumberMissing: String { choose("Escriba el número del préstamo", "Type the loan's number") }
    var totalTooSmall: String {
        choose(
            "El total es el monto con sus intereses: no menos que lo prestado", "The total is not less than the amount")
    }

    func installmentsMissing(_ allowed: ClosedRange<Int>) -> String {
        choose(
            "Escriba las cuotas: de \(allowed.lowerBound) a \(number(allowed.upperBound))",
            "Type the installments: \(allowed.lowerBound) to \(number(allowed.upperBound))")
    }

    /// `10 cuotas de $50.000, la última de $50.005, del lun 30/11/2026 al lun 01/02/2027`
    func plan(_ plan: [ScheduledInstallment]) -> String {
        guard let first = plan.first, let last = plan.last else { return "" }
        var text = installmentCount(plan.count) + choose(" de ", " of ") + money(first.amount)
        if last.amount != first.amount { text += choose(", la última de ", ", the last of ") + money(last.amount) }
        func day(_ day: Day) -> String { weekday(day.weekday) + " " + long(day) }
        return plan.count == 1
            ? text + choose(", el ", ", on ") + day(first.due)
            : text + choose(", del ", ", from ") + day(first.due) + choose(" al ", " to ") + day(last.due)
    }

    var loanAdded: String {
        choose(
            "Préstamo registrado: A lo desembolsa y avisa al cliente",
            "Loan written down: A pays it out, tells the client")
    }
    var loanChanged: String { choose("Préstamo actualizado", "Loan updated") }

    // MARK: Approval

    func approvalTitle(_ terms: LoanTerms) -> String {
        terms.status == .approved
            ? choose("Aprobar el préstamo ", "Approve loan ") + terms.number
            : choose("Avisar la aprobación del préstamo ", "Tell of the approval of loan ") + terms.number
    }

    func approvalLine(_ terms: LoanTerms, _ client: String) -> String {
        "\(client): \(money(terms.principal)) · " + installmentCount(terms.installments) + " · "
            + choose("total ", "total ") + money(terms.total)
    }

    func paysOut(_ terms: LoanTerms, today: Day) -> String {
        let first = relative(terms.firstDue, today: today)
        let line = choose(
            "Queda activo, desembolsado hoy; primera cuota ", "Becomes active, paid out today; first due ")
        return terms.firstDue < today
            ? line + first
                + choose(": ¡ya venció! Cambie antes la fecha (e).", ": overdue at once! Change the day first (e).")
            : line + first + "."
    }

    func tells(_ outlook: Outlook) -> String {
        let way = name(outlook.channel) + " " + (spaced(outlook.number) ?? "")
        guard let reason = outlook.decision.exclusion else { return choose("Se le avisa por ", "Told by ") + way + "." }
        return choose("No se le avisa: ", "Not told: ") + reason.sentence(language)
    }

    func approved(_ enqueued: Enqueued, _ clock: BusinessClock) -> Note {
        let done = choose("Préstamo activo", "Loan active")
        return switch enqueued {
        case .queued(_, nil): .done(done + choose(" · aviso en cola", " · message queued"))
        case .queued(_, let later?):
            .done(done + choose(" · aviso para ", " · message for ") + appointment(later, clock))
        case .already: .notice(done + choose(" · ya se le avisó", " · told already"))
        case .blocked(_, let reason, let from):
            .notice(done + choose(" · sin aviso: ", " · not told: ") + refusedShortly(reason, from: from, clock))
        }
    }
}
