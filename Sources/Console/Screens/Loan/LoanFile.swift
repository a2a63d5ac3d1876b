import Lending
import Messaging
import Store

/// Everything there is to one loan, read in one go.
struct LoanFile {
    let loan: Loan
    let client: Client
    let consents: [Consent]
    let optOuts: [OptOut]
    let route: String
    let installments: [Installment]
    /// Newest first, as promises and messages are.
    let payments: [Payment]
    let annulments: [PaymentID: AnnulmentRecord]
    let promises: [Promise]
    let messages: [MessageLine]
    let arrears: Arrears

    /// So many messages are shown; Mensajes has the others.
    private static let messageLimit = 40

    init(_ id: LoanID, _ context: Context) throws {
        let (store, scope) = (context.store, context.scope)
        (loan, client, consents, optOuts, route, installments, payments, annulments, promises, messages) =
            try store.read {
                let loan = try store.loan(id, scope: scope)
                let client = try store.client(loan.clientID, scope: scope)
                var query = MessageQuery()
                query.client = loan.clientID
                // A collection message speaks of all loans of a client; other loans' own messages stay away.
                let messages = try store.messages(query, position: .first, limit: Self.messageLimit, scope: scope)
                    .filter { $0.loanNumber == nil || $0.loanNumber == loan.number }
                return (
                    loan, client, try store.consents(of: loan.clientID), try store.optOuts(of: loan.clientID),
                    try store.routes(scope: scope).first { $0.id == loan.routeID }?.name ?? "",
                    try store.installments(of: id), try store.payments(of: id).reversed(),
                    try store.annulments(of: id), try store.promises(of: id).reversed(), messages
                )
            }
        arrears = loan.status.owes ? Arrears.of(installments, on: context.today) : .none
    }

    var validPayments: [Payment] { payments.filter { !$0.annulled } }
    var paid: Money { validPayments.reduce(.zero) { $0 + $1.amount } }
    var owes: Bool { loan.status.owes && loan.balance > .zero }
    var light: TrafficLight { arrears.trafficLight }
}
