package import Lending
package import Messaging

// Words for people. PAGADO and ANULADO, never "cancelado": to a Colombian that means paid off.

extension LoanStatus {
    package var english: String {
        switch self {
        case .approved: "approved"
        case .active: "active"
        case .paid: "paid"
        case .writtenOff: "written off"
        case .void: "void"
        }
    }
}

extension MessageState {
    /// In the middle of a sentence: "already delivered".
    package func label(_ language: Language) -> String {
        switch self {
        case .queued: language.choose(es: "en cola", en: "queued")
        case .sending: language.choose(es: "enviándose", en: "being sent")
        case .uncertain: language.choose(es: "incierto", en: "uncertain")
        case .unresolved: language.choose(es: "sin resolver", en: "unresolved")
        case .accepted: language.choose(es: "aceptado", en: "accepted")
        case .sent: language.choose(es: "enviado", en: "sent")
        case .delivered: language.choose(es: "entregado", en: "delivered")
        case .read: language.choose(es: "leído", en: "read")
        case .undelivered: language.choose(es: "no entregado", en: "undelivered")
        case .failed: language.choose(es: "fallido", en: "failed")
        case .rejected: language.choose(es: "rechazado", en: "rejected")
        case .noReceipt: language.choose(es: "sin acuse", en: "without receipt")
        case .withdrawn: language.choose(es: "retirado", en: "withdrawn")
        case .blocked: language.choose(es: "bloqueado", en: "blocked")
        }
    }
}
