/// What a client's answer asks for, where it is one of the words that stop or start messages.
package enum InboundWish: String, Sendable, CaseIterable, Hashable {
    case stop
    /// CANCELAR alone: operators in Colombia have it as a stop word, Colombians say it for "to pay off". It stops the
    /// reminders like `stop`, because the other mistake breaks the law, and a person should ask what was meant.
    case stopOrPayOff
    case start
    case help
    case none

    package var stopsMessages: Bool { self == .stop || self == .stopOrPayOff }
}

/// The words that count only as the whole message: "voy a salir a pagar" is no opt-out.
package enum StopWords {
    package static func wish(_ text: String) -> InboundWish {
        let words = plainWords(text)
        if stop.contains(words) { return .stop }
        if words == "cancelar" { return .stopOrPayOff }
        if start.contains(words) { return .start }
        return help.contains(words) ? .help : .none
    }

    /// The first eight are Twilio's own (it refuses further messages by itself then: 21610).
    private static let stop: Set<String> = [
        "stop", "stopall", "unsubscribe", "end", "quit", "cancel", "revoke", "optout",
        "opt out", "stop all", "salir", "salirme", "baja", "dar de baja", "darme de baja", "deme de baja", "parar",
        "pare", "detener", "no mas", "no mas mensajes", "no mas avisos", "no enviar mas", "no enviar mas mensajes",
        "no me escriba mas", "no me escriban mas", "no me escriba", "no me escriban", "quiero salir", "deseo salir",
        "no quiero mas mensajes", "no deseo mas mensajes", "no quiero recibir mensajes", "no deseo recibir mensajes",
        "no quiero recibir mas mensajes", "no deseo recibir mas mensajes", "ya no mas", "basta", "no molestar",
        "desuscribir", "desuscribirme", "remover",
    ]
    private static let start: Set<String> = ["start", "unstop", "alta", "iniciar", "reanudar", "reactivar"]
    private static let help: Set<String> = ["help", "info", "ayuda"]

    /// Words around which nothing changes.
    private static let polite: Set<String> = ["por", "favor", "porfavor", "porfa", "gracias", "please", "thanks"]

    /// The words that carry meaning, each once where it was said again and again; a long text is no keyword.
    private static func plainWords(_ text: String) -> String {
        guard text.utf8.count < 200 else { return "" }
        var words: [String] = []
        for word in PlainWords.of(text) where !polite.contains(word) && word != words.last { words.append(word) }
        return words.joined(separator: " ")
    }
}
