import Lending
import Messaging
import Store

// Mensajes: one message, and what is decided about it.

extension Texts {
    var messageTitle: String { choose("Mensaje", "Message") }
    var kindField: String { choose("Tipo", "Kind") }
    var recipientField: String { choose("Para", "To") }
    var loanField: String { choose("Préstamo", "Loan") }
    var leavesField: String { choose("Sale", "Leaves") }
    var createdField: String { choose("Creado", "Created") }
    var runField: String { choose("Envío", "Run") }
    var priceField: String { choose("Costo", "Cost") }
    var textField: String { choose("Texto", "Text") }
    var whatToDo: String { choose("Qué pasa y qué hacer", "What happened and what to do") }
    var decideSentence: String {
        choose(
            "Decida: y si llegó, r para enviarlo otra vez, A para todos los del envío.",
            "Decide: y if it arrived, r to send it again, A for all of the run.")
    }

    var asItsTextSays: String { choose(" (según su texto)", " (as its text says)") }

    /// `hace 2 h`
    func waits(since instant: Instant, _ clock: BusinessClock) -> String {
        let age = elapsed(since: instant, clock)
        return choose("hace \(age)", "\(age) ago")
    }

    var history: String { choose("Historia", "History") }
    var madeWhenSent: String {
        choose(
            "Se redacta al salir, con la deuda de ese momento.", "Worded when it leaves, from the debt of that moment.")
    }

    func segments(_ number: Int) -> String {
        count(number, es: ("segmento", "segmentos"), en: ("segment", "segments"))
    }

    /// What was charged, else the estimate; nil where there is neither.
    func price(_ message: MessageLine, currency: String) -> String? {
        if let price = message.price {
            return cost(Cost(micros: abs(price.micros)), currency: message.priceUnit ?? currency)
        }
        guard message.estimate > .zero, message.brief.state != .blocked, message.brief.state != .withdrawn else {
            return nil
        }
        return "≈ " + cost(message.estimate, currency: currency)
    }

    /// `23/11 14:05:09`
    func stamp(_ instant: Instant, _ clock: BusinessClock) -> String {
        let civil = clock.zone.civil(instant.adding(seconds: clock.offsetSeconds))
        let seconds = civil.secondOfDay % 60
        return short(civil.day) + " " + time(civil) + (seconds < 10 ? ":0" : ":") + String(seconds)
    }

    /// As short as it can be said: `14:05` today, else the day.
    func age(_ instant: Instant, _ clock: BusinessClock) -> String {
        let civil = clock.zone.civil(instant.adding(seconds: clock.offsetSeconds))
        return civil.day == clock.today ? time(civil) : short(civil.day)
    }

    /// The reason behind a step, as far as it is one that people know.
    func detail(_ event: MessageEvent) -> String? {
        guard let detail = event.detail, !detail.isEmpty else { return nil }
        if let reason = BlockReason(rawValue: detail) { return reason.label(language) }
        if let reason = WithdrawReason(rawValue: detail) { return shortName(reason) }
        return step(detail) ?? detail
    }

    private func shortName(_ reason: WithdrawReason) -> String {
        switch reason {
        case .person: choose("por una persona", "by a person")
        case .undone: choose("deshecho", "undone")
        case .optedOut: choose("dado de baja", "opted out")
        case .paid: choose("ya pagó", "paid")
        case .annulled: choose("pago anulado", "payment annulled")
        case .promiseWithdrawn: choose("promesa retirada", "promise taken back")
        case .tooLate: choose("demasiado tarde", "too late")
        case .phoneChanged: choose("cambió el teléfono", "phone changed")
        case .ruledOut: choose("las reglas no lo permiten", "ruled out")
        case .canceled: choose("cancelado en Twilio", "cancelled at Twilio")
        }
    }

    /// `intento 1 · HTTP 201 · 0,2 s`
    func attempt(_ attempt: MessageAttempt) -> String {
        var text = choose("intento ", "attempt ") + String(attempt.number)
        if let status = attempt.httpStatus { text += " · HTTP \(status)" }
        if let verdict = attempt.verdict, !verdict.isEmpty { text += " · " + verdict }
        if let ended = attempt.endedAt {
            let tenths = max(0, ended.milliseconds(since: attempt.startedAt)) / 100
            text += " · \(number(Int(tenths / 10)))" + choose(",", ".") + "\(tenths % 10) s"
        }
        if let detail = attempt.detail, !detail.isEmpty { text += " · " + detail }
        return text
    }

    // MARK: Questions

    /// `María Ríos · recordatorio por SMS al +57 300 …`
    func who(_ message: MessageLine) -> String {
        let number = spaced(message.recipient) ?? message.recipient
        let kind = name(message.brief.kind) + choose(" por ", " by ") + name(message.brief.channel)
        return [message.clientName, kind, number].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    var withdrawTitle: String { choose("Retirar el mensaje", "Withdraw the message") }
    var withdrawLine: String {
        choose(
            "Está en cola y no ha salido. Retirado, no sale.",
            "It is queued and has not left. Withdrawn, it stays here.")
    }
    var withdrawQuestion: String { choose("¿Retirar ahora?", "Withdraw now?") }
    var withdrawRunTitle: String { choose("Retirar el envío", "Withdraw the run") }

    func withdrawRunLines(_ run: RunProgress, _ clock: BusinessClock) -> [String] {
        let what = name(run.kind) + ", " + moment(run.createdAt, clock) + ", " + run.createdBy
        var lines = [what]
        if run.queued > 0 {
            lines.append(
                count(
                    run.queued, es: ("en cola: no sale", "en cola: no salen"),
                    en: ("queued: it does not go out", "queued: they do not go out")))
        }
        if run.recallable > 0 {
            lines.append(
                count(
                    run.recallable, es: ("en Twilio: se pide cancelarlo", "en Twilio: se pide cancelarlos"),
                    en: ("at Twilio: it is asked to cancel it", "at Twilio: it is asked to cancel them")))
        }
        let gone = run.gone - run.recallable
        if gone > 0 {
            lines.append(
                count(
                    gone, es: ("ya salió: sigue su camino", "ya salieron: siguen su camino"),
                    en: ("has gone out", "have gone out")))
        }
        return lines
    }

    var recallLine: String {
        choose(
            "Ya está en manos de Twilio. Se le pide cancelarlo: si aún no ha salido, no llega; si ya salió, se dice aquí.",
            "Twilio has it already. It is asked to cancel it: if it has not gone out it will not; if it has, it is said here."
        )
    }

    func askedBack(_ number: Int) -> String {
        count(
            number, es: ("retiro pedido a Twilio: el resultado se ve aquí", "retiros pedidos a Twilio"),
            en: ("withdrawal asked of Twilio: its outcome shows here", "withdrawals asked of Twilio"))
    }

    func takenBack(_ taken: RunTakenBack) -> String {
        [
            taken.withdrawn > 0 ? withdrawn(taken.withdrawn) : nil,
            taken.asked > 0 ? askedBack(taken.asked) : nil,
        ].compactMap { $0 }.joined(separator: " · ")
    }

    var allHasLeft: String {
        choose("Ya salió todo: no hay qué retirar", "All of it has left: nothing to withdraw")
    }

    func withdrawn(_ number: Int) -> String {
        count(number, es: ("mensaje retirado", "mensajes retirados"), en: ("message withdrawn", "messages withdrawn"))
    }

    var sendUnsureTitle: String {
        choose("¿Enviar otra vez sin saber si llegó?", "Send again, not knowing if it arrived?")
    }
    var notLookedFor: String {
        choose("No se alcanzó a buscar en la lista de Twilio.", "It was not looked for in Twilio's list.")
    }
    var mayArriveTwice: String {
        choose(
            "Si el primero llegó, el cliente lo recibe dos veces.",
            "If the first one arrived, the client gets it twice.")
    }
    var sendAgainTitle: String { choose("Enviar otra vez", "Send again") }

    func sendAgainLine(_ message: MessageLine, _ clock: BusinessClock) -> String {
        let state = message.brief.state.label(language) + ", " + moment(message.brief.changedAt, clock)
        return choose(
            "El anterior está \(state). Será un mensaje nuevo, con las mismas reglas de contacto.",
            "The one before is \(state). It will be a new message under the same contact rules.")
    }

    var settledAsArrived: String { choose("Anotado: llegó", "Noted: it arrived") }
    var settleTitle: String { choose("Mensajes sin resolver", "Unresolved messages") }

    func settleLine(_ number: Int, ofRun: Bool) -> String {
        let what = count(
            number, es: ("mensaje sin resolver", "mensajes sin resolver"),
            en: ("unresolved message", "unresolved messages"))
        let place = ofRun ? choose(" de este envío", " of this run") : choose(" en total", " in all")
        return what + place
            + choose(
                number == 1
                    ? ". Nadie sabe si llegó: mire en la consola de Twilio o pregunte al cliente antes de enviarlo "
                        + "otra vez."
                    : ". Nadie sabe si llegaron: mire en la consola de Twilio o pregunte a un cliente antes de enviarlos "
                        + "otra vez.",
                number == 1
                    ? ". Nobody knows whether it arrived: look in Twilio's console or ask the client before sending "
                        + "it again."
                    : ". Nobody knows whether they arrived: look in Twilio's console or ask a client before sending them "
                        + "again.")
    }

    func typeToSettle(_ number: Int) -> String {
        choose("Para responder por todos escriba \(number):", "To answer for all of them type \(number):")
    }

    func settled(_ number: Int, arrived: Bool) -> String {
        let what = count(number, es: ("mensaje", "mensajes"), en: ("message", "messages"))
        return arrived ? what + choose(": llegó", ": arrived") : what + choose(": se envía otra vez", ": sent again")
    }

    var pauseTitle: String { choose("Pausar los envíos", "Pause sending") }
    var pauseLine: String {
        choose(
            "No sale ningún mensaje, de nadie, hasta que alguien los reanude. Los pagos se registran igual.",
            "No message of anybody leaves until somebody resumes. Payments are registered all the same.")
    }
    var resumeTitle: String { choose("Reanudar los envíos", "Resume sending") }
    var resumeLine: String {
        choose(
            "Al reanudar sale lo que está en cola y permitido a esta hora.",
            "On resuming, what is queued and allowed at this hour goes out.")
    }
    var pausedNow: String { choose("Envíos en pausa", "Sending is paused") }
    var resumedNow: String { choose("Envíos reanudados", "Sending resumed") }

    /// The reason of a person's pause, as everybody reads it.
    func pausedBy(_ login: String) -> String { choose("\(login) los pausó", "paused by \(login)") }

    func sentence(_ pause: Pause, errors: ErrorTable?) -> String {
        paused(pause, reason: pause.errorCode.flatMap { errors?[$0] }?.sentence(language) ?? pause.reason)
    }
}
