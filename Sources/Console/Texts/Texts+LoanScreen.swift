import Lending
import Messaging
import Store

// The loan on its own screen.

extension Texts {
    var route: String { choose("Ruta", "Route") }
    var everything: String { choose("todo", "everything") }
    var optedOutOf: String { choose("DE BAJA: ", "OPTED OUT: ") }
    var schedule: String { choose("Cuotas", "Installments") }
    var payments: String { choose("Pagos", "Payments") }
    var promises: String { choose("Promesas", "Promises") }
    var messages: String { choose("Mensajes", "Messages") }
    var noneYet: String { choose("ninguno todavía", "none yet") }
    /// Of promises, installments, consents.
    var noneYetFeminine: String { choose("ninguna todavía", "none yet") }
    var annulledWord: String { choose("ANULADO", "ANNULLED") }

    func name(_ status: LoanStatus) -> String { choose(status.spanish, status.english) }

    func daysLate(_ days: Int) -> String {
        count(days, es: ("día de mora", "días de mora"), en: ("day late", "days late"))
    }

    func outOf(_ total: Money) -> String { choose(" de ", " of ") + money(total) }

    func installmentCount(_ number: Int) -> String {
        count(number, es: ("cuota", "cuotas"), en: ("installment", "installments"))
    }

    /// `10 cuotas semanales`, `10 weekly installments`
    func terms(_ loan: Loan) -> String {
        let (number, one) = (loan.installmentCount, loan.installmentCount == 1)
        func each(_ singular: String, _ plural: String, _ english: String) -> String {
            choose(
                installmentCount(number) + " " + (one ? singular : plural),
                self.number(number) + " \(english) " + (one ? "installment" : "installments"))
        }
        return switch loan.frequency {
        case .daily: each("diaria", "diarias", "daily")
        case .dailyMondayToFriday: each("diaria", "diarias", "daily") + choose(" (lun–vie)", " (Mon–Fri)")
        case .twiceWeekly: each("bisemanal", "bisemanales", "twice-weekly")
        case .weekly: each("semanal", "semanales", "weekly")
        case .fortnightly: each("quincenal", "quincenales", "fortnightly")
        case .monthly: each("mensual", "mensuales", "monthly")
        }
    }

    func paidOf(_ paid: Int, _ all: Int) -> String {
        choose(
            "\(number(paid)) de \(number(all)) " + (paid == 1 ? "pagada" : "pagadas"),
            "\(number(paid)) of \(number(all)) paid")
    }

    /// `3 pagos · $150.000`
    func paymentSum(_ number: Int, _ sum: Money) -> String {
        count(number, es: ("pago", "pagos"), en: ("payment", "payments")) + " · " + money(sum)
    }

    /// How an installment stands in a word or two, with what was paid of it in part.
    func word(_ installment: Installment, on day: Day) -> String {
        let word =
            switch installment.state(on: day) {
            case .paid: choose("pagada", "paid")
            case .overdue: choose("vencida ", "overdue ") + shortDays(day.days(since: installment.due))
            case .partlyPaid, .due:
                installment.due > day ? choose("por vencer", "to come") : choose("vence hoy", "due today")
            }
        guard installment.paid > .zero, !installment.isPaid else { return word }
        return word + choose(" · abonó ", " · paid ") + money(installment.paid)
    }

    func name(_ outcome: PromiseOutcome) -> String {
        switch outcome {
        case .pending: choose("pendiente", "pending")
        case .kept: choose("cumplida", "kept")
        case .partly: choose("cumplida en parte", "kept in part")
        case .broken: choose("incumplida", "broken")
        }
    }

    func promisedFor(_ day: Day, today: Day) -> String {
        choose("para ", "by ") + weekday(day.weekday) + " " + relative(day, today: today)
    }

    func madeOn(_ day: Day, today: Day) -> String { choose("anotada ", "made ") + relative(day, today: today) }
}
