internal import Messaging

/// Who a message comes from; also what pacing counts by.
package enum TwilioSender: Sendable, Hashable {
    case number(TwilioAddress)
    /// A Messaging Service picks the number: the message starts as `accepted`, without a `from`.
    case service(String)
}

/// A message as Twilio is asked to create it.
package struct OutgoingMessage: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        case text(String)
        /// An approved template (`HX…`), the only thing WhatsApp takes outside the 24-hour window.
        case template(sid: String, variables: [String: String])
    }

    package let to: TwilioAddress
    package let sender: TwilioSender
    package let content: Content
    /// How long Twilio may keep it queued; Twilio takes 1 to 36000 and assumes ten hours when it is not told.
    package let validitySeconds: Int?

    package init(to: TwilioAddress, sender: TwilioSender, content: Content, validitySeconds: Int? = nil) {
        self.to = to
        self.sender = sender
        self.content = content
        self.validitySeconds = validitySeconds.map { min(max($0, 1), 36_000) }
    }

    /// The form of `CreateMessage`; the names are those of Twilio's OpenAPI description.
    var fields: [(name: String, value: String)] {
        var fields = [(name: "To", value: to.wire)]
        switch sender {
        // From and To must be of one channel (21910), so the channel is the recipient's.
        case .number(let address): fields.append(("From", TwilioAddress(to.channel, address.number).wire))
        case .service(let sid): fields.append(("MessagingServiceSid", sid))
        }
        switch content {
        case .text(let text): fields.append(("Body", text))
        case .template(let sid, let variables):
            fields.append(("ContentSid", sid))
            if !variables.isEmpty { fields.append(("ContentVariables", ContentVariables.json(variables))) }
        }
        if let validitySeconds { fields.append(("ValidityPeriod", String(validitySeconds))) }
        return fields
    }
}
