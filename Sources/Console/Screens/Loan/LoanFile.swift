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
    /// Messages, visits and calls, newest first.
    let contacts: [ClientContact]
    let arrears: Arrears
    /// The loan itself, where its client was told of the approval.
    let told: Set<LoanID>

    /// So many of each are shown; Mensajes has the other messages.
    private static let contactLimit = 40

    init(_ id: LoanID, _ context: Context) throws {
        let (store, scope) = (context.store, context.scope)
        (loan, client, consents, optOuts, route, installments, payments, annulments, promises, contacts) =
            try store.read {
                let loan = try store.loan(id, scope: scope)
                let client = try store.client(loan.clientID, scope: scope)
                // A collection message speaks of all loans of a client; what is another loan's own stays away.
                let contacts = try ClientContact.newest(of: client.id, limit: Self.contactLimit, context)
                    .filter { $0.loanNumber == nil || $0.loanNumber == loan.number }
                return (
                    loan, client, try store.consents(of: loan.clientID), try store.optOuts(of: loan.clientID),
                    try store.routes(scope: scope).first { $0.id == loan.routeID }?.name ?? "",
                    try store.installments(of: id), try store.payments(of: id).reversed(),
                    try store.annulments(of: id), try store.promises(of: id).reversed(),
                    contacts
                )
            }
        told = try store.approvalsTold([id])
        arrears = loan.status.owes ? Arrears.of(installments, on: context.today) : .none
    }

    var validPayments: [Payment] { payments.filter { !$0.annulled } }
    var paid: Money { validPayments.reduce(.zero) { $0 + $1.amount } }
    var owes: Bool { loan.status.owes && loan.balance > .zero }
    var light: TrafficLight { arrears.trafficLight }
}
