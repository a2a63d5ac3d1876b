import Messaging
import Twilio

/// Why the mensajero itself pauses something; one sentence for the consoles.
enum PauseReason: Equatable {
    /// Twilio refused, with its own text where our table has none.
    case error(code: Int?, text: String)
    /// No connection; the word is that of `HTTPError.Reason`.
    case unreachable(String)
    /// Twilio takes the messages and does not answer as it should.
    case unanswered
    case clock(minutes: Int64)
    case missing(TwilioVariable, Channel)

    /// Why a list cannot be read.
    init(_ failure: TwilioFailure) {
        switch failure {
        case .unreachable(let word): self = .unreachable(word)
        case .refused(let error), .rateLimited(let error, _): self = .error(code: error.code, text: error.message)
        case .unavailable, .unreadable, .foreignPage: self = .unanswered
        }
    }

    func sentence(_ language: Language, _ errors: ErrorTable) -> String {
        switch self {
        case .error(let code, let text):
            if let entry = code.flatMap({ errors[$0] }) { return entry.sentence(language) }
            let shown = text.isEmpty ? language.choose(es: "sin explicación", en: "no explanation") : text
            return language.choose(es: "Twilio se niega: \(shown).", en: "Twilio refuses: \(shown).")
        case .unreachable(let word):
            return language.choose(
                es: "No hay conexión con Twilio (\(word)): se sigue intentando.",
                en: "There is no connection to Twilio (\(word)): trying on.")
        case .unanswered:
            return language.choose(
                es: "Twilio no responde como debe: se sigue intentando.",
                en: "Twilio does not answer as it should: trying on.")
        case .clock(let minutes):
            return language.choose(
                es: "el reloj difiere \(minutes) minutos del de Twilio: póngalo en hora.",
                en: "the clock differs from Twilio's by \(minutes) minutes: set it right.")
        case .missing(let variable, let channel):
            let name = channel == .sms ? "SMS" : "WhatsApp"
            return language.choose(
                es: "Falta \(variable.rawValue): sin ella no sale nada por \(name).",
                en: "\(variable.rawValue) is missing: without it nothing leaves by \(name).")
        }
    }
}
