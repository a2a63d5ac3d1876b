import Messaging
import Store

// Why a message did not go, and what to do about it.

extension Texts {
    /// One sentence for a message that went wrong or was held back; nil while there is nothing to say.
    func trouble(_ message: MessageLine, errors: ErrorTable?) -> String? {
        switch message.brief.state {
        case .blocked: return message.brief.reason.flatMap { BlockReason(rawValue: $0) }?.sentence(language)
        case .withdrawn:
            guard let reason = message.brief.reason else { return nil }
            return WithdrawReason(rawValue: reason).map(sentence)
                ?? BlockReason(rawValue: reason)?.sentence(language)
        case .unresolved:
            return choose(
                "No se sabe si llegó: decida en Mensajes (llegó, o enviar otra vez).",
                "Nobody knows whether it arrived: decide in Messages (it arrived, or send again).")
        case .undelivered, .failed, .rejected: return error(message, errors)
        case .queued, .sending, .uncertain, .accepted, .sent, .delivered, .read, .noReceipt:
            return message.brief.errorCode == nil ? nil : error(message, errors)
        }
    }

    private func error(_ message: MessageLine, _ errors: ErrorTable?) -> String? {
        guard let code = message.brief.errorCode else {
            let said = message.errorText.flatMap { $0.isEmpty ? nil : $0 }
            return said ?? choose("Twilio no dijo por qué.", "Twilio did not say why.")
        }
        let sentence = errors?[code]?.sentence(language) ?? message.errorText
        return sentence.map { "\($0) (\(code))" } ?? "Twilio \(code)"
    }

    func sentence(_ reason: WithdrawReason) -> String {
        switch reason {
        case .person: choose("Una persona lo retiró de la cola.", "A person took it out of the queue.")
        case .undone: choose("El envío se deshizo antes de salir.", "The run was undone before it went out.")
        case .optedOut: choose("El cliente se dio de baja.", "The client opted out.")
        case .paid: choose("El cliente pagó antes de que saliera.", "The client paid before it went out.")
        case .annulled: choose("El pago se anuló.", "The payment was annulled.")
        case .promiseWithdrawn:
            choose("La promesa que recordaba se retiró.", "The promise it was about was taken back.")
        case .tooLate: choose("Pasaron dos días hábiles sin poder salir.", "Two legal days passed without a chance.")
        case .phoneChanged: choose("El teléfono cambió.", "The phone number changed.")
        case .ruledOut: choose("Las reglas de contacto ya no lo permiten.", "The contact rules no longer allow it.")
        case .canceled: choose("Twilio lo canceló antes de enviarlo.", "Twilio cancelled it before sending.")
        }
    }
}
