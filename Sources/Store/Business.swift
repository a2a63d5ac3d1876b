package import Messaging

/// The business as its messages show it, and the rules it keeps.
package struct Business: Sendable {
    package var company: String
    package var phone: String
    package var payLink: String
    package var language: Language
    package var templates: TemplateCatalogue
    package var prices: PriceList
    package var policy: ContactPolicy
    /// Which channels can send at all, and whether WhatsApp may send free text at any time (the sandbox).
    package var senders: Senders
    /// What clients are read before they authorise messages; nil: nobody wrote it down.
    package var consentText: ConsentText?

    package struct Senders: Sendable, Equatable {
        package var sms: Bool
        package var whatsapp: Bool
        package var whatsappIsSandbox: Bool
        /// The pace: segments a second for SMS, messages a second for WhatsApp.
        package var unitsPerSecond: [Channel: Double]

        package init(sms: Bool, whatsapp: Bool, whatsappIsSandbox: Bool, unitsPerSecond: [Channel: Double]) {
            self.sms = sms
            self.whatsapp = whatsapp
            self.whatsappIsSandbox = whatsappIsSandbox
            self.unitsPerSecond = unitsPerSecond
        }
    }

    package init(
        company: String, phone: String, payLink: String, language: Language, templates: TemplateCatalogue,
        prices: PriceList, policy: ContactPolicy, senders: Senders, consentText: ConsentText? = nil
    ) {
        self.company = company
        self.phone = phone
        self.payLink = payLink
        self.language = language
        self.templates = templates
        self.prices = prices
        self.policy = policy
        self.senders = senders
        self.consentText = consentText
    }
}
