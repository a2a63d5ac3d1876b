package import Lending
package import Messaging
import SQLite

/// What the rules of contact need to know of a client, read in one row.
package struct ContactFacts: Sendable {
    package let clientID: ClientID
    package let document: Document
    package let name: String
    package let routeID: RouteID
    /// The numbers as they stand now; an empty WhatsApp number means the phone's.
    package let phone: String?
    package let whatsapp: String?
    package let profile: ContactProfile
    package let history: ContactHistory
    /// The client's last message to us on WhatsApp, which opens 24 hours of free text.
    package let lastInboundAt: Instant?

    package func number(for channel: Channel) -> String? {
        switch channel {
        case .sms: phone
        case .whatsapp: whatsapp ?? phone
        }
    }

    /// Contacts older than this no longer limit anything.
    static let memory: Int64 = 15 * 86_400_000

    /// One row a client, from `client c`. The contacts come as `message,class,channel,instant,state;…`, served by
    /// `message_contact`; binds the oldest instant of interest once.
    static let columns = """
        c.id, c.document_type, c.document, c.name, c.route_id, c.phone, c.whatsapp, c.phone_problem,
        c.whatsapp_problem, c.last_inbound_at,
        (SELECT group_concat(k.channel || ',' || k.purpose || ',' || k.state, ';') FROM consent k
         WHERE k.client_id = c.id),
        (SELECT group_concat(o.channel || ',' || o.scope, ';') FROM opt_out o WHERE o.client_id = c.id),
        (SELECT group_concat(h.id || ',' || h.class || ',' || h.channel || ',' || h.contact_at || ',' || h.state, ';')
         FROM message h WHERE h.client_id = c.id AND h.contact_at IS NOT NULL AND h.contact_at > ?)
        """
    static let columnCount = 13

    init(_ row: Row) {
        clientID = row[0]
        document = Document(trusted: row[1], number: row[2])
        name = row[3]
        routeID = row[4]
        phone = row[5]
        whatsapp = row[6]
        lastInboundAt = row[9]
        let consents = Self.records(row[10]).map { field in
            Consent(
                channel: Channel(rawValue: String(field[0])) ?? .sms,
                purpose: Consent.Purpose(rawValue: String(field[1])) ?? .collection,
                state: Consent.State(rawValue: String(field[2])) ?? .revoked)
        }
        let optOuts = Self.records(row[11]).map { field in
            OptOut(
                channel: Channel(rawValue: String(field[0])),
                scope: OptOut.Scope(rawValue: String(field[1])) ?? .everything)
        }
        profile = ContactProfile(
            sms: Self.reach(phone, problem: row[7], channel: .sms),
            whatsapp: Self.reach(whatsapp ?? phone, problem: row[8], channel: .whatsapp), consents: consents,
            optOuts: optOuts)
        history = ContactHistory(Self.records(row[12]).compactMap(Self.contact))
    }

    private static func contact(_ field: [Substring]) -> ContactHistory.Contact? {
        guard field.count == 5, let id = Int64(field[0]), let at = Int64(field[3]),
            let contactClass = ContactClass(rawValue: String(field[1])),
            let channel = Channel(rawValue: String(field[2])),
            let weight = MessageState(rawValue: String(field[4]))?.contactWeight
        else { return nil }
        return ContactHistory.Contact(
            message: MessageID(id), contactClass: contactClass, channel: channel, at: Instant(milliseconds: at),
            weight: weight)
    }

    private static func records(_ text: String?) -> [[Substring]] {
        guard let text else { return [] }
        return text.split(separator: ";").map { $0.split(separator: ",") }
    }

    /// `problem` is what Twilio last said of the number: `refused` when the person blocked us, else it does not work.
    private static func reach(_ number: String?, problem: String?, channel: Channel) -> ContactProfile.Reach {
        guard let number else { return .missing }
        if let problem { return problem == ContactProfile.Reach.refused.rawValue ? .refused : .bad }
        guard let parsed = PhoneNumber(e164: number) else { return .bad }
        return channel == .sms && !parsed.receivesSMS ? .landline : .reachable
    }
}

extension Store {
    package func contactFacts(_ client: ClientID) throws -> ContactFacts {
        let found = try database.first(
            "SELECT \(ContactFacts.columns) FROM client c WHERE c.id = ?", contactHorizon, client,
            read: ContactFacts.init)
        guard let found else { throw StoreError.clientNotFound(String(client.rawValue)) }
        return found
    }

    var contactHorizon: Instant { clock.businessNow.adding(milliseconds: -ContactFacts.memory) }
}
