import Lending
import Messaging
import Store
import Terminal

// Payments, their receipts and annulments.

extension Texts {
    func paymentTitle(_ loan: String, _ client: String) -> String {
        choose("Pago · préstamo \(loan) · \(client)", "Payment · loan \(loan) · \(client)")
    }

    var amountField: String { choose("Monto", "Amount") }
    var methodField: String { choose("Medio", "Method") }
    var referenceField: String { choose("Referencia", "Reference") }
    var confirmField: String { choose("Confirmar", "Confirm") }
    var optional: String { choose("opcional", "optional") }
    var confirmKeys: String { choose("Espacio sí/no", "Space yes/no") }
    var appliesTo: String { choose("Se aplica a", "Pays") }
    var newBalance: String { choose("Saldo nuevo", "New balance") }
    var receiptLabel: String { choose("Recibo", "Receipt") }
    var paidOff: String { choose("PAGADO", "PAID OFF") }
    var noConfirmation: String { choose("no se pidió", "not asked for") }
    var amountMissing: String { choose("Escriba el monto", "Type the amount") }
    /// Beside what was typed and is no amount.
    var wholePesos: String { choose("Pesos enteros, sin centavos: 50.000", "Whole pesos, no cents: 50,000") }

    func tooMuch(_ payoff: Money) -> String {
        choose("Más que el saldo: reciba exactamente ", "More than the balance: take exactly ") + money(payoff)
    }

    func name(_ method: PaymentMethod) -> String {
        switch method {
        case .cash: choose(method.label, "Cash")
        case .transfer: choose(method.label, "Transfer")
        case .other: choose(method.label, "Other")
        case .nequi, .daviplata, .bancolombia, .pse, .breb: method.label
        }
    }

    /// `cuota 4 completa · cuotas 5 a 7 completas · cuota 8 abono $20.000`
    func parts(_ parts: [PaymentPreview.Part]) -> String {
        var texts: [String] = []
        var index = 0
        while index < parts.count {
            let first = parts[index]
            guard first.completes else {
                texts.append(
                    choose("cuota ", "installment ") + "\(first.installment) "
                        + choose("abono ", "in part ") + money(first.amount))
                index += 1
                continue
            }
            var last = index
            while last + 1 < parts.count, parts[last + 1].completes,
                parts[last + 1].installment == parts[last].installment + 1
            {
                last += 1
            }
            texts.append(completes(first.installment, parts[last].installment))
            index = last + 1
        }
        return texts.joined(separator: " · ")
    }

    private func completes(_ first: Int, _ last: Int) -> String {
        first == last
            ? choose("cuota \(first) completa", "installment \(first) whole")
            : choose("cuotas \(first) a \(last) completas", "installments \(first) to \(last) whole")
    }

    /// How the loan stands after it.
    func outcome(_ preview: PaymentPreview) -> (String, Style) {
        if preview.balance == .zero { return (choose("queda PAGADO", "PAID OFF"), Style(.good, .bold)) }
        let arrears = preview.arrears
        guard arrears.amount > .zero else { return (choose("queda al día", "up to date"), .good) }
        let days = count(arrears.daysPastDue, es: ("día", "días"), en: ("day", "days"))
        return (
            choose(
                "sigue en mora \(money(arrears.amount)), \(days)",
                "still overdue \(money(arrears.amount)), \(days)"),
            .warning
        )
    }

    // MARK: The same again

    var duplicateTitle: String { choose("¿El mismo pago otra vez?", "The same payment again?") }

    func duplicate(_ amount: Money, _ receipt: String, _ loan: String) -> String {
        choose(
            "Hoy ya se registraron \(money(amount)) en el préstamo \(loan): recibo \(receipt).",
            "\(money(amount)) was registered on loan \(loan) today already: receipt \(receipt).")
    }

    var duplicateQuestion: String {
        choose("¿Es otro pago, de verdad recibido dos veces?", "Is this another one, really received twice?")
    }

    // MARK: Annulling

    func annulTitle(_ receipt: String) -> String { choose("Anular el recibo ", "Annul receipt ") + receipt }

    func annulLine(_ payment: Payment, _ loan: String, _ client: String) -> String {
        "\(money(payment.amount)) · " + choose("préstamo ", "loan ") + "\(loan) · \(client)"
    }

    var annulNote: String {
        choose(
            "El saldo vuelve atrás; si ya se le avisó al cliente, recibe la corrección.",
            "The balance goes back; a client who was told gets a correction.")
    }

    var reasonField: String { choose("Motivo", "Reason") }
    var reasonHint: String { choose("por qué se anula (obligatorio)", "why it is annulled (required)") }

    func annulled(_ payment: Payment, told: Bool) -> String {
        choose("Recibo \(payment.receipt) ANULADO", "Receipt \(payment.receipt) ANNULLED")
            + (told ? choose(" · se avisa al cliente", " · the client is told") : "")
    }

    // MARK: The confirmation once more

    var confirmAgainTitle: String { choose("Enviar otra vez la confirmación", "Send the confirmation again") }

    func confirmAgainLine(_ payment: Payment, _ client: String, _ way: String) -> String {
        choose(
            "Recibo \(payment.receipt), \(money(payment.amount)), a \(client) por \(way).",
            "Receipt \(payment.receipt), \(money(payment.amount)), to \(client) by \(way).")
    }

    /// What became of the wish to send one message.
    func became(_ enqueued: Enqueued, _ clock: BusinessClock) -> Note {
        switch enqueued {
        case .queued(_, nil): .done(choose("En cola", "Queued"))
        case .queued(_, let later?): .done(choose("En cola para ", "Queued for ") + appointment(later, clock))
        case .already: .notice(choose("Ya está en cola", "It is queued already"))
        case .blocked(_, let reason, let from):
            .notice(choose("No se envía: ", "Not sent: ") + refusedShortly(reason, from: from, clock))
        }
    }

    /// With the day from which it may go, which says all there is to do about it, in a line.
    func refusedShortly(_ reason: BlockReason, from: Instant?, _ clock: BusinessClock) -> String {
        guard let from else { return reason.sentence(language) }
        return reason.label(language) + choose("; se puede desde ", "; it may go from ") + dayAndHour(from, clock)
    }
}
