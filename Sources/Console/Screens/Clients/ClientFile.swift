import Lending
import Messaging
import Store

/// Everything there is to one client, read in one go.
package struct ClientFile {
    let client: Client
    let route: String
    let loans: [Loan]
    let arrears: [LoanID: Arrears]
    /// Those of which the client was told that they were approved.
    let told: Set<LoanID>
    let consents: [Consent]
    let optOuts: [OptOut]
    let problems: [Channel: ContactProfile.Reach]
    /// What was said and written, newest first.
    let log: [Entry]
    private let events: [ConsentEvent]

    /// Something that happened between the client and the house.
    enum Entry {
        case message(MessageLine)
        case inbound(InboundLine)
        case consent(ConsentEvent)
        case contact(PersonalContact)

        func at(_ clock: BusinessClock) -> Instant {
            switch self {
            case .message(let line): line.createdAt
            case .inbound(let line): line.receivedAt
            case .consent(let event): event.at
            case .contact(let contact): contact.happened(clock)
            }
        }
    }

    /// So many of each kind.
    private static let limit = 40

    init(_ id: ClientID, _ context: Context) throws {
        let (store, scope) = (context.store, context.scope)
        var query = MessageQuery()
        query.client = id
        (client, loans, consents, optOuts, problems, events, log) = try store.read {
            let events = try store.consentEvents(of: id, limit: Self.limit, scope: scope)
            let entries =
                try store.messages(query, position: .first, limit: Self.limit, scope: scope).map(Entry.message)
                + store.inbound(of: id, limit: Self.limit, scope: scope).map(Entry.inbound)
                + store.personalContacts(of: id, limit: Self.limit, scope: scope).map(Entry.contact)
                + events.map(Entry.consent)
            return (
                try store.client(id, scope: scope), try store.loans(of: id, scope: scope),
                try store.consents(of: id), try store.optOuts(of: id), try store.numberProblems(of: id, scope: scope),
                events, entries.sorted { $0.at(context.clock) > $1.at(context.clock) }
            )
        }
        var arrears: [LoanID: Arrears] = [:]
        for loan in loans where loan.status.owes {
            arrears[loan.id] = Arrears.of(try store.installments(of: loan.id), on: context.today)
        }
        self.arrears = arrears
        told = try store.approvalsTold(loans.map(\.id))
        let home = try store.clientCard(id, scope: scope).routeID
        route = try store.routes(scope: .all).first { $0.id == home }?.name ?? ""
    }

    var balance: Money { loans.filter(\.status.owes).reduce(.zero) { $0 + $1.balance } }
    var overdue: Money { arrears.values.reduce(.zero) { $0 + $1.amount } }
    var light: TrafficLight { TrafficLight(daysPastDue: arrears.values.map(\.daysPastDue).max() ?? 0) }
    /// The loans that take payments.
    var owing: [Loan] { loans.filter { $0.status.owes && $0.balance > .zero } }

    func consent(_ means: ContactMeans, _ purpose: Consent.Purpose) -> Consent.State? {
        consents.last { $0.means == means && $0.purpose == purpose }?.state
    }

    /// How the consent that holds now came about.
    func proof(_ means: ContactMeans, _ purpose: Consent.Purpose) -> ConsentEvent? {
        events.first { $0.means == means && $0.subject.rawValue == purpose.rawValue }
    }

    /// Whether a no is that of who had never said yes: nothing was taken back. Where older words are not read nobody says so.
    func neverAgreed(_ event: ConsentEvent) -> Bool {
        guard event.change == .revoked, events.count < Self.limit else { return false }
        return !events.contains {
            $0.id < event.id && $0.means == event.means && $0.subject == event.subject && $0.change == .granted
        }
    }

    /// The word of an opt-out that stands.
    func proof(ofOptOut means: ContactMeans) -> ConsentEvent? {
        events.first { $0.means == means && $0.subject == .optOut }
    }
}
