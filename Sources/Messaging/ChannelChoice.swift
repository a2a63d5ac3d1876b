package import Lending

/// Channel `auto`, resolved for one message.
package enum ChannelChoice {
    /// This week's channel if there was one, else WhatsApp if it is consented to and can be delivered, else SMS.
    ///
    /// Only classes bound to one channel a week are held to the week's channel: a receipt may go the better way. After a
    /// visit or call no message is of that channel: which one it would be is chosen as ever, and the rules make it wait.
    package static func automatic(
        _ contactClass: ContactClass, to person: ContactProfile, after history: ContactHistory,
        whatsappIsDeliverable: Bool, under policy: ContactPolicy, at instant: Instant, in zone: BusinessZone
    ) -> Channel {
        let rule = policy.rule(contactClass)
        if rule.oneChannelPerWeek {
            var latest: (channel: Channel, at: Instant)?
            for contact in history.contacts where rule.limitedBy.contains(contact.contactClass) {
                guard let channel = contact.means.channel,
                    policy.weekEnd(of: contact.at, holding: instant, in: zone) != nil
                else { continue }
                if let known = latest, known.at > contact.at { continue }
                latest = (channel, contact.at)
            }
            if let latest { return latest.channel }
        }
        let consented = rule.consent.map { person.consent(.whatsapp, $0) == .granted } ?? true
        let optedOut = person.optOut(.whatsapp).map { rule.stoppedBy.contains($0) } ?? false
        let usable = consented && !optedOut && person.whatsapp == .reachable && whatsappIsDeliverable
        return usable ? .whatsapp : .sms
    }
}
