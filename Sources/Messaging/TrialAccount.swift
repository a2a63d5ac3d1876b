/// What kind of account this is, in Twilio's own words.
package enum AccountType: String, Sendable, CaseIterable {
    case trial = "Trial"
    case full = "Full"
}

/// What everybody who uses a trial account has to know before the first message.
package enum TrialText {
    /// What Twilio puts before the text of every SMS of a trial account.
    package static let prefix = "Sent from your Twilio trial account - "

    package static func sentence(_ language: Language) -> String {
        language.choose(
            es:
                "Cuenta de prueba: sólo llega a números verificados en Twilio (Phone Numbers, Verified Caller IDs), y cada "
                + "SMS lleva delante «\(prefix)», que puede costar un segmento más.",
            en:
                "Trial account: it only reaches numbers verified at Twilio (Phone Numbers, Verified Caller IDs), and each "
                + "SMS begins with \"\(prefix)\", which may cost one more segment.")
    }

    /// What was posted, from what Twilio has: the text without the prefix of a trial account.
    package static func posted(_ body: String) -> String {
        body.hasPrefix(prefix) ? String(body.dropFirst(prefix.count)) : body
    }
}
