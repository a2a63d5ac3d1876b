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
        case .person, .undone, .paid, .annulled, .phoneChanged, .canceled: nil
        }
    }

    static func ofConsent(to subject: ConsentEvent.Subject, by means: ContactMeans) -> String {
        switch subject {
        case .collection: means == .visit ? visit : consent
        case .marketing: advertising
        case .optOut: revocation
        }
    }
}
