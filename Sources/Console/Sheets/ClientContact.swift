import Lending
import Messaging
import Store

/// How a client was reached, or was to be.
enum ClientContact {
    case message(MessageLine)
    case inPerson(PersonalContact)

    /// Newest first; at most so many messages, and so many visits and calls.
    static func newest(of client: ClientID, limit: Int, _ context: Context) throws -> [ClientContact] {
        let (store, scope) = (context.store, context.scope)
        var query = MessageQuery()
        query.client = client
        let contacts =
            try store.messages(query, position: .first, limit: limit, scope: scope).map(ClientContact.message)
            + store.personalContacts(of: client, limit: limit, scope: scope).map(ClientContact.inPerson)
        return contacts.sorted { $0.at(context.clock) > $1.at(context.clock) }
    }

    /// Nil: it was about all of them, or none.
    var loanNumber: String? {
        switch self {
        case .message(let line): line.loanNumber
        case .inPerson(let contact): contact.loanNumber
        }
    }

    func at(_ clock: BusinessClock) -> Instant {
        switch self {
        case .message(let line): line.createdAt
        case .inPerson(let contact): contact.happened(clock)
        }
    }
}
