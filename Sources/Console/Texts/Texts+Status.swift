import Lending
import Messaging
import Store
import Terminal

// Estado: whether messages can go out.

extension Texts {
    var configuration: String { choose("Configuración", "Configuration") }
    var configurationFine: String { choose("En orden.", "In order.") }
    var sendingTitle: String { choose("Envíos", "Sending") }
    var mensajeroField: String { choose("Mensajero", "Mensajero") }
    var queueField: String { choose("Mensajes", "Messages") }
    var inboundField: String { choose("Entrantes", "Inbound") }
    var balanceField: String { choose("Saldo", "Balance") }
    var neverChecked: String { choose("sin comprobar: t lo pregunta", "not checked: t asks") }
    var balanceUnknown: String { choose("Twilio no lo ha dicho", "Twilio has not said") }
    var askingTwilio: String {
        choose("Se le pregunta a Twilio: la respuesta aparece aquí", "Twilio is being asked: its answer shows here")
    }
    var standsStill: String {
        choose("Los envíos están en pausa: no sale nada.", "Sending is paused: nothing goes out.")
    }
    var accountStandsStill: String {
        choose("Twilio rechaza esta cuenta: no sale nada. Vea Envíos.", "Twilio refuses this account: see Sending.")
    }

    /// What became of asking Twilio whether it lets us in.
    func words(_ outcome: AccountCheck.Outcome) -> String {
        switch outcome {
        case .authorised: choose("conectado y autorizado", "reached and authorised")
        case .refused(let code): choose("no nos autoriza (\(code))", "does not let us in (\(code))")
        case .unreachable(let word): choose("sin conexión (\(word))", "not reached (\(word))")
        case .unanswered: choose("no responde como debe", "does not answer as it should")
        }
    }

    func refused(_ code: Int, _ errors: ErrorTable?) -> String {
        errors?[code]?.sentence(language)
            ?? choose(
                "Twilio no autoriza esta cuenta (\(code)): revise TWILIO_ACCOUNT_SID y TWILIO_AUTH_TOKEN.",
                "Twilio does not let this account in (\(code)): check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.")
    }

    /// `hace 5 min`, `ahora`
    func ago(_ instant: Instant, _ clock: BusinessClock) -> String {
        clock.now.milliseconds(since: instant) < 60_000 ? choose("ahora", "now") : waits(since: instant, clock)
    }

    var noSender: String { choose("sin número configurado", "no number configured") }
    var database: String { choose("Base de datos", "Database") }
    var sizeField: String { choose("Tamaño", "Size") }
    var backupField: String { choose("Respaldo", "Backup") }
    var neverBackedUp: String {
        choose("nunca: \(language.call(.backup, "archivo.db"))", "never: \(language.call(.backup, "file.db"))")
    }
    var settings: String { choose("Ajustes", "Settings") }
    var settingsNote: String { language.call(.setting) + choose(" los cambia", " changes them") }
    var lastErrors: String { choose("Últimos errores", "Last errors") }
    var lastErrorsNote: String { choose("de 7 días", "of 7 days") }
    var noErrors: String { choose("Ninguno.", "None.") }
    var unknownError: String { choose("Twilio no dijo por qué.", "Twilio did not say why.") }
    var firstSteps: String { choose("Primeros pasos", "First steps") }

    var recallsField: String { choose("Retiros", "Taken back") }
    func waitForTwilio(_ number: Int) -> String {
        count(number, es: ("espera a Twilio", "esperan a Twilio"), en: ("waits for Twilio", "wait for Twilio"))
    }

    /// `3 sin resolver desde hoy 12:05: decida en 3 Mensajes`
    func undecided(_ number: Int, since: Instant, _ clock: BusinessClock) -> String {
        self.number(number) + choose(" sin resolver, el primero ", " unresolved, the first ") + moment(since, clock)
            + choose(": decida en 3 Mensajes", ": decide in 3 Messages")
    }

    func times(_ number: Int) -> String { "×" + self.number(number) }

    /// `desde hoy 14:05, ana`
    func since(_ pause: Pause, _ clock: BusinessClock) -> String {
        var text = choose("desde ", "since ") + moment(pause.since, clock) + ", " + pause.by
        if let until = pause.until { text += choose(", hasta ", ", until ") + moment(until, clock) }
        return text
    }

    func pace(_ units: Double?, _ channel: Channel) -> String {
        // Rates are typed by people: tenths are enough.
        let tenths = Int(((units ?? 1) * 10).rounded())
        let rate = tenths % 10 == 0 ? number(tenths / 10) : "\(tenths / 10)" + choose(",", ".") + "\(tenths % 10)"
        let unit =
            channel == .sms
            ? choose(tenths == 10 ? "segmento" : "segmentos", tenths == 10 ? "segment" : "segments")
            : choose(tenths == 10 ? "mensaje" : "mensajes", tenths == 10 ? "message" : "messages")
        return rate + " " + unit + choose(" por segundo", " a second")
    }

    /// `12 en cola · 3 sin resolver · 40 esperan acuse`
    func queue(_ counts: [MessageState: Int]) -> String {
        let waiting = counts[.accepted, default: 0] + counts[.sent, default: 0]
        var parts: [String] = []
        for state in [MessageState.queued, .sending, .uncertain, .unresolved] {
            if let number = counts[state], number > 0 { parts.append(counted(state, number)) }
        }
        if waiting > 0 {
            parts.append(
                count(waiting, es: ("espera acuse", "esperan acuse"), en: ("awaits a receipt", "await a receipt")))
        }
        return parts.isEmpty ? choose("nada pendiente", "nothing pending") : parts.joined(separator: " · ")
    }

    func mensajero(_ facts: StatusFacts, _ clock: BusinessClock) -> (String, Style) {
        switch facts.mensajero {
        case .unconfigured: return (choose("no arranca sin configuración", "does not start unconfigured"), .warning)
        case .frozen(let pid):
            return (choose("congelado · proceso \(pid)", "frozen · process \(pid)"), .bad)
        case .diskFull, .cannotWrite: return (choose("espera poder escribir", "waits until it can write"), .bad)
        case .stopped where facts.queued > 0: return (choose("no corre", "does not run"), .bad)
        case .stopped:
            return (
                choose("arranca solo cuando hay qué enviar", "starts by itself when there is something to send"), .dim
            )
        case .running:
            var text = choose("trabajando", "at work")
            if let card = facts.card {
                text += choose(" desde ", " since ") + moment(card.since, clock)
                if let last = card.lastSend {
                    text += choose(" · último envío ", " · last send ") + moment(last, clock)
                }
                text += choose(" · proceso ", " · process ") + String(card.pid)
            }
            return (text, .good)
        }
    }

    /// `12,3 MB`
    func megabytes(_ bytes: Int64) -> String {
        guard bytes >= 1_048_576 else { return choose("menos de 1 MB", "less than 1 MB") }
        let tenths = Int((bytes + 52_428) * 10 / 1_048_576)
        return number(tenths / 10) + choose(",", ".") + "\(tenths % 10) MB"
    }
}
