import Lending
import Messaging
package import Store

// The frame around every screen: header, message line, progress, problems.

extension Texts {
    package var programName: String { "Diamante" }
    package var demo: String { "DEMO" }
    package var readOnly: String { choose("SÓLO LECTURA", "READ-ONLY") }

    /// `RELOJ +2 h 05 min`: the business clock is not the real one.
    package func clockOffset(_ seconds: Int) -> String {
        let minutes = Int((Int64(seconds).magnitude + 59) / 60)
        let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60)
        let sign = seconds < 0 ? "-" : "+"
        let amount =
            days > 0
            ? "\(days) d" + (hours > 0 ? " \(hours) h" : "")
            : hours > 0 ? "\(hours) h" + (rest > 0 ? " \(rest) min" : "") : "\(rest) min"
        return choose("RELOJ ", "CLOCK ") + sign + amount
    }

    package func tooSmall(_ wanted: (Int, Int), _ have: (Int, Int)) -> String {
        choose(
            "Agrande la ventana a \(wanted.0)×\(wanted.1) (ahora \(have.0)×\(have.1))",
            "Enlarge the window to \(wanted.0)×\(wanted.1) (now \(have.0)×\(have.1))")
    }

    package var leaveFormAgain: String {
        choose("Hay datos sin registrar: Esc otra vez los descarta", "Not registered yet: Esc again throws it away")
    }

    // MARK: Runs

    package func holding(_ messages: Int, seconds: Int) -> String {
        let what = count(messages, es: ("mensaje", "mensajes"), en: ("message", "messages"))
        return choose("\(what) en espera \(seconds) s", "\(what) held for \(seconds) s")
    }

    /// `enviando 61/128 · 12/s · 48 entregados`, `en pausa 61/128`, `128 enviados · 90 entregados` while receipts come in, or
    /// `116 de 128 · 12 para mañana 7:00` where the rest waits for its hour.
    package func sending(_ run: RunProgress, until waits: String?, perMinute: Int? = nil, isPaused: Bool = false)
        -> String
    {
        guard let waits else {
            guard run.isUnderWay else {
                return count(run.total, es: ("enviado", "enviados"), en: ("sent", "sent")) + outcome(run)
            }
            let pace = perMinute.map { " · " + self.pace($0) } ?? ""
            return going(run, isPaused) + "\(number(run.gone))/\(number(run.total))" + pace + outcome(run)
        }
        let rest = number(run.queued) + choose(" para ", " for ") + waits
        return run.gone == 0
            ? rest : number(run.gone) + choose(" de ", " of ") + "\(number(run.total))\(outcome(run)) · \(rest)"
    }

    package func sendingInShort(_ run: RunProgress, isPaused: Bool) -> String {
        (isPaused ? going(run, isPaused) : "") + "\(number(run.gone))/\(number(run.total))"
    }

    /// Several runs that go out at the same time say how many they are.
    private func going(_ run: RunProgress, _ isPaused: Bool) -> String {
        let verb = isPaused ? choose("en pausa ", "paused ") : choose("enviando ", "sending ")
        let runs = run.others.count + 1
        return runs == 1 ? verb : choose("\(number(runs)) envíos: ", "\(number(runs)) runs: ") + verb
    }

    /// `12/s`, or `30/min` where it is slower than one a second.
    private func pace(_ perMinute: Int) -> String {
        perMinute < 60 ? number(perMinute) + "/min" : number((perMinute + 30) / 60) + "/s"
    }

    package func sent(_ run: RunProgress) -> String {
        let which =
            run.isNewest
            ? choose("último envío: ", "last run: ")
            : choose("envío \(run.run.rawValue): ", "run \(run.run.rawValue): ")
        return which + number(run.total) + outcome(run)
    }

    private func outcome(_ run: RunProgress) -> String {
        var text = ""
        let unresolved = run.states[.unresolved, default: 0]
        if run.delivered > 0 {
            text += " · " + count(run.delivered, es: ("entregado", "entregados"), en: ("delivered", "delivered"))
        }
        if run.failed > 0 {
            text += " · " + count(run.failed, es: ("fallido", "fallidos"), en: ("failed", "failed"))
        }
        if unresolved > 0 { text += " · " + number(unresolved) + choose(" sin resolver", " unresolved") }
        return text
    }

    package func undone(_ messages: Int) -> String {
        count(
            messages, es: ("mensaje retirado: no salió", "mensajes retirados: no salieron"),
            en: ("message withdrawn: it did not go out", "messages withdrawn: they did not go out"))
    }

    package var undoTitle: String { choose("Deshacer el envío", "Undo the run") }

    package var undoLate: String {
        choose("La espera ya pasó. De este envío quedan:", "The hold is over. Of this run there are left:")
    }

    package var undoQuestion: String { choose("¿Retirar lo que queda?", "Withdraw what is left?") }
    package var undoTooLate: String {
        choose("Ya salió todo: no hay qué deshacer", "All of it has left: nothing to undo")
    }

    // MARK: What keeps messages from going

    /// Behind a problem that the frame has no room for.
    package var seeStatus: String { choose("vea 6 ", "see 6 ") + name(Tab.status) }

    package func paused(_ pause: Pause, reason: String) -> String {
        let what =
            switch pause.scope {
            case .account: choose("Envíos en pausa", "Sending is paused")
            case .sms: choose("SMS en pausa", "SMS is paused")
            case .whatsapp: choose("WhatsApp en pausa", "WhatsApp is paused")
            case .collection: choose("Cobro en pausa", "Collection is paused")
            case .backlog: choose("La cola de antes espera", "The queue from before waits")
            // Its reason says all of it.
            case .place: ""
            }
        if what.isEmpty { return reason }
        return reason.isEmpty ? what : what + ": " + reason
    }

    package var mensajeroStopped: String {
        choose(
            "El mensajero no arranca y hay mensajes en cola: mire mensajero.log",
            "The mensajero does not start and messages are queued: see mensajero.log")
    }

    package func mensajeroFrozen(_ pid: Int32) -> String {
        choose(
            "Mensajero congelado, no sale nada: ejecute «kill -CONT \(pid)»",
            "The mensajero is frozen, nothing goes out: run \"kill -CONT \(pid)\"")
    }

    package var diskFull: String {
        choose(
            "Disco lleno: no sale ni se guarda nada. Libere espacio y sigue solo",
            "Disk full: nothing goes out or is kept. Free space and it goes on")
    }

    package var mensajeroCannotWrite: String {
        choose(
            "El mensajero no puede escribir: no sale nada. Mire mensajero.log",
            "The mensajero cannot write: nothing goes out. See mensajero.log")
    }

    package func nothingLeaves(since: String) -> String {
        choose(
            "Nada sale desde \(since), y hay qué enviar: mire mensajero.log",
            "Nothing leaves since \(since), and some is due: see mensajero.log")
    }

    package func undecided(_ messages: Int) -> String {
        let what = count(
            messages, es: ("mensaje sin resolver", "mensajes sin resolver"),
            en: ("unresolved message", "unresolved messages"))
        return what + choose(": decida en 3 Mensajes", ": decide in 3 Messages")
    }

    package var twilioUnconfigured: String {
        choose(
            "Twilio sin configurar: los mensajes quedan en cola (vea .env.example)",
            "Twilio is not configured: messages stay queued (see .env.example)")
    }

    /// What is said at the door to whom the owner gave other routes, another role or none.
    package var comeInAgain: String {
        choose("El dueño cambió su usuario: entre otra vez.", "The owner changed your user: come in again.")
    }

    /// What is said at the door while messages are still going out.
    package func goesOn(_ messages: Int) -> String {
        count(
            messages, es: ("mensaje sigue saliendo sin usted.", "mensajes siguen saliendo sin usted."),
            en: ("message still goes out without you.", "messages still go out without you."))
    }

    package func waitsForResuming(_ messages: Int) -> String {
        count(
            messages, es: ("mensaje queda en cola", "mensajes quedan en cola"),
            en: ("message stays queued", "messages stay queued"))
            + choose(": los envíos están en pausa.", ": sending is paused.")
    }

    package func waitsForTwilio(_ messages: Int) -> String {
        count(
            messages, es: ("mensaje queda en cola", "mensajes quedan en cola"),
            en: ("message stays queued", "messages stay queued"))
            + choose(": falta configurar Twilio.", ": Twilio is not configured.")
    }

    /// Everything of the demo is deleted at its end.
    package func goneWithTheDemo(_ messages: Int) -> String {
        choose("La demostración se borró al salir: ", "The demo was deleted at its end: ")
            + count(
                messages, es: ("mensaje ya no sale.", "mensajes ya no salen."),
                en: ("message does not go out any more.", "messages do not go out any more."))
    }
}
