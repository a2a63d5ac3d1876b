import Lending
import Messaging
import Store

/// What a client allowed us and what the client took back.
struct Permission {
    var channels: [Channel]
    /// Signed with the loan: that a collector comes, that the office calls.
    var inPerson: [PersonalMeans] = []
    /// Notices and offers as well, on the same channels.
    var notices = false
    var revoked = false
    var optOut: OptOut.Scope?

    /// Collection on both channels and nothing taken back.
    static let both = Permission(channels: [.whatsapp, .sms], inPerson: [.visit, .call])

    /// Of 300 clients: 180 allow WhatsApp and SMS, 60 SMS only, 45 WhatsApp only, 15 nothing (any more).
    static let deck = Deck<Permission>(shares: [
        (both, 118),
        (Permission(channels: [.whatsapp, .sms], inPerson: [.visit, .call], notices: true), 54),
        (Permission(channels: [.whatsapp, .sms], optOut: .reminders), 5),
        (Permission(channels: [.whatsapp, .sms], optOut: .everything), 3),
        (Permission(channels: [.sms], inPerson: [.call]), 47),
        (Permission(channels: [.sms], notices: true), 13),
        (Permission(channels: [.whatsapp], inPerson: [.visit]), 36),
        (Permission(channels: [.whatsapp], notices: true), 9),
        (Permission(channels: []), 12),
        (Permission(channels: [.sms], revoked: true), 3),
    ])

    func record(for client: ClientID, in store: Store) throws {
        let text = store.business.consentText
        for channel in channels {
            try store.recordConsent(
                client, means: .message(channel), purpose: .collection, state: .granted, source: "contrato firmado",
                text: text)
            if notices {
                try store.recordConsent(
                    client, means: .message(channel), purpose: .marketing, state: .granted, source: "contrato firmado",
                    text: text)
            }
            if revoked {
                try store.recordConsent(
                    client, means: .message(channel), purpose: .collection, state: .revoked, source: "carta del cliente"
                )
            }
        }
        for means in inPerson {
            try store.recordConsent(
                client, means: .inPerson(means), purpose: .collection, state: .granted, source: "contrato firmado",
                text: text)
        }
        if let optOut {
            try store.recordOptOut(
                client, by: channels.map { .message($0) }, scope: optOut, source: "llamada del cliente a la oficina")
        }
    }
}
