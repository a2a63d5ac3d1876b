/// Where a message of the outbox stands. The raw value is what the database holds.
package enum MessageState: String, Sendable, CaseIterable, Hashable {
    /// Waiting for the mensajero: for its legal hour, its pace, or the end of a pause.
    case queued
    /// Marked with its attempt before the first byte leaves.
    case sending
    /// Nobody knows whether Twilio has it; looked for in Twilio's list.
    case uncertain
    /// Neither found nor proved absent within the horizon: a person decides.
    case unresolved
    /// Twilio has it (201, or adopted from the list).
    case accepted
    case sent
    case delivered
    case read
    case undelivered
    case failed
    /// Refused by Twilio with a 4xx of its own: no SID, nothing sent.
    case rejected
    /// `sent`, and no receipt came within the time we follow it.
    case noReceipt = "no_receipt"
    /// Taken back while queued: by a person, an opt-out, a payment, or because its time was over.
    case withdrawn
    /// Ruled out at birth: the reason is kept as the proof of compliance.
    case blocked

    /// What `mensajes --json` and the screens' filters call it.
    package var spanish: String {
        switch self {
        case .queued: "en_cola"
        case .sending: "enviando"
        case .uncertain: "incierto"
        case .unresolved: "sin_resolver"
        case .accepted: "aceptado"
        case .sent: "enviado"
        case .delivered: "entregado"
        case .read: "leido"
        case .undelivered: "no_entregado"
        case .failed: "fallido"
        case .rejected: "rechazado"
        case .noReceipt: "sin_acuse"
        case .withdrawn: "retirado"
        case .blocked: "bloqueado"
        }
    }

    package init?(spanish: String) {
        guard let state = MessageState.allCases.first(where: { $0.spanish == spanish }) else { return nil }
        self = state
    }

    /// Nothing more will happen to it by itself (`delivered` may still become `read`).
    package var isFinal: Bool {
        switch self {
        case .queued, .sending, .uncertain, .accepted, .sent: false
        case .unresolved, .delivered, .read, .undelivered, .failed, .rejected, .noReceipt, .withdrawn, .blocked: true
        }
    }

    /// May still go out, or may have gone: only one such collection message per client.
    package var isOpen: Bool {
        switch self {
        case .queued, .sending, .uncertain, .unresolved: true
        case .accepted, .sent, .delivered, .read, .undelivered, .failed, .rejected, .noReceipt, .withdrawn, .blocked:
            false
        }
    }
}
