/// A `POST Messages.json` that Twilio would take; the checks come in the order in which Twilio complains.
struct CreateParameters {
    let to: String
    let from: String?
    let messagingServiceSID: String?
    let body: String
    let contentSID: String?
    let validityPeriod: Int?
    /// Milliseconds since 1970 UTC for a scheduled message.
    let sendAt: Int64?

    var isWhatsApp: Bool { to.hasPrefix("whatsapp:") }

    /// - Parameters:
    ///   - senders: the only ones the account owns; nil: any.
    ///   - now: milliseconds since 1970 UTC.
    init(_ form: Form, senders: Set<String>?, now: Int64) throws(Refusal) {
        to = try CreateParameters.recipient(form["To"])
        let service = form["MessagingServiceSid"].flatMap { $0.isEmpty ? nil : $0 }
        if let service, !isSID(service, "MG") { throw Refusal(21705) }
        messagingServiceSID = service
        from = try CreateParameters.sender(form["From"], to: to, hasService: service != nil, senders: senders)

        contentSID = form["ContentSid"].flatMap { $0.isEmpty ? nil : $0 }
        if let contentSID {
            guard isSID(contentSID, "HX") else { throw Refusal(21655) }
            let variables = form["ContentVariables"] ?? ""
            guard variables.isEmpty || (variables.hasPrefix("{") && variables.hasSuffix("}")) else {
                throw Refusal(21656)
            }
            // The simulator has no templates, and the real text is not ours either.
            body = "Plantilla \(contentSID) \(variables)"
        } else {
            body = form["Body"] ?? ""
            guard body.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { throw Refusal(21602) }
            guard body.unicodeScalars.count <= 1600 else { throw Refusal(21617) }
        }
        validityPeriod = try CreateParameters.validity(form["ValidityPeriod"])
        sendAt = try CreateParameters.schedule(form, hasService: service != nil, now: now)
    }

    private static func recipient(_ text: String?) throws(Refusal) -> String {
        guard let text, !text.isEmpty else { throw Refusal(21604) }
        guard isPhone(text.withoutChannel) else {
            throw Refusal(21211, message: "The 'To' number \(text) is not a valid phone number")
        }
        return text
    }

    private static func sender(
        _ text: String?, to: String, hasService: Bool, senders: Set<String>?
    ) throws(Refusal) -> String? {
        guard let text, !text.isEmpty else {
            guard hasService else { throw Refusal(21603) }
            return nil
        }
        guard text.hasPrefix("whatsapp:") == to.hasPrefix("whatsapp:") else { throw Refusal(21910) }
        let isWhatsApp = text.hasPrefix("whatsapp:")
        guard isPhone(text.withoutChannel) || (!isWhatsApp && isShortOrAlphanumeric(text)) else {
            throw Refusal(21212, message: "The 'From' number \(text) is not a valid phone number or sender ID")
        }
        if let senders, !senders.contains(text) { throw Refusal(isWhatsApp ? 63007 : 21606) }
        return text
    }

    private static func validity(_ text: String?) throws(Refusal) -> Int? {
        guard let text else { return nil }
        guard let seconds = Int(text), (1...36_000).contains(seconds) else { throw Refusal(21624) }
        return seconds
    }

    /// More than 300 seconds and at most 35 days ahead, through a messaging service.
    private static func schedule(_ form: Form, hasService: Bool, now: Int64) throws(Refusal) -> Int64? {
        guard form["ScheduleType"] == "fixed" else { return nil }
        guard hasService, let text = form["SendAt"], let time = Timestamps.range(filter: text)?.lowerBound,
            time > now + 300_000, time <= now + 35 * 86_400_000
        else { throw Refusal(35115) }
        return time
    }
}

extension String {
    fileprivate var withoutChannel: Substring {
        hasPrefix("whatsapp:") ? dropFirst(9) : self[...]
    }
}

/// E.164: `+`, no leading zero, 7 to 15 digits.
private func isPhone(_ text: some StringProtocol) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.utf8.first == UInt8(ascii: "+") && (7...15).contains(digits.count)
        && digits.first != UInt8(ascii: "0") && digits.allSatisfy { (0x30...0x39).contains($0) }
}

/// A short code, or a name of up to eleven letters, digits and spaces with a letter in it.
private func isShortOrAlphanumeric(_ text: String) -> Bool {
    let bytes = text.utf8
    let isDigits = bytes.allSatisfy { (0x30...0x39).contains($0) }
    if isDigits { return (3...8).contains(bytes.count) }
    return bytes.count <= 11
        && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x20 }
}

/// `prefix` and 32 hexadecimal digits.
func isSID(_ text: String, _ prefix: String) -> Bool {
    text.hasPrefix(prefix) && text.utf8.count == prefix.utf8.count + 32
        && text.utf8.dropFirst(prefix.utf8.count).allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
        }
}
