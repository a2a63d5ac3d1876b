internal import FoundationEssentials

/// What is left on the account.
package struct TwilioBalance: Sendable, Equatable {
    /// A decimal as Twilio wrote it; below zero for an account in debt.
    package let amount: String
    /// ISO 4217, `USD` as a rule.
    package let currency: String

    package init(amount: String, currency: String) {
        self.amount = amount
        self.currency = currency
    }
}

extension TwilioBalance: Decodable {
    private enum Key: String, CodingKey { case balance, currency }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        guard let amount = values.text(.balance).flatMap(DecimalText.checked) else {
            throw DecodingError.dataCorruptedError(forKey: .balance, in: values, debugDescription: "not a decimal")
        }
        self.amount = amount
        currency = values.text(.currency) ?? "USD"
    }
}
