import Lending
import Messaging
import Store

/// Sends the confirmation of a loan's last valid payment again, after asking.
enum ConfirmationAgain {
    static func ask(_ context: Context, loan id: LoanID) -> [Effect] {
        context.trying {
            let (store, texts) = (context.store, context.texts)
            let loan = try store.loan(id, scope: context.scope)
            guard let payment = try store.payments(of: id).last(where: { !$0.annulled }) else {
                return [.say(.notice(texts.sentence(.noPayment)))]
            }
            let client = try store.client(loan.clientID, scope: context.scope)
            let outlook = try store.outlook(.paymentConfirmation, client: loan.clientID, wish: .automatic)
            let way = texts.name(outlook.channel) + " " + (texts.spaced(outlook.number) ?? "")
            let dialog = ConfirmDialog(
                context, title: texts.confirmAgainTitle, lines: [texts.confirmAgainLine(payment, client.name, way)]
            ) {
                context.trying { try context.store.write { try send(payment, loan, context) } }
            }
            return [.push(dialog), .dropTypedAhead]
        }
    }

    /// The first one gets the payment's own key; sending once more on purpose is a new row that names who asked.
    private static func send(_ payment: Payment, _ loan: Loan, _ context: Context) throws -> [Effect] {
        guard try context.store.payments(of: loan.id).contains(where: { $0.id == payment.id && !$0.annulled }) else {
            return [.say(.notice(context.texts.changedMeanwhile(payment.receipt)))]
        }
        var enqueued = try context.store.enqueue(.confirmation(of: payment.id, loan: loan, wish: .automatic))
        if case .already(let id) = enqueued,
            try context.store.message(id, scope: context.scope).brief.state.isFinal
        {
            enqueued = try context.store.resend(id, scope: context.scope)
        }
        return [.queued, .say(context.texts.became(enqueued, context.clock))]
    }
}
