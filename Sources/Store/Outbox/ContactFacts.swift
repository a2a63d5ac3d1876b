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
    /// messages as `message,class,channel,instant,state;…`, served by `message_contact`, the visits and calls at which the
    /// client was reached as `means,instant;…`, by `personal_contact_client`. Binds the oldest instant of interest twice.
    static let columns = """
        c.id, c.document_type, c.document, c.name, c.route_id, c.phone, c.whatsapp, c.phone_problem,
        c.whatsapp_problem, c.last_inbound_at,
        (SELECT sum(1 << (8 * (k.state = 'granted') + (k.purpose = 'marketing') + 2 * (k.channel = 'whatsapp')
                          + 4 * (k.channel = 'visit') + 6 * (k.channel = 'call')))
         FROM consent k WHERE k.client_id = c.id),
        (SELECT sum(1 << ((o.scope = 'everything') + 2 * (o.channel = 'whatsapp') + 4 * (o.channel = 'visit')
                          + 6 * (o.channel = 'call')))
         FROM opt_out o WHERE o.client_id = c.id),
        (SELECT group_concat(h.id || ',' || h.class || ',' || h.channel || ',' || h.contact_at || ',' || h.state, ';')
         FROM message h WHERE h.client_id = c.id AND h.contact_at IS NOT NULL AND h.contact_at > ?),
        (SELECT group_concat(v.means || ',' || v.at, ';') FROM personal_contact v
         WHERE v.client_id = c.id AND v.at > ? AND v.outcome NOT IN ('not_reached', 'wrong_number')
           AND NOT EXISTS (SELECT 1 FROM personal_contact_correction x WHERE x.contact_id = v.id))
        """
    static let columnCount = 14

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
            call: Self.reachByCall(phone ?? whatsapp, problem: phone == nil ? row[8] : row[7]),
            consents: Self.consents(row[10]), optOuts: Self.optOuts(row[11]))
        history = ContactHistory(
            Self.records(row[12]).compactMap(Self.contact) + Self.records(row[13]).compactMap(Self.personalContact))
    }

    /// In the order of the bits.
    private static let means: [ContactMeans] = [.sms, .whatsapp, .visit, .call]

    private static func consents(_ bits: Int) -> [Consent] {
        set(bits).map { bit in
            Consent(
                means: means[bit >> 1 & 3], purpose: bit & 1 == 0 ? .collection : .marketing,
                state: bit & 8 == 0 ? .revoked : .granted)
        }
    }

    private static func optOuts(_ bits: Int) -> [OptOut] {
        set(bits).map { OptOut(means: means[$0 >> 1 & 3], scope: $0 & 1 == 0 ? .reminders : .everything) }
    }

    /// The places of the bits that are set, from the lowest.
    private static func set(_ bits: Int) -> [Int] {
        var places: [Int] = []
        var rest = bits
        while rest != 0 {
            places.append(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        return places
    }

    private static func contact(_ field: [Substring]) -> ContactHistory.Contact? {
        guard field.count == 5, let id = Int64(field[0]), let at = Int64(field[3]),
            let contactClass = ContactClass(rawValue: String(field[1])),
            let channel = Channel(rawValue: String(field[2])),
            let weight = MessageState(rawValue: String(field[4]))?.contactWeight
        else { return nil }
        return ContactHistory.Contact(
            message: MessageID(id), contactClass: contactClass, means: .message(channel),
            at: Instant(milliseconds: at), weight: weight)
    }

    private static func personalContact(_ field: [Substring]) -> ContactHistory.Contact? {
        guard field.count == 2, let means = PersonalMeans(rawValue: String(field[0])), let at = Int64(field[1]) else {
            return nil
        }
        return ContactHistory.Contact(means: .inPerson(means), at: Instant(milliseconds: at))
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

extension ContactFacts {
    /// A landline can be called, and who blocked our messages has a telephone.
    private static func reachByCall(_ number: String?, problem: String?) -> ContactProfile.Reach {
        guard let number else { return .missing }
        if let problem, problem != ContactProfile.Reach.refused.rawValue { return .bad }
        return PhoneNumber(e164: number) == nil ? .bad : .reachable
    }
}

extension Store {
    /// With the contacts of the weeks before now, or before an instant that has passed.
    package func contactFacts(_ client: ClientID, at instant: Instant? = nil) throws -> ContactFacts {
        let horizon = instant?.adding(milliseconds: -ContactFacts.memory) ?? contactHorizon
        let found = try database.first(
            "SELECT \(ContactFacts.columns) FROM client c WHERE c.id = ?", horizon, horizon, client,
            read: ContactFacts.init)
        guard let found else { throw StoreError.clientNotFound(String(client.rawValue)) }
        return found
    }

    var contactHorizon: Instant { clock.businessNow.adding(milliseconds: -ContactFacts.memory) }
}
