import Messaging

/// What a client allows, in a few words.
struct ConsentWords {
    let consents: [Consent]
    let optOuts: [OptOut]

    /// `SMS · WhatsApp`; nil when nothing is allowed.
    func collection(_ texts: Texts) -> String? { channels(.collection, texts) }

    private func channels(_ purpose: Consent.Purpose, _ texts: Texts) -> String? {
        let granted = Channel.allCases.filter { channel in
            consents.contains { $0.channel == channel && $0.purpose == purpose && $0.state == .granted }
        }
        return granted.isEmpty ? nil : granted.map { texts.name($0) }.joined(separator: " · ")
    }

    /// `de baja: SMS (todo)`; nil when nobody opted out.
    func optOut(_ texts: Texts) -> String? {
        guard !optOuts.isEmpty else { return nil }
        let parts = optOuts.map { optOut in
            let name = optOut.channel.map { texts.name($0) } ?? "SMS · WhatsApp"
            return optOut.scope == .everything ? name + " (" + texts.everything + ")" : name
        }
        return texts.optedOutOf + parts.joined(separator: " · ")
    }
}
