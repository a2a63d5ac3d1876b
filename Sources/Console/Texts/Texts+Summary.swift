import Lending
import Messaging
import Store

// Resumen: the house in pictures.

extension Texts {
    var portfolio: String { choose("Cartera", "Portfolio") }
    var atRisk: String { choose("En riesgo", "At risk") }
    var atRiskNote: String {
        choose("saldo con más de tantos días de mora", "balance of loans more than so many days late")
    }
    /// `Incluye 6 préstamos castigados ($3.450.000), que Vencidos no muestra.`
    func includesWrittenOff(_ bucket: Aging.Bucket) -> String {
        let what = count(
            bucket.loans, es: ("préstamo castigado", "préstamos castigados"),
            en: ("loan written off", "loans written off"))
        return choose("Incluye ", "Includes ") + what + " (\(money(bucket.balance)))"
            + choose(", que Vencidos no muestra.", ", which Overdue does not show.")
    }

    var collected: String { choose("Recaudo de 30 días", "Collected in 30 days") }
    var messagesOfMonth: String { choose("Mensajes de 30 días", "Messages of 30 days") }

    func portfolioNote(_ total: Aging.Bucket, clients number: Int) -> String {
        "\(money(total.balance)) · \(loans(total.loans)) · \(clients(number))"
    }

    /// `12,3 %`
    func percent(_ permille: Int) -> String {
        "\(permille / 10)" + choose(",", ".") + "\(permille % 10)" + choose(" %", "%")
    }

    func sentence(_ paid: PaidAfterReminder) -> String {
        let (reminded, paid) = (paid.reminded, paid.paid)
        let share = percent(reminded > 0 ? paid * 1000 / reminded : 0)
        return choose(
            "\(number(paid)) de \(clients(reminded)) \(paid == 1 ? "pagó" : "pagaron") en los 3 días tras un recordatorio (\(share))",
            "\(number(paid)) of \(clients(reminded)) paid within 3 days of a reminder (\(share))")
    }
}
