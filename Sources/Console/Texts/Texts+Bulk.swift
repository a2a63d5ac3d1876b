import Lending
import Messaging
import Store

// The preview of a bulk action, and what it says afterwards.

extension Texts {
    /// Without figures while they are counted.
    func previewTitle(_ kind: MessageKind, _ subject: BulkPreview.Subject, _ summary: BulkSummary?) -> String {
        let verb = kind == .notice ? choose("Avisar", "Notice") : choose("Recordar", "Remind")
        let to = kind == .notice ? choose(" a ", " to ") : choose(" a ", " ")
        let people = summary.map { to + clients($0.recipients + $0.excludedCount + $0.already) } ?? ""
        switch subject {
        case .one(let name): return verb + to + name
        case .marked, .markedClients: return verb + people + choose(" (los marcados)", " (the marked ones)")
        case .due(let days):
            let days = count(days, es: ("día", "días"), en: ("day", "days"))
            return choose("Recordatorios", "Reminders") + people
                + choose(" (hoy y a \(days), promesas)", " (today, in \(days), promises)")
        case .all: return verb + people + choose(" (todos)", " (everybody)")
        case .filtered: return verb + people + choose(" (lo filtrado)", " (all the filter shows)")
        case .behindFiltered where kind == .notice:
            return verb + people + choose(" (lo filtrado)", " (all the filter shows)")
        case .behindFiltered:
            return verb + people + choose(" (en mora, de lo filtrado)", " (behind, of what the filter shows)")
        }
    }

    var chooserTitle: String { choose("Qué se envía", "What is sent") }

    func label(_ choice: MessageChooser.Choice, of request: BulkRequest) -> String {
        switch (choice, request.content) {
        case (.by(let wish), .overdue): choose("Cobro de lo vencido · ", "What is overdue · ") + name(wish)
        case (.by(let wish), .reminders): choose("Recordatorio · ", "Reminder · ") + name(wish)
        case (.by(let wish), .notice): choose("Este aviso · ", "This notice · ") + name(wish)
        case (.ownText, .overdue), (.ownText, .reminders): choose("Aviso con un texto propio…", "A notice of your own…")
        case (.ownText, .notice): choose("Cambiar el texto…", "Change the text…")
        }
    }

    private func name(_ wish: ChannelWish) -> String {
        switch wish {
        case .automatic: choose("automático", "automatic")
        case .only(let channel): choose("sólo ", "only ") + name(channel)
        }
    }

    var counting: String { choose("Contando", "Counting") }
    var queueing: String { choose("Poniendo en cola", "Queueing") }
    func goNow(_ number: Int) -> String {
        choose(number == 1 ? "Se envía ahora" : "Se envían ahora", number == 1 ? "Goes out now" : "Go out now")
    }
    func goLater(_ number: Int) -> String {
        choose(number == 1 ? "Se envía después" : "Se envían después", number == 1 ? "Goes out later" : "Go out later")
    }
    func goAlready(_ number: Int) -> String { choose(number == 1 ? "Ya estaba" : "Ya estaban", "Already there") }
    func goAlreadyNote(_ number: Int) -> String {
        choose(number == 1 ? "en cola, o enviado hoy" : "en cola, o enviados hoy", "queued, or sent today")
    }
    func goNot(_ number: Int) -> String {
        choose(
            number == 1 ? "No se envía" : "No se envían", number == 1 ? "Does not go out" : "Do not go out")
    }
    var channelField: String { choose("Medio", "Channel") }
    /// What those who are written to owe: the sum that the messages are about.
    func amountLabel(_ kind: MessageKind) -> String {
        kind == .overdue ? choose("Vencido", "Overdue") : choose("Por cobrar", "Falls due")
    }
    var costField: String { choose("Costo", "Cost") }

    /// `10 s después de confirmar: u deshace`
    func goNowNote(_ summary: BulkSummary, hold seconds: Int) -> String {
        guard summary.dueNow > 0, seconds > 0 else { return "" }
        return choose(
            "\(seconds) s después de confirmar; u deshace", "\(seconds) s after you confirm; u takes it back")
    }

    var goOnResuming: String { choose("Al reanudar", "On resuming") }

    /// Instead of when they leave, where nothing does.
    func goOnResumingNote(_ pause: Pause, _ clock: BusinessClock) -> String {
        guard let until = pause.until else {
            return choose(
                "envíos en pausa: salen cuando se reanuden", "sending is paused: they leave when it is resumed")
        }
        let end = appointment(until.adding(seconds: clock.offsetSeconds), clock)
        return choose("en pausa hasta \(end)", "paused until \(end)")
    }

    /// `SMS en pausa, salen al reanudar`
    func goOnResumingPart(_ channels: [Channel]) -> String? {
        guard !channels.isEmpty else { return nil }
        let names = channels.map { name($0) }.joined(separator: ", ")
        return choose("\(names) en pausa, salen al reanudar", "\(names) paused, they leave on resuming")
    }

    /// `desde lun 7:00: no caben antes de las 15:00`
    func later(_ summary: BulkSummary, _ clock: BusinessClock) -> String {
        guard let first = summary.firstLater else { return "" }
        var text = choose("desde ", "from ") + dayAndHour(first, clock)
        if let last = summary.lastLater, last > first { text += choose(" hasta ", " to ") + dayAndHour(last, clock) }
        guard summary.unfit > 0, let end = summary.hoursEnd else {
            return text + choose(", en horario permitido", ", at a permitted hour")
        }
        let hour = clock.zone.civil(end).clock
        let fit =
            summary.unfit == summary.scheduled
            ? choose(
                summary.unfit == 1 ? "no cabe" : "no caben",
                summary.unfit == 1 ? "it does not fit" : "they do not fit")
            : count(summary.unfit, es: ("no cabe", "no caben"), en: ("does not fit", "do not fit"))
        return text + ": " + fit + choose(" antes de las ", " before ") + hour
    }

    /// `lunes 30/11 7:00`, and what is near without its weekday: `mañana 7:00`.
    func dayAndHour(_ instant: Instant, _ clock: BusinessClock) -> String {
        let day = clock.zone.civil(instant).day
        let name = day.days(since: clock.today) > 1 ? fullWeekday(day.weekday) + " " : ""
        return name + appointment(instant, clock)
    }

    /// `desde mañana 7:00`, in a column.
    func from(_ instant: Instant, _ clock: BusinessClock) -> String {
        choose("desde ", "from ") + appointment(instant, clock)
    }

    /// Why one client gets nothing, and from when that is over where waiting is all it takes.
    func refusal(_ reason: BlockReason, from: Instant?, _ clock: BusinessClock) -> String {
        reason.sentence(language) + (from.map { " " + mayBeWritten(from: $0, clock) } ?? "")
    }

    private func mayBeWritten(from instant: Instant, _ clock: BusinessClock) -> String {
        choose("Se le puede escribir desde ", "May be written to from ") + dayAndHour(instant, clock) + "."
    }

    private func fullWeekday(_ day: Weekday) -> String {
        switch day {
        case .monday: choose("lunes", "Monday")
        case .tuesday: choose("martes", "Tuesday")
        case .wednesday: choose("miércoles", "Wednesday")
        case .thursday: choose("jueves", "Thursday")
        case .friday: choose("viernes", "Friday")
        case .saturday: choose("sábado", "Saturday")
        case .sunday: choose("domingo", "Sunday")
        }
    }

    /// `automático: WhatsApp 71 · SMS 25 (27 segmentos)`
    func channels(_ summary: BulkSummary, _ wish: ChannelWish) -> String {
        var parts: [String] = []
        if let number = summary.messages[.whatsapp] { parts.append("WhatsApp " + self.number(number)) }
        if let number = summary.messages[.sms] {
            let segments = count(summary.smsSegments, es: ("segmento", "segmentos"), en: ("segment", "segments"))
            parts.append("SMS \(self.number(number)) (\(segments))")
        }
        let wished = name(wish)
        return parts.isEmpty ? wished : wished + ": " + parts.joined(separator: " · ")
    }

    /// `9 sin autorización · 6 ya contactados hoy`, the most frequent first.
    func excluded(_ reasons: [BlockReason: Int]) -> String {
        // One reason alone needs no number: the line has it already.
        if let (reason, count) = reasons.first, reasons.count == 1 { return label(reason, count) }
        return reasons.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { number($0.value) + " " + label($0.key, $0.value) }.joined(separator: " · ")
    }

    private func label(_ reason: BlockReason, _ count: Int) -> String {
        let singular = reason.label(language)
        guard count > 1 else { return singular }
        return switch reason {
        case .reference: choose("referencias personales", "personal references")
        case .optedOut: choose("dados de baja", singular)
        case .optedOutOfAll: choose("bajas totales", singular)
        case .consentRevoked: choose("autorizaciones retiradas", "consents withdrawn")
        case .incompleteText: choose("textos incompletos", "incomplete texts")
        case .landline: choose("teléfonos fijos", "landlines")
        case .badPhone: choose("teléfonos no válidos", "invalid phones")
        case .alreadyContactedToday: choose("ya contactados hoy", singular)
        case .loanClosed: choose("préstamos cerrados", "loans closed")
        case .nothingOwed: choose("ya pagaron", singular)
        case .notBehind: choose("no están en mora", singular)
        case .refused: choose("bloquearon el número", singular)
        default: singular
        }
    }

    func arrives(_ name: String, _ channel: Channel, _ segments: Int) -> String {
        let size =
            channel == .sms ? ", " + count(segments, es: ("segmento", "segmentos"), en: ("segment", "segments")) : ""
        return choose("Así llega a ", "How it reaches ") + "\(name) (\(self.name(channel))\(size)):"
    }

    func typeTheNumber(_ recipients: Int) -> String {
        choose(
            "Son \(number(recipients)): escriba \(recipients) y pulse s",
            "\(number(recipients)) messages: type \(recipients) and press s")
    }

    /// `96 en cola · 12 para mañana 7:00 · 20 no se envían`
    func queued(_ summary: BulkSummary, clock: BusinessClock) -> String {
        var parts: [String] = []
        if summary.dueNow > 0 || summary.scheduled == 0 {
            parts.append(number(summary.dueNow) + choose(" en cola", " queued"))
        }
        if let first = summary.firstLater {
            parts.append(number(summary.scheduled) + choose(" para ", " for ") + appointment(first, clock))
        }
        if summary.already > 0 {
            parts.append(
                count(summary.already, es: ("ya estaba", "ya estaban"), en: ("already there", "already there")))
        }
        if summary.excludedCount > 0 {
            parts.append(
                count(summary.excludedCount, es: ("no se envía", "no se envían"), en: ("not sent", "not sent")))
        }
        return parts.joined(separator: " · ")
    }

    var numbersChanged: String {
        choose("Los números cambiaron mientras tanto: mírelos otra vez", "The numbers changed meanwhile: look again")
    }
    var nothingSent: String { choose("Detenido: no se puso nada en cola", "Stopped: nothing was queued") }
    var document: String { choose("Documento", "Document") }
    var whatHappens: String { choose("Qué pasa", "What happens") }
    var alreadyThere: String { choose("ya estaba en cola o enviado", "already queued or sent") }

    func recipientsTitle(_ selection: RecipientList.Selection, _ number: Int) -> String {
        let what =
            switch selection {
            case .all: choose("Todos", "All")
            case .refused: choose("No se envían", "Do not go out")
            case .sent: choose("Se envían", "Go out")
            }
        return "\(what) · \(self.number(number))"
    }
}
