import Lending
import Messaging
import Store

// Visits and calls.

extension Texts {
    func name(_ means: ContactMeans) -> String {
        switch means {
        case .message(let channel): name(channel)
        case .inPerson(.visit): choose("Visita", "Visit")
        case .inPerson(.call): choose("Llamada", "Call")
        }
    }

    func contactTitle(_ loan: String?, _ client: String) -> String {
        let about = loan.map { choose(" · préstamo ", " · loan ") + $0 } ?? ""
        return choose("Visita o llamada", "Visit or call") + about + " · " + client
    }

    func name(_ field: ContactForm.Field) -> String {
        switch field {
        case .means: choose("Contacto", "Contact")
        case .outcome: choose("Resultado", "Result")
        case .loan: choose("Préstamo", "Loan")
        case .at: choose("Cuándo", "When")
        case .amount: amountField
        case .day: dayField
        }
    }

    var nowHint: String { choose("ahora", "now") }
    var momentHint: String { choose("14:05, ayer 9:30 o 22/11 16:00", "14:05, yesterday 9:30 or 22/11 16:00") }
    var momentMissing: String {
        choose(
            "Escriba cuándo fue, ya pasado: 14:05, ayer 9:30 o 22/11 16:00",
            "Type when it took place: 14:05, yesterday 9:30 or 22/11 16:00")
    }
    var noLoanInParticular: String { choose("ninguno en particular", "none in particular") }
    var loanOfContactMissing: String {
        choose("Elija el préstamo del pago o la promesa", "Choose the loan that was paid or promised on")
    }

    // MARK: The law

    var lawField: String { "Ley 2300" }
    var lawAllows: String {
        choose("Nada en contra: se puede contactar así.", "Nothing against it: this contact is allowed.")
    }
    /// `Se le puede visitar desde mañana 7:00.`
    func mayBeReached(_ means: PersonalMeans, from instant: Instant, _ clock: BusinessClock) -> String {
        let what =
            switch means {
            case .visit: choose("Se le puede visitar desde ", "May be visited from ")
            case .call: choose("Se le puede llamar desde ", "May be called from ")
            }
        return what + dayAndHour(instant, clock) + "."
    }
    var noVisitConsent: String { choose("sin autorización de visita", "no consent to visits") }

    /// `contra la regla: sin autorización de visita · ya contactado hoy (WhatsApp)`; nil where nothing was broken.
    func broken(_ objections: [Objection]) -> String? {
        guard !objections.isEmpty else { return nil }
        let rules = objections.map { objection in
            objection.reason.label(language) + (objection.earlier.map { " (" + $0.label(language) + ")" } ?? "")
        }
        return choose("contra la regla: ", "against the rules: ") + rules.joined(separator: " · ")
    }

    // MARK: What came of it

    /// `promesa de pago · hoy 14:05 · luis`
    func headline(_ contact: PersonalContact, _ clock: BusinessClock) -> String {
        [
            contact.means.label(language), contact.outcome.label(contact.means, language),
            moment(contact.happened(clock), clock), contact.by,
        ].joined(separator: " · ")
    }

    /// What was promised or paid, and on which loan; nil for neither.
    func result(_ contact: PersonalContact, today: Day) -> String? {
        if let promise = contact.promise { return terms(promise, today: today) }
        guard !contact.receipts.isEmpty else { return nil }
        return choose("recibo ", "receipt ") + contact.receipts.joined(separator: ", ")
    }

    private func terms(_ promise: PromiseTerms, today: Day) -> String {
        money(promise.amount) + choose(" para ", " by ") + relative(promise.day, today: today)
    }

    /// `Visita registrada: promesa de pago, $50.000 para mañana. Queda la advertencia: …`
    func recorded(_ draft: PersonalContactDraft, _ recorded: RecordedContact, today: Day) -> String {
        let what =
            draft.outcome.label(draft.means, language) + (draft.promise.map { ", " + terms($0, today: today) } ?? "")
        var text =
            switch draft.means {
            case .visit: choose("Visita registrada: ", "Visit written down: ") + what + "."
            case .call: choose("Llamada registrada: ", "Call written down: ") + what + "."
            }
        if recorded.markedNumber {
            text += choose(" El número queda como errado.", " The number is marked as wrong.")
        }
        if let broken = broken(recorded.objections) { text += choose(" Queda ", " It is kept ") + broken + "." }
        return text
    }

    // MARK: Corrections

    func correctionTitle(_ means: PersonalMeans) -> String {
        switch means {
        case .visit: choose("Corregir la visita", "Correct the visit")
        case .call: choose("Corregir la llamada", "Correct the call")
        }
    }

    func correctionNote(_ contact: PersonalContact) -> String {
        contact.promise == nil
            ? choose(
                "Deja de contar como contacto; queda en el registro con esta corrección.",
                "It counts as a contact no more; it stays on record with this correction.")
            : choose(
                "Deja de contar, con su promesa; queda en el registro con esta corrección.",
                "It counts no more, nor does its promise; it stays on record with this correction.")
    }

    func correction(_ correction: PersonalContact.Correction) -> String {
        choose("CORREGIDO ", "CORRECTED ") + correction.by + ": " + correction.reason.label(language)
    }

    func corrected(_ means: PersonalMeans) -> String {
        switch means {
        case .visit: choose("Visita corregida: ya no cuenta", "Visit corrected: it counts no more")
        case .call: choose("Llamada corregida: ya no cuenta", "Call corrected: it counts no more")
        }
    }

    // MARK: The same one twice

    func duplicateContactTitle(_ means: PersonalMeans) -> String {
        switch means {
        case .visit: choose("¿La misma visita otra vez?", "The same visit again?")
        case .call: choose("¿La misma llamada otra vez?", "The same call again?")
        }
    }

    /// `Ya hay una visita con ese resultado: 23/11/2026 9:05.`
    func duplicateContact(_ means: PersonalMeans, _ at: CivilTime) -> String {
        choose(
            "Ya hay una \(means.label(.es)) con ese resultado: \(at.day.formatted) \(at.clock).",
            "There is a \(means.label(.en)) with that result already: \(at.day.formatted) \(at.clock).")
    }

    var duplicateContactQuestion: String {
        choose("¿Fue otra, de verdad hubo dos?", "Was it another one, were there really two?")
    }
}
