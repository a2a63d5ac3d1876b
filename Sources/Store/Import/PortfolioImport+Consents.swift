import Lending
import Messaging

/// An authorisation, or its absence, to be recorded with its proof.
struct ConsentChange {
    let means: ContactMeans
    let purpose: Consent.Purpose
    let state: Consent.State
    let source: String
}

extension PortfolioImport {
    /// What stands as the source of a line's own `no`, and of its `sí` when no other is given.
    static let source = "importación"
    private var grantSource: String { options.source.isEmpty ? Self.source : options.source }

    /// Adds what the line and `--autoriza` change about being written to, visited and called. A no is always recorded;
    /// a yes never against an opt-out, a no of the line, or one that is stored (Ley 1581 de 2012, art. 9: who said no
    /// is asked, not imported).
    func withConsents(_ client: PlannedClient, consents: [Consent], optOuts: [OptOut]) -> PlannedClient {
        var client = client
        let profile = ContactProfile(sms: .reachable, whatsapp: .reachable, consents: consents, optOuts: optOuts)
        var allowed: Set<Channel> = []
        var refused = false
        var saysNo = false
        for means in ContactMeans.allCases {
            let isOut = profile.optOut(means) != nil
            let stored = profile.consent(means, .collection)
            if means.channel != nil, isOut || stored == .revoked || client.row.consent.means[means] == false {
                saysNo = true
            }
            switch client.row.consent.means[means] {
            case false?:
                // An opt-out says it already, and stands above every consent.
                guard !isOut else { continue }
                client.revoke(means, .collection, profile, always: true)
                // A refused channel brings no notices either, whatever was allowed there before.
                client.revoke(means, .marketing, profile, always: false)
                continue
            case let said:
                guard said == true || options.grants.contains(ImportGrant(means)) else { break }
                if isOut || stored == .revoked {
                    refused = true
                } else if stored == nil {
                    client.grant(means, .collection, source: grantSource)
                    if let channel = means.channel { allowed.insert(channel) }
                }
            }
            if stored == .granted, !isOut, let channel = means.channel { allowed.insert(channel) }
        }
        refused = planNotices(&client, profile, allowed: allowed) || refused
        if refused { findings.grantsAgainstRefusal += 1 }
        if allowed.isEmpty {
            result.clientsWithoutConsent += 1
            // Who said no is no matter of an authorisation that is only not on record.
            if !saysNo { findings.withoutConsent += 1 }
        }
        return client
    }

    /// Notices need a consent of their own for each channel (Ley 2300 de 2023, art. 5). True where one was refused.
    private func planNotices(
        _ client: inout PlannedClient, _ profile: ContactProfile, allowed: Set<Channel>
    ) -> Bool {
        let channels: Set<Channel>
        switch client.row.consent.notices {
        case .no:
            let stored = profile.consents.filter { $0.purpose == .marketing }
            // Said before, on whatever channel it was.
            if !stored.isEmpty, stored.allSatisfy({ $0.state == .revoked }) { return false }
            for channel in Channel.allCases where profile.optOut(.message(channel)) == nil {
                client.revoke(.message(channel), .marketing, profile, always: true)
            }
            return false
        case .only(let named): channels = named.filter { client.row.consent.means[.message($0)] != false }
        case .yes: channels = allowed
        case nil:
            guard options.grants.contains(.notices) else { return false }
            channels = allowed
        }
        if channels.isEmpty { findings.noticesWithoutChannel += 1 }
        var refused = false
        for channel in Channel.allCases where channels.contains(channel) {
            switch profile.consent(.message(channel), .marketing) {
            case _ where profile.optOut(.message(channel)) != nil: refused = true
            case .revoked: refused = true
            case .granted: break
            case nil: client.grant(.message(channel), .marketing, source: grantSource)
            }
        }
        return refused
    }
}

extension PlannedClient {
    fileprivate mutating func grant(_ means: ContactMeans, _ purpose: Consent.Purpose, source: String) {
        consents.append(ConsentChange(means: means, purpose: purpose, state: .granted, source: source))
    }

    /// `always` also where nothing was ever said; else only where it takes something back.
    fileprivate mutating func revoke(
        _ means: ContactMeans, _ purpose: Consent.Purpose, _ profile: ContactProfile, always: Bool
    ) {
        let stored = profile.consent(means, purpose)
        guard stored == .granted || (always && stored == nil) else { return }
        // The same no may come from two columns.
        guard !consents.contains(where: { $0.means == means && $0.purpose == purpose }) else { return }
        consents.append(
            ConsentChange(means: means, purpose: purpose, state: .revoked, source: PortfolioImport.source))
    }
}
