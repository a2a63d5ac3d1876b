/// What is known of a person as someone to write to, to visit or to call.
package struct ContactProfile: Sendable, Hashable {
    package enum Role: String, Sendable, CaseIterable, Hashable {
        case client
        /// Under the same rules as the debtor, with consents and limits of one's own (Ley 2300, art. 4).
        case codebtor
        /// Never to be contacted (Ley 2300, art. 4).
        case reference
    }

    /// Whether a number can be written to, or called.
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
    package var call: Reach
    package var consents: [Consent]
    package var optOuts: [OptOut]

    package init(
        role: Role = .client, sms: Reach, whatsapp: Reach, call: Reach = .reachable, consents: [Consent] = [],
        optOuts: [OptOut] = []
    ) {
        self.role = role
        self.sms = sms
        self.whatsapp = whatsapp
        self.call = call
        self.consents = consents
        self.optOuts = optOuts
    }

    /// Whoever comes to the door finds somebody or does not.
    package func reach(_ means: ContactMeans) -> Reach {
        switch means {
        case .message(.sms): sms
        case .message(.whatsapp): whatsapp
        case .inPerson(.call): call
        case .inPerson(.visit): .reachable
        }
    }

    /// nil: nobody ever asked, which is no consent (silence is none). Of several entries the last one holds.
    package func consent(_ means: ContactMeans, _ purpose: Consent.Purpose) -> Consent.State? {
        consents.last { $0.means == means && $0.purpose == purpose }?.state
    }

    /// The widest opt-out that touches the means.
    package func optOut(_ means: ContactMeans) -> OptOut.Scope? {
        var found: OptOut.Scope?
        for optOut in optOuts where optOut.means == nil || optOut.means == means {
            if optOut.scope == .everything { return .everything }
            found = optOut.scope
        }
        return found
    }
}
