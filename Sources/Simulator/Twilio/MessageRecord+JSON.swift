extension MessageRecord {
    /// `api.v2010.account.message` of Twilio's OpenAPI description.
    /// - Parameter isNew: the answer to its creation, which never shows more than the first step.
    func json(account: String, at now: Int64, isNew: Bool = false) -> JSON {
        let step = isNew ? timeline[0] : step(at: now)
        let sent = isNew && !isInbound ? nil : dateSent(at: now)
        let unassigned = messagingServiceSID != nil && (isNew || sender(at: now) == nil)
        let path = "/2010-04-01/Accounts/\(account)/Messages/\(sid)"
        return .object([
            ("account_sid", .string(account)),
            ("api_version", .string("2010-04-01")),
            ("body", .string(body)),
            ("date_created", .string(Timestamps.rfc2822(created))),
            ("date_sent", JSON(sent.map(Timestamps.rfc2822))),
            ("date_updated", .string(Timestamps.rfc2822(max(created, step.at)))),
            ("direction", .string(isInbound ? "inbound" : "outbound-api")),
            ("error_code", JSON(step.errorCode)),
            ("error_message", JSON(step.errorCode.map(Refusal.message))),
            ("from", JSON(isNew ? from : sender(at: now))),
            ("messaging_service_sid", JSON(messagingServiceSID)),
            ("num_media", .string("0")),
            ("num_segments", .string(unassigned ? "0" : String(segments))),
            ("price", JSON(!isNew && isPriced(at: now) ? price.map(MessageRecord.amount) : nil)),
            ("price_unit", .string("USD")),
            ("sid", .string(sid)),
            ("status", .string(step.status.rawValue)),
            (
                "subresource_uris",
                .object([("media", .string(path + "/Media.json")), ("feedback", .string(path + "/Feedback.json"))])
            ),
            ("to", .string(to)),
            ("uri", .string(path + ".json")),
        ])
    }

    /// `-0.05000`: a charge is negative.
    private static func amount(_ hundredThousandths: Int) -> String {
        let fraction = String(hundredThousandths % 100_000)
        return "-\(hundredThousandths / 100_000)." + String(repeating: "0", count: 5 - fraction.count) + fraction
    }

    func snapshot(at now: Int64) -> Simulator.Snapshot {
        let step = step(at: now)
        return Simulator.Snapshot(
            sid: sid, from: sender(at: now), to: to, body: body, status: step.status.rawValue,
            errorCode: step.errorCode, isInbound: isInbound, created: created, validityPeriod: validityPeriod,
            contentSID: contentSID)
    }
}
