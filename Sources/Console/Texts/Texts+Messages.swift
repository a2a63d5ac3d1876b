package import Messaging

// Where a message stands, in a word or two beside its glyph.

extension Texts {
    package func label(_ state: MessageState) -> String {
        switch state {
        case .queued: choose("en cola", "queued")
        case .sending: choose("enviando", "sending")
        case .uncertain: choose("incierto", "uncertain")
        case .unresolved: choose("sin resolver", "unresolved")
        case .accepted: choose("aceptado", "accepted")
        case .sent: choose("enviado", "sent")
        case .delivered: choose("entregado", "delivered")
        case .read: choose("leído", "read")
        case .undelivered: choose("no entregado", "undelivered")
        case .failed: choose("fallido", "failed")
        case .rejected: choose("rechazado", "rejected")
        case .noReceipt: choose("sin acuse", "no receipt")
        case .withdrawn: choose("retirado", "withdrawn")
        case .blocked: choose("bloqueado", "blocked")
        }
    }

    /// `1 entregado`, `12 entregados`; English has one form.
    package func counted(_ state: MessageState, _ number: Int) -> String {
        let word: String =
            switch state {
            case .queued, .sending, .unresolved, .noReceipt: label(state)
            case .uncertain, .accepted, .sent, .delivered, .read, .undelivered, .failed, .rejected, .withdrawn,
                .blocked:
                label(state) + (language == .es && number != 1 ? "s" : "")
            }
        return self.number(number) + " " + word
    }

    package func name(_ channel: Channel) -> String {
        switch channel {
        case .sms: "SMS"
        case .whatsapp: "WhatsApp"
        }
    }

    package func name(_ kind: MessageKind) -> String {
        switch kind {
        case .reminder: choose("recordatorio", "reminder")
        case .dueToday: choose("vence hoy", "due today")
        case .overdue: choose("cuota vencida", "overdue")
        case .promiseReminder: choose("promesa", "promise")
        case .paymentConfirmation: choose("confirmación de pago", "payment confirmation")
        case .paymentAnnulled: choose("pago anulado", "payment annulled")
        case .paidOff: choose("préstamo pagado", "loan paid off")
        case .loanApproved: choose("préstamo aprobado", "loan approved")
        case .notice: choose("aviso", "notice")
        case .test: choose("prueba", "test")
        }
    }
}
