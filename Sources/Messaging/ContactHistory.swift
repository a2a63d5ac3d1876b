package import Lending

/// The contacts with one client that the limits of day and week look at.
package struct ContactHistory: Sendable, Equatable {
    /// One message that left, or may have left, this machine; or one visit or call at which the client was reached.
    package struct Contact: Sendable, Hashable {
        package let message: MessageID?
        package let contactClass: ContactClass
        package let means: ContactMeans
        /// When it was marked `sending`, or took place, on the business clock.
        package let at: Instant
        package let weight: ContactWeight

        package init(
            message: MessageID? = nil, contactClass: ContactClass = .collection, means: ContactMeans, at: Instant,
            weight: ContactWeight = .counted
        ) {
            self.message = message
            self.contactClass = contactClass
            self.means = means
            self.at = at
            self.weight = weight
        }
    }

    package var contacts: [Contact]

    package init(_ contacts: [Contact] = []) {
        self.contacts = contacts
    }

    /// What was known at an instant: a visit that is written down in the evening is not judged by the message of noon.
    package func until(_ instant: Instant) -> ContactHistory {
        ContactHistory(contacts.filter { $0.at <= instant })
    }

    /// What the resend of `message` is judged by: a row does not stand in its own way.
    package func without(_ message: MessageID) -> ContactHistory {
        ContactHistory(contacts.filter { $0.message != message })
    }
}

/// What a contact uses up.
package enum ContactWeight: String, Sendable, CaseIterable, Hashable {
    /// The day and the week's channel.
    case counted
    /// Only the week's channel: it never reached the client.
    case freed
}

extension MessageState {
    /// What a message in this state means for the limits; nil: it is no contact.
    package var contactWeight: ContactWeight? {
        switch self {
        // Who does not know whether it went out must take it that it did.
        case .sending, .uncertain, .unresolved, .accepted, .sent, .delivered, .read, .noReceipt: .counted
        case .undelivered, .failed: .freed
        case .queued, .rejected, .withdrawn, .blocked: nil
        }
    }
}
