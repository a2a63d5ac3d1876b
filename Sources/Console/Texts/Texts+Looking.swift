import Lending
import Messaging
import Store

// What nobody knows of a message: what was looked for, when, and what came of a wish to take it back.

extension Texts {
    /// The steps that have a word of their own in a message's history.
    func step(_ detail: String) -> String? {
        switch detail {
        case Store.askedDetail: choose("retiro pedido", "taken back: asked")
        case Store.tooLateDetail: choose("ya salió: no se retira", "gone already: not taken back")
        case Store.restoredDetail: choose("base restaurada", "database restored")
        case "process_died": choose("se interrumpió al enviar", "interrupted while sending")
        case "timeout": choose("sin respuesta", "no answer")
        case "other_text": choose("Twilio tiene otro texto", "Twilio has another text")
        case "absence_proved": choose("no está en Twilio", "not at Twilio")
        case "not_found", "horizon": choose("no apareció", "not found")
        case "sid_taken": choose("el hallado es de otro", "what was found is another's")
        case "could_not_look": choose("no se pudo buscar", "could not be looked for")
        default:
            detail.hasPrefix("recall_refused")
                ? choose("Twilio no lo cancela", "Twilio does not cancel it") + detail.dropFirst(14) : nil
        }
    }

    /// What is still open about a message that did not go wrong.
    func unsure(_ message: MessageLine, _ clock: BusinessClock) -> String? {
        if let recall = recall(message.brief) { return recall }
        switch message.brief.state {
        case .uncertain:
            let next = message.nextLookAt.map {
                choose(" Se mira otra vez ", " The next look is ") + moment($0, clock) + "."
            }
            return choose(
                "La conexión se cortó: se busca en la lista de Twilio si salió. No lo envíe otra vez.",
                "The connection was cut: Twilio's list is searched for it. Do not send it again.") + (next ?? "")
        case .noReceipt:
            return choose(
                "Salió, y el operador no dijo si llegó.",
                "It went out, and the operator did not say whether it arrived.")
        case .queued, .sending, .unresolved, .accepted, .sent, .delivered, .read, .undelivered, .failed, .rejected,
            .withdrawn, .blocked:
            return nil
        }
    }

    private func recall(_ brief: MessageBrief) -> String? {
        switch brief.recall {
        case nil: nil
        case .asked where brief.isBeingRecalled:
            choose(
                "Se le pidió a Twilio cancelarlo: el resultado se ve aquí.",
                "Twilio was asked to cancel it: the outcome shows here.")
        case .asked: nil
        case .tooLate:
            choose(
                "Se pidió retirarlo, y ya salió: no se pudo detener.",
                "It was to be taken back, and had gone out: it could not be stopped.")
        case .refused:
            choose(
                "Twilio no quiso cancelarlo: sigue su camino. Puede pedirlo otra vez (x).",
                "Twilio would not cancel it: it goes on. It can be asked again (x).")
        }
    }

    /// What was looked for, when last, and what that says; `why` is how it became unresolved.
    func lookedFor(_ message: MessageLine, why: String?, _ clock: BusinessClock) -> [String] {
        guard why != Store.restoredDetail else {
            return [
                choose(
                    "La base se restauró de un respaldo: no se sabe si este mensaje salió después. Mírelo en la consola de "
                        + "Twilio.",
                    "The database was restored from a backup: nobody knows whether this message went out after it. Look in "
                        + "Twilio's console.")
            ]
        }
        guard message.looks > 0 else { return [] }
        let number = spaced(message.recipient) ?? message.recipient
        let since = message.sendingSince.map { choose(" desde ", " since ") + moment($0, clock) } ?? ""
        let times = count(message.looks, es: ("vez", "veces"), en: ("time", "times"))
        return [
            choose(
                "Se buscó en la lista de Twilio un mensaje a \(number) con este texto\(since): \(times), la última "
                    + moment(message.brief.changedAt, clock) + ".",
                "Twilio's list was searched for a message to \(number) with this text\(since): \(times), last "
                    + moment(message.brief.changedAt, clock) + "."), verdict(why),
        ].compactMap { $0 }
    }

    private func verdict(_ why: String?) -> String? {
        switch why {
        case "other_text":
            choose(
                "Hay uno a ese número con otro texto: puede ser éste.",
                "There is one to that number with another text: it may be this one.")
        case "absence_proved":
            choose(
                "No está, y Twilio ya muestra mensajes más nuevos: casi seguro no salió.",
                "It is not there, and Twilio shows younger ones: almost certainly it did not go out.")
        case "not_found", "horizon":
            choose(
                "No apareció, y tampoco se puede probar que no salió.",
                "It was not found, and nothing proves that it did not go out.")
        case "sid_taken":
            choose("El que apareció es de otro mensaje igual.", "What was found belongs to another message like it.")
        case "could_not_look":
            choose("Twilio no dejó leer la lista.", "Twilio's list could not be read.")
        default: nil
        }
    }

    /// `buscado 4 veces, última 14:05`
    func looked(_ message: MessageLine, _ clock: BusinessClock) -> String? {
        guard message.looks > 0 else { return nil }
        let times = count(message.looks, es: ("vez", "veces"), en: ("time", "times"))
        return choose("buscado ", "looked for ") + times + choose(", última ", ", last ")
            + age(message.brief.changedAt, clock)
    }

    /// How long it has waited for an answer: `59 min`, `2 h`, `3 d`.
    func elapsed(since instant: Instant, _ clock: BusinessClock) -> String {
        let minutes = max(0, clock.now.milliseconds(since: instant) / 60_000)
        if minutes < 60 { return "\(minutes) min" }
        return minutes < 48 * 60 ? "\(minutes / 60) h" : "\(minutes / 1440) d"
    }

    var recalling: String { choose("retirando", "taking back") }
    var goneAlready: String { choose("ya salió", "gone already") }
}
