/// The variables that describe an account, as the environment and `.env` name them.
package enum TwilioVariable: String, Sendable, CaseIterable {
    case accountSID = "TWILIO_ACCOUNT_SID"
    case authToken = "TWILIO_AUTH_TOKEN"
    case apiKeySID = "TWILIO_API_KEY_SID"
    case apiKeySecret = "TWILIO_API_KEY_SECRET"
    case phoneNumber = "TWILIO_PHONE_NUMBER"
    case whatsappNumber = "TWILIO_WHATSAPP_NUMBER"
    case messagingServiceSID = "TWILIO_MESSAGING_SERVICE_SID"
    case apiURL = "TWILIO_API_URL"
}

/// Which variable keeps an account from being used, and why. Never its value.
package enum TwilioAccountError: Error, Sendable, Equatable {
    case missing(TwilioVariable)
    case malformed(TwilioVariable)
    /// `TWILIO_API_URL` is plain http to another machine: the password would travel in clear.
    case plainHTTP
}
