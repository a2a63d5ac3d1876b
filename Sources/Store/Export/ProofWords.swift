import Lending
import Messaging

// The words of the proof. It is shown to Colombian authorities and clients, so it speaks Spanish like the other columns.

extension ConsentEvent.Subject {
    var spanish: String {
        switch self {
        case .collection: "cobro y servicio"
        case .marketing: "avisos"
        case .optOut: "baja"
        }
    }
}

extension ConsentEvent.Change {
    var spanish: String {
        switch self {
        case .granted: "autorizada"
        case .revoked: "retirada"
        case .reminders: "sin recordatorios"
        case .everything: "ningún mensaje"
        case .lifted: "levantada"
        }
    }
}

extension WithdrawReason {
    var spanish: String {
        switch self {
        case .person: "retirado por una persona"
        case .undone: "envío deshecho"
        case .optedOut: "dado de baja"
        case .paid: "ya pagó"
        case .annulled: "pago anulado"
        case .promiseWithdrawn: "promesa retirada"
        case .tooLate: "demasiado tarde"
        case .phoneChanged: "cambió el teléfono"
        case .ruledOut: "las reglas no lo permiten"
        case .canceled: "retirado en Twilio"
        }
    }
}

extension LegalBasis {
    static func of(_ reason: WithdrawReason) -> String? {
        switch reason {
        case .optedOut: revocation
        case .tooLate, .ruledOut: collection
        case .person, .undone, .paid, .annulled, .promiseWithdrawn, .phoneChanged, .canceled: nil
        }
    }

    /// What asks for this event to be written down, or gives the right to it.
    static func of(
        _ subject: ConsentEvent.Subject, _ change: ConsentEvent.Change, by means: ContactMeans
    ) -> String {
        switch (subject, change) {
        case (.optOut, _), (_, .revoked): revocation
        case (.collection, _): means == .visit ? visit : authorisation
        case (.marketing, _): advertisingAuthorisation
        }
    }
}

extension PromiseOutcome {
    var spanish: String {
        switch self {
        case .pending: "pendiente"
        case .kept: "cumplida"
        case .partly: "cumplida en parte"
        case .broken: "incumplida"
        }
    }
}

extension Weekday {
    var spanish: String {
        switch self {
        case .monday: "lunes"
        case .tuesday: "martes"
        case .wednesday: "miércoles"
        case .thursday: "jueves"
        case .friday: "viernes"
        case .saturday: "sábado"
        case .sunday: "domingo"
        }
    }
}
