internal import FoundationEssentials
package import Messaging

/// What the account resource tells. It holds the account's token in clear, which is neither read nor kept.
package struct TwilioAccountKind: Sendable, Equatable {
    /// Nil for a word that Twilio had not invented yet.
    package let type: AccountType?

    package init(type: AccountType?) {
        self.type = type
    }
}

extension TwilioAccountKind: Decodable {
    private enum Key: String, CodingKey { case sid, type }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        guard let sid = values.text(.sid), TwilioID.isValid(sid, prefix: "AC") else {
            throw DecodingError.dataCorruptedError(forKey: .sid, in: values, debugDescription: "no account")
        }
        type = values.text(.type).flatMap(AccountType.init(rawValue:))
    }
}
