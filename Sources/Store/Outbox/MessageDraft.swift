package import Lending
package import Messaging

/// The wish to send one message: what about, to whom, and the key that makes pressing twice send once.
package struct MessageDraft: Sendable {
    package var kind: MessageKind
    package var clientID: ClientID
    package var loan: Loan?
    package var paymentID: PaymentID?
    package var routeID: RouteID?
    package var wish: ChannelWish
    package var dedupe: String?
    /// The text of a notice.
    package var freeText: String?
    package var runID: RunID?
    /// Not before this instant, whatever the law allows: the seconds in which a bulk send can be undone.
    package var holdUntil: Instant?
    package var resendOf: MessageID?

    package static func confirmation(of payment: PaymentID, loan: Loan, wish: ChannelWish) -> MessageDraft {
        MessageDraft(
            kind: .paymentConfirmation, clientID: loan.clientID, loan: loan, paymentID: payment, routeID: loan.routeID,
            wish: wish, dedupe: "payment:\(payment.rawValue)")
    }

    /// The payment stands in the key: a loan may be paid off, reopened by an annulment, and paid off again.
    package static func paidOff(_ loan: Loan, by payment: PaymentID, wish: ChannelWish) -> MessageDraft {
        MessageDraft(
            kind: .paidOff, clientID: loan.clientID, loan: loan, paymentID: payment, routeID: loan.routeID, wish: wish,
            dedupe: "paidoff:\(loan.id.rawValue):\(payment.rawValue)")
    }

    package static func annulment(of payment: Payment, loan: Loan, wish: ChannelWish) -> MessageDraft {
        MessageDraft(
            kind: .paymentAnnulled, clientID: loan.clientID, loan: loan, paymentID: payment.id, routeID: loan.routeID,
            wish: wish, dedupe: "annulled:\(payment.id.rawValue)")
    }

    package static func approval(of loan: Loan, wish: ChannelWish) -> MessageDraft {
        MessageDraft(
            kind: .loanApproved, clientID: loan.clientID, loan: loan, routeID: loan.routeID, wish: wish,
            dedupe: "approved:\(loan.id.rawValue)")
    }

    /// One collection message of a client: all loans together, one a day.
    package static func collection(
        _ kind: MessageKind, client: ClientID, route: RouteID?, day: Day, wish: ChannelWish, run: RunID? = nil,
        holdUntil: Instant? = nil
    ) -> MessageDraft {
        let key = kind == .overdue ? "overdue" : "reminder"
        return MessageDraft(
            kind: kind, clientID: client, routeID: route, wish: wish,
            dedupe: "\(key):\(client.rawValue):\(day.iso)", runID: run, holdUntil: holdUntil)
    }

    package static func notice(
        _ text: String, client: ClientID, route: RouteID?, run: RunID, wish: ChannelWish, holdUntil: Instant? = nil
    ) -> MessageDraft {
        MessageDraft(
            kind: .notice, clientID: client, routeID: route, wish: wish,
            dedupe: "notice:\(run.rawValue):\(client.rawValue)", freeText: text, runID: run, holdUntil: holdUntil)
    }
}
