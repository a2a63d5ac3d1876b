import Lending
import Messaging
import Store

/// What a client allowed us and what the client took back.
struct Permission {
    var channels: [Channel]
    /// Notices and offers as well, on the same channels.
    var notices = false
    var revoked = false
    var optOut: OptOut.Scope?

    /// Collection on both channels and nothing taken back.
    static let both = Permission(channels: [.whatsapp, .sms])

    /// Of 300 clients: 180 allow WhatsApp and SMS, 60 SMS only, 45 WhatsApp only, 15 nothing (any more).
    static let deck = Deck<Permission>(shares: [
        (both, 118),
        (Permission(channels: [.whatsapp, .sms], notices: true), 54),
        (Permission(channels: [.whatsapp, .sms], optOut: .reminders), 5),
        (Permission(channels: [.whatsapp, .sms], optOut: .everything), 3),
        (Permission(channels: [.sms]), 47),
        (Permission(channels: [.sms], notices: true), 13),
        (Permission(channels: [.whatsapp]), 36),
        (Permission(channels: [.whatsapp], notices: true), 9),
        (Permission(channels: []), 12),
        (Permission(channels: [.sms], revoked: true), 3),
    ])

    func record(for client: ClientID, in store: Store) throws {
        let text = store.business.consentText
        for channel in channels {
            try store.recordConsent(
                client, channel: channel, purpose: .collection, state: .granted, source: "contrato firmado",
                text: text)
            if notices {
                try store.recordConsent(
                    client, channel: channel, purpose: .marketing, state: .granted, source: "contrato firmado",
                    text: text)
            }
            if revoked {
                try store.recordConsent(
                    client, channel: channel, purpose: .collection, state: .revoked, source: "carta del cliente")
            }
        }
        if let optOut {
            try store.recordOptOut(
                client, channels: channels, scope: optOut, source: "llamada del cliente a la oficina")
        }
    }
}
