import Lending
import Messaging
import Store

// Notices and promises.

extension Texts {
    /// Said once before what somebody else wrote is replaced.
    var replacesAnothers: String {
        choose(
            "Alguien lo cambió mientras tanto: Ctrl-S otra vez pone lo suyo",
            "Somebody changed it meanwhile: Ctrl-S again puts in yours")
    }
    /// What was shown is no longer so: nothing was done.
    func changedMeanwhile(_ what: String) -> String {
        choose("\(what) cambió mientras tanto: mírelo otra vez", "\(what) changed meanwhile: look again")
    }
    func noticeTitle(_ subject: BulkPreview.Subject) -> String {
        switch subject {
        case .one(let name): return choose("Aviso a ", "Notice to ") + name
        case .due: return choose("Aviso", "Notice")
        case .all: return choose("Aviso a todos los que están en mora", "Notice to everybody who is behind")
        case .filtered, .behindFiltered:
            return choose("Aviso a todo lo filtrado", "Notice to all that the filter shows")
        case .markedClients(let clients):
            let marked = count(
                clients, es: ("cliente marcado", "clientes marcados"), en: ("marked client", "marked clients"))
            return choose("Aviso a ", "Notice to ") + marked
        case .marked(let loans):
            let marked = count(
                loans, es: ("préstamo marcado", "préstamos marcados"), en: ("marked loan", "marked loans"))
            return choose("Aviso a los clientes de ", "Notice to the clients of ") + marked
        }
    }

    var noticeHint: String {
        choose("escriba el aviso; abajo se ve cómo llega", "write the notice; below is how it arrives")
    }

    /// `119 clientes · WhatsApp 71 · SMS 48 (48 segmentos) ≈ US$2,10`
    func noticeFigures(_ summary: BulkSummary, _ approximately: String) -> String {
        var text = clients(summary.recipients)
        if let number = summary.messages[.whatsapp] { text += " · WhatsApp " + self.number(number) }
        if let number = summary.messages[.sms] {
            let segments = count(summary.smsSegments, es: ("segmento", "segmentos"), en: ("segment", "segments"))
            text += " · SMS \(self.number(number)) (\(segments))"
        }
        return text + " \(approximately) " + cost(summary.cost, currency: summary.currency)
    }

    func promiseTitle(_ loan: String, _ client: String) -> String {
        choose("Promesa · préstamo \(loan) · \(client)", "Promise · loan \(loan) · \(client)")
    }

    var dayField: String { choose("Para el", "By") }
    var dayHint: String { choose("27/11, 27/11/2026 o +3", "27/11, 27/11/2026 or +3") }
    var dayMissing: String { choose("Escriba el día: 27/11, 27/11/2026 o +3", "Type the day: 27/11, 27/11/2026 or +3") }

    func promised(_ amount: Money, _ day: Day, today: Day) -> String {
        let when = relative(day, today: today)
        return choose(
            "Promesa anotada: \(money(amount)) para \(when)", "Promise written down: \(money(amount)) by \(when)")
    }
}
