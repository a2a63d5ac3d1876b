import Lending

// Caja: what came in.

extension Texts {
    var received: String { choose("Recibido", "Received") }
    var byMethod: String { choose("Todos, por medio", "Everybody, by method") }
    var annulledTitle: String { choose("Anulados", "Annulled") }
    var noCounting: String {
        choose(
            "El conteo y el cierre de caja todavía no se hacen aquí.",
            "Counting and closing the till are not done here yet.")
    }

    /// `lun 23/11/2026 (hoy)`
    func cashTitle(_ day: Day, today: Day) -> String {
        let near = day.days(since: today) >= -1 ? " (" + relative(day, today: today) + ")" : ""
        return weekday(day.weekday) + " " + long(day) + near
    }

    func annulledApart(_ number: Int, _ sum: Money) -> String {
        let what = count(
            number, es: ("pago anulado", "pagos anulados"), en: ("annulled payment", "annulled payments"))
        return what + " · " + money(sum) + choose(" (no suma)", " (not counted)")
    }
}
