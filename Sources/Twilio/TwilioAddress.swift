package import Messaging

/// A number on a channel, and the one place that knows Twilio's spelling of it: `+57…` or `whatsapp:+57…`.
package struct TwilioAddress: Sendable, Hashable {
    package let channel: Channel
    /// Without any prefix: E.164, a short code or a sender name.
    package let number: String

    private static let prefix = "whatsapp:"

    /// A `whatsapp:` already in front of the number is taken away first.
    package init(_ channel: Channel, _ number: String) {
        self.channel = channel
        self.number = TwilioAddress.withoutPrefix(number) ?? number
    }

    /// Nil for channels that are not ours (`messenger:…`, `rcs:…`) and for nothing at all.
    package init?(wire: String) {
        if let number = TwilioAddress.withoutPrefix(wire) {
            channel = .whatsapp
            self.number = number
        } else if wire.utf8.contains(UInt8(ascii: ":")) {
            return nil
        } else {
            channel = .sms
            number = wire
        }
        guard !number.isEmpty else { return nil }
    }

    package var wire: String {
        switch channel {
        case .sms: number
        case .whatsapp: TwilioAddress.prefix + number
        }
    }

    private static func withoutPrefix(_ text: String) -> String? {
        guard text.utf8.count >= prefix.utf8.count, text.prefix(prefix.count).lowercased() == prefix else { return nil }
        return String(text.dropFirst(prefix.count))
    }
}
