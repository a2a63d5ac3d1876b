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

    /// One row a client, from `client c`. Consents and opt-outs come as bits (a bulk run reads 100 000 of them), the
    /// contacts as `message,class,channel,instant,state;…`, served by `message_contact`; binds the oldest instant of
    /// interest once.
    static let columns = """
        c.id, c.document_type, c.document, c.name, c.route_id, c.phone, c.whatsapp, c.phone_problem,
        c.whatsapp_problem, c.last_inbound_at,
        (SELECT sum(1 << (4 * (k.state = 'granted') + 2 * (k.channel = 'whatsapp') + (k.purpose = 'marketing')))
         FROM consent k WHERE k.client_id = c.id),
        (SELECT sum(1 << (2 * (o.channel = 'whatsapp') + (o.scope = 'everything'))) FROM opt_out o
         WHERE o.client_id = c.id),
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
        profile = ContactProfile(
            sms: Self.reach(phone, problem: row[7], channel: .sms),
            whatsapp: Self.reach(whatsapp ?? phone, problem: row[8], channel: .whatsapp),
            consents: Self.consents(row[10]), optOuts: Self.optOuts(row[11]))
        history = ContactHistory(Self.records(row[12]).compactMap(Self.contact))
    }

    private static func consents(_ bits: Int) -> [Consent] {
        (0..<8).filter { bits & 1 << $0 != 0 }.map { bit in
            Consent(
                channel: bit & 2 == 0 ? .sms : .whatsapp, purpose: bit & 1 == 0 ? .collection : .marketing,
                state: bit & 4 == 0 ? .revoked : .granted)
        }
    }

    private static func optOuts(_ bits: Int) -> [OptOut] {
        (0..<4).filter { bits & 1 << $0 != 0 }.map { bit in
            OptOut(channel: bit & 2 == 0 ? .sms : .whatsapp, scope: bit & 1 == 0 ? .reminders : .everything)
        }
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
        // By bytes: an eighth of what splitting by characters costs.
        return text.utf8.split(separator: UInt8(ascii: ";")).map { record in
            record.split(separator: UInt8(ascii: ",")).map { Substring($0) }
        }
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
