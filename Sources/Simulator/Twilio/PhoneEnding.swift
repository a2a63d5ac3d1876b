extension Simulator {
    /// What happens to a message by the last four digits of its recipient's number: the table of the simulator.
    package struct PhoneEnding: Sendable {
        /// Four digits.
        package let digits: String
        package let fate: Fate
        /// For WhatsApp only; an SMS to that number is delivered.
        package let onlyWhatsApp: Bool
        /// For people.
        package let meaning: Meaning

        /// Every other number is delivered, and read on WhatsApp.
        package static let all = [
            ending(
                "0001", .undelivered(30003),
                Meaning(
                    "no entregado: teléfono apagado o sin señal (30003)",
                    "undelivered: phone off or without signal (30003)")),
            ending(
                "0002", .undelivered(30005),
                Meaning("no entregado: el número no existe (30005)", "undelivered: no such number (30005)")),
            ending(
                "0003", .undelivered(30006),
                Meaning("no entregado: teléfono fijo (30006)", "undelivered: landline (30006)")),
            ending(
                "0004", .refused(21610),
                Meaning(
                    "rechazado al crear: la persona pidió no recibir mensajes (21610)",
                    "refused: the person asked for no more messages (21610)")),
            ending(
                "0005", .refused(21211),
                Meaning("rechazado al crear: número no válido (21211)", "refused: invalid number (21211)")),
            ending(
                "0006", .failed(63016), onlyWhatsApp: true,
                Meaning(
                    "WhatsApp falla: fuera de la ventana de 24 h (63016)",
                    "WhatsApp fails: outside the 24-hour window (63016)")),
            ending(
                "0007", .undelivered(30007),
                Meaning(
                    "no entregado: filtrado por el operador (30007)", "undelivered: filtered by the operator (30007)")),
            ending("0008", .silent, Meaning("enviado, y nunca llega el acuse", "sent, and the receipt never comes")),
            ending("0009", .unread, Meaning("entregado, y nunca leído", "delivered, and never read")),
            ending(
                "0010", .refused(21614),
                Meaning("rechazado al crear: no es un celular (21614)", "refused: not a mobile (21614)")),
            ending(
                "0011", .undelivered(30008),
                Meaning("no entregado: error desconocido (30008)", "undelivered: unknown error (30008)")),
            ending(
                "0012", .failed(63024), onlyWhatsApp: true,
                Meaning("WhatsApp falla: no tiene WhatsApp (63024)", "WhatsApp fails: has no WhatsApp (63024)")),
            ending(
                "0013", .refused(21408),
                Meaning("rechazado al crear: país sin permiso (21408)", "refused: country not allowed (21408)")),
            ending(
                "0014", .stuck,
                Meaning(
                    "se queda en cola: sirve para anularlo; vence con ValidityPeriod (30036)",
                    "stays queued: can be cancelled; ends with ValidityPeriod (30036)")),
            ending(
                "0015", .failed(63015), onlyWhatsApp: true,
                Meaning(
                    "WhatsApp falla: no se unió al sandbox (63015)",
                    "WhatsApp fails: has not joined the sandbox (63015)")),
            ending(
                "0016", .refused(21608),
                Meaning(
                    "rechazado al crear: cuenta de prueba, número sin verificar (21608)",
                    "refused: trial account, number not verified (21608)")),
            ending(
                "0017", .undelivered(30004),
                Meaning("no entregado: mensaje bloqueado (30004)", "undelivered: message blocked (30004)")),
            ending(
                "0018", .failed(63018), onlyWhatsApp: true,
                Meaning("WhatsApp falla: límite de mensajes (63018)", "WhatsApp fails: limit of messages (63018)")),
            ending(
                "0019", .refused(21611),
                Meaning(
                    "rechazado al crear: la cola del remitente está llena (21611)",
                    "refused: the sender's queue is full (21611)")),
            ending("0020", .failed(30001), Meaning("falla: cola llena (30001)", "fails: queue full (30001)")),
        ]

        private static func ending(
            _ digits: String, _ fate: Fate, onlyWhatsApp: Bool = false, _ meaning: Meaning
        ) -> PhoneEnding {
            PhoneEnding(digits: digits, fate: fate, onlyWhatsApp: onlyWhatsApp, meaning: meaning)
        }

        /// The fate of a message to this address (E.164, or `whatsapp:` and E.164).
        static func fate(of address: String) -> Fate {
            let isWhatsApp = address.hasPrefix("whatsapp:")
            let found = all.first { address.hasSuffix($0.digits) && (isWhatsApp || !$0.onlyWhatsApp) }
            return found?.fate ?? .delivered
        }
    }

    /// How a message ends.
    package enum Fate: Equatable, Sendable {
        /// And read, on WhatsApp.
        case delivered
        /// Delivered and never read.
        case unread
        /// Sent, without a receipt for ever.
        case silent
        /// Queued until its validity period is over.
        case stuck
        case undelivered(Int)
        case failed(Int)
        /// Not created: a 4xx with this code.
        case refused(Int)
    }
}
