/// How a client is reached, in the sense of the law's "canales" (Ley 2300 de 2023, arts. 2 and 3): by a message on one of
/// its channels, or by a person. A message has a `Channel`, so that it can never be a visit. The raw value is what the
/// database says.
package enum ContactMeans: Sendable, Hashable {
    case message(Channel)
    case inPerson(PersonalMeans)

    package static let sms = ContactMeans.message(.sms)
    package static let whatsapp = ContactMeans.message(.whatsapp)
    package static let visit = ContactMeans.inPerson(.visit)
    package static let call = ContactMeans.inPerson(.call)

    /// The channel of a message; nil where a person comes or calls.
    package var channel: Channel? {
        if case .message(let channel) = self { return channel }
        return nil
    }

    /// What it can be authorised for: nobody is visited or called with notices.
    package var purposes: [Consent.Purpose] {
        switch self {
        case .message: Consent.Purpose.allCases
        case .inPerson: [.collection]
        }
    }
}

extension ContactMeans: CaseIterable {
    package static let allCases = Channel.allCases.map(message) + PersonalMeans.allCases.map(inPerson)
}

extension ContactMeans: RawRepresentable {
    package init?(rawValue: String) {
        if let channel = Channel(rawValue: rawValue) {
            self = .message(channel)
        } else if let means = PersonalMeans(rawValue: rawValue) {
            self = .inPerson(means)
        } else {
            return nil
        }
    }

    package var rawValue: String {
        switch self {
        case .message(let channel): channel.rawValue
        case .inPerson(let means): means.rawValue
        }
    }
}

/// How a person of the house reaches a client.
package enum PersonalMeans: String, Sendable, CaseIterable, Hashable {
    case visit
    case call
}
