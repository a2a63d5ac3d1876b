/// What is known of a person as someone to write to.
package struct ContactProfile: Sendable, Hashable {
    package enum Role: String, Sendable, CaseIterable, Hashable {
        case client
        /// Under the same rules as the debtor, with consents and limits of one's own (Ley 2300, art. 4).
        case codebtor
        /// Never to be contacted (Ley 2300, art. 4).
        case reference
    }

    /// Whether a number can be written to on one channel.
    package enum Reach: String, Sendable, CaseIterable, Hashable {
        case reachable
        case missing
        case landline
        /// Twilio or the operator said that the number does not work.
        case bad
        /// The person blocked the sender (21610, 63014).
        case refused
    }

    package var role: Role
    package var sms: Reach
    package var whatsapp: Reach
    package var consents: [Consent]
    package var optOuts: [OptOut]

    package init(
        role: Role = .client, sms: Reach, whatsapp: Reach, consents: [Consent] = [], optOuts: [OptOut] = []
    ) {
        self.role = role
        self.sms = sms
        self.whatsapp = whatsapp
        self.consents = consents
        self.optOuts = optOuts
    }

    package func reach(_ channel: Channel) -> Reach {
        switch channel {
        case .sms: sms
        case .whatsapp: whatsapp
        }
    }

    /// nil: nobody ever asked, which is no consent (silence is none). Of several entries the last one holds.
    package func consent(_ channel: Channel, _ purpose: Consent.Purpose) -> Consent.State? {
        consents.last { $0.channel == channel && $0.purpose == purpose }?.state
    }

    /// The widest opt-out that touches the channel.
    package func optOut(_ channel: Channel) -> OptOut.Scope? {
        var found: OptOut.Scope?
        for optOut in optOuts where optOut.channel == nil || optOut.channel == channel {
            if optOut.scope == .everything { return .everything }
            found = optOut.scope
        }
        return found
    }
}
