import Lending
import Messaging

/// An authorisation, or its absence, to be recorded with its proof.
struct ConsentChange {
    let channel: Channel
    let purpose: Consent.Purpose
    let state: Consent.State
    let source: String
}

extension PortfolioImport {
    /// What stands as the source of a line's own `no`, and of its `sí` when no other is given.
    static let source = "importación"
    private var grantSource: String { options.source.isEmpty ? Self.source : options.source }

    /// Adds what the line and `--autoriza` change about being written to. A no is always recorded; a yes never against
    /// an opt-out, a no of the line, or one that is stored (Ley 1581 de 2012, art. 9: who said no is asked, not imported).
    func withConsents(_ client: PlannedClient, consents: [Consent], optOuts: [OptOut]) -> PlannedClient {
        var client = client
        let profile = ContactProfile(sms: .reachable, whatsapp: .reachable, consents: consents, optOuts: optOuts)
        var allowed: Set<Channel> = []
        var refused = false
        for channel in Channel.allCases {
            let isOut = profile.optOut(channel) != nil
            let stored = profile.consent(channel, .collection)
            switch client.row.consent.channels[channel] {
            case false?:
                // Neither is written to a channel that was refused, whatever was allowed there before.
                if !isOut { client.revoke(channel, profile, [.collection], always: true) }
                client.revoke(channel, profile, [.marketing], always: false)
                continue
            case let said:
                guard said == true || options.grants.contains(ImportGrant(channel)) else { break }
                if isOut || stored == .revoked {
                    refused = true
                } else if stored == nil {
                    client.grant(channel, .collection, source: grantSource)
                    allowed.insert(channel)
                }
            }
            if stored == .granted, !isOut { allowed.insert(channel) }
        }
        refused = planNotices(&client, profile, allowed: allowed) || refused
        if refused { findings.grantsAgainstRefusal += 1 }
        if allowed.isEmpty { result.clientsWithoutConsent += 1 }
        return client
    }

    /// Notices need a consent of their own for each channel (Ley 2300 de 2023, art. 5). True where one was refused.
    private func planNotices(
        _ client: inout PlannedClient, _ profile: ContactProfile, allowed: Set<Channel>
    ) -> Bool {
        let channels: Set<Channel>
        switch client.row.consent.notices {
        case .no:
            for channel in Channel.allCases where profile.optOut(channel) == nil {
                client.revoke(channel, profile, [.marketing], always: true)
            }
            return false
        case .only(let named): channels = named.filter { client.row.consent.channels[$0] != false }
        case .yes: channels = allowed
        case nil:
            guard options.grants.contains(.notices) else { return false }
            channels = allowed
        }
        if channels.isEmpty { findings.noticesWithoutChannel += 1 }
        var refused = false
        for channel in Channel.allCases where channels.contains(channel) {
            switch profile.consent(channel, .marketing) {
            case _ where profile.optOut(channel) != nil: refused = true
            case .revoked: refused = true
            case .granted: break
            case nil: client.grant(channel, .marketing, source: grantSource)
            }
        }
        return refused
    }
}

extension PlannedClient {
    fileprivate mutating func grant(_ channel: Channel, _ purpose: Consent.Purpose, source: String) {
        consents.append(ConsentChange(channel: channel, purpose: purpose, state: .granted, source: source))
    }

    /// `always` also where nothing was ever said; else only where it takes something back.
    fileprivate mutating func revoke(
        _ channel: Channel, _ profile: ContactProfile, _ purposes: [Consent.Purpose], always: Bool
    ) {
        for purpose in purposes {
            let stored = profile.consent(channel, purpose)
            guard stored == .granted || (always && stored == nil) else { continue }
            // The same no may come from two columns.
            guard !consents.contains(where: { $0.channel == channel && $0.purpose == purpose }) else { continue }
            consents.append(
                ConsentChange(
                    channel: channel, purpose: purpose, state: .revoked, source: PortfolioImport.source))
        }
    }
}
