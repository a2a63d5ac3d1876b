internal import HTTP
package import Messaging

/// An account that may be used: everything in it was checked. Printing it shows no secret.
package struct TwilioAccount: Sendable {
    package static let defaultURL = "https://api.twilio.com"

    package let sid: String
    package let smsNumber: TwilioAddress?
    package let whatsappNumber: TwilioAddress?
    package let messagingServiceSID: String?
    /// Scheme, host and port, without a slash at the end.
    package let baseURL: String
    let origin: Origin
    let credentials: Credentials

    /// Reads the variables; an empty one counts as not set. With an API key the token is not needed.
    package init(_ variable: (TwilioVariable) -> String?) throws(TwilioAccountError) {
        func value(_ name: TwilioVariable) -> String? {
            let trimmed = variable(name).map(TwilioAccount.trimmed)
            return trimmed?.isEmpty == true ? nil : trimmed
        }
        guard let sid = value(.accountSID) else { throw .missing(.accountSID) }
        guard TwilioID.isValid(sid, prefix: "AC") else { throw .malformed(.accountSID) }
        self.sid = sid
        credentials = try TwilioAccount.credentials(sid, value)
        smsNumber = try TwilioAccount.sender(.sms, .phoneNumber, value)
        whatsappNumber = try TwilioAccount.sender(.whatsapp, .whatsappNumber, value)
        messagingServiceSID = value(.messagingServiceSID)
        if let service = messagingServiceSID, !TwilioID.isValid(service, prefix: "MG") {
            throw .malformed(.messagingServiceSID)
        }
        let url = value(.apiURL) ?? TwilioAccount.defaultURL
        guard let origin = Origin(of: url), origin.isBare else { throw .malformed(.apiURL) }
        guard origin.scheme == "https" || origin.isLoopback else { throw .plainHTTP }
        self.origin = origin
        let isDefaultPort = origin.port == (origin.scheme == "https" ? 443 : 80)
        baseURL = "\(origin.scheme)://\(origin.host)" + (isDefaultPort ? "" : ":\(origin.port)")
    }

    /// Who sends on a channel: for SMS the Messaging Service where there is one. Nil when nobody can.
    package func sender(on channel: Channel) -> TwilioSender? {
        switch channel {
        case .sms: messagingServiceSID.map(TwilioSender.service) ?? smsNumber.map(TwilioSender.number)
        case .whatsapp: whatsappNumber.map(TwilioSender.number)
        }
    }

    private static func credentials(
        _ sid: String, _ value: (TwilioVariable) -> String?
    ) throws(TwilioAccountError) -> Credentials {
        if let key = value(.apiKeySID) {
            guard TwilioID.isValid(key, prefix: "SK") else { throw .malformed(.apiKeySID) }
            guard let secret = value(.apiKeySecret) else { throw .missing(.apiKeySecret) }
            guard isSecret(secret) else { throw .malformed(.apiKeySecret) }
            return Credentials(user: key, password: secret)
        }
        guard value(.apiKeySecret) == nil else { throw .missing(.apiKeySID) }
        guard let token = value(.authToken) else { throw .missing(.authToken) }
        guard isSecret(token) else { throw .malformed(.authToken) }
        return Credentials(user: sid, password: token)
    }

    private static func sender(
        _ channel: Channel, _ variable: TwilioVariable, _ value: (TwilioVariable) -> String?
    ) throws(TwilioAccountError) -> TwilioAddress? {
        guard let text = value(variable) else { return nil }
        // People write numbers in groups.
        let address = TwilioAddress(channel, text.filter { $0 != " " && $0 != "-" })
        guard isNumber(address.number) || (channel == .sms && isShortCodeOrName(text)) else {
            throw .malformed(variable)
        }
        // `whatsapp:` in the SMS variable is a mix-up that Twilio would answer with 21910 for every message.
        guard channel == .whatsapp || TwilioAddress(wire: text)?.channel == .sms else { throw .malformed(variable) }
        return isNumber(address.number) ? address : TwilioAddress(channel, text)
    }

    /// E.164: `+` and 8 to 15 digits, the first not 0.
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst()
        return text.utf8.first == UInt8(ascii: "+") && (8...15).contains(digits.count)
            && digits.first != UInt8(ascii: "0") && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// 3 to 8 digits, or a sender name of up to 11 letters, digits and spaces with a letter in it.
    private static func isShortCodeOrName(_ text: String) -> Bool {
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
        if text.utf8.allSatisfy(isDigit) { return (3...8).contains(text.utf8.count) }
        return text.utf8.count <= 11 && text.utf8.contains(where: isLetter)
            && text.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == 0x20 }
    }

    /// Visible ASCII, and not the row of x that a copied example holds.
    private static func isSecret(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !text.utf8.allSatisfy { $0 == UInt8(ascii: "x") }
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let scalars = text.unicodeScalars.drop(while: isBlank)
        let end = scalars.lastIndex { !isBlank($0) }.map(scalars.index(after:)) ?? scalars.startIndex
        return String(scalars[scalars.startIndex..<end])
    }
}

extension TwilioAccount: CustomStringConvertible, CustomReflectable {
    package var description: String { "TwilioAccount(\(sid))" }
    package var customMirror: Mirror { Mirror(self, children: ["sid": sid, "baseURL": baseURL]) }
}
