extension SimulatedTwilio {
    private static let root = "/2010-04-01/Accounts/"

    /// Finds the resource and lets it answer; a refusal becomes Twilio's error body.
    mutating func route(_ request: Request, now: Int64) -> Answer {
        do throws(Refusal) {
            guard request.path.hasPrefix(Self.root), request.path.hasSuffix(".json") else {
                throw Refusal(20404, message: "The requested resource \(request.path) was not found")
            }
            let parts = request.path.dropFirst(Self.root.count).dropLast(5).split(separator: "/").map(String.init)
            guard let account = parts.first else { throw Refusal(20404) }
            try admit(request, to: account)
            lastAccount = account
            switch (request.method, parts.count, parts.count > 1 ? parts[1] : "") {
            case ("GET", 1, _): return self.account(account)
            case ("GET", 2, "Balance"): return balance(account, now: now)
            case ("POST", 2, "Messages"): return try create(request.form, account: account, now: now)
            case ("GET", 2, "Messages"): return list(request, account: account, now: now)
            case ("GET", 3, "Messages"): return try fetch(parts[2], account: account, now: now)
            case ("POST", 3, "Messages"): return try update(parts[2], request.form, account: account, now: now)
            case ("DELETE", 3, "Messages"): return try delete(parts[2], account: account, now: now)
            case (_, 2, "Balance"), (_, 2, "Messages"), (_, 3, "Messages"):
                throw Refusal(20004, status: 405, message: "Method not allowed")
            default: throw Refusal(20404, message: "The requested resource \(request.path) was not found")
            }
        } catch {
            return error.answer
        }
    }

    /// Basic authentication: the account and its token, or an API key `SK…` and its secret.
    private func admit(_ request: Request, to account: String) throws(Refusal) {
        guard let header = request.authorization, header.lowercased().hasPrefix("basic "),
            let bytes = base64Decoded(header.dropFirst(6))
        else { throw Refusal(20003) }
        let halves = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard halves.count == 2, !halves[1].isEmpty, halves[0] == account || isSID(halves[0], "SK"),
            isSID(account, "AC"), configuration.accountSID.map({ $0 == account }) ?? true,
            configuration.authToken.map({ $0 == halves[1] }) ?? true
        else { throw Refusal(20003) }
        if let code = faults.accountError { throw Refusal(code) }
    }

    /// `api.v2010.account`, without the token that Twilio shows here.
    private func account(_ sid: String) -> Answer {
        let path = Self.root + sid
        let date = JSON.string(Timestamps.rfc2822(1_438_286_400_000))
        return Answer(
            200,
            json: .object([
                ("auth_token", .null), ("date_created", date), ("date_updated", date),
                ("friendly_name", .string("Simulador")), ("owner_account_sid", .string(sid)), ("sid", .string(sid)),
                ("status", .string("active")),
                (
                    "subresource_uris",
                    .object([
                        ("balance", .string(path + "/Balance.json")), ("messages", .string(path + "/Messages.json")),
                    ])
                ),
                ("type", .string(faults.trial == nil ? "Full" : "Trial")), ("uri", .string(path + ".json")),
            ]))
    }

    /// What is left after everything that has been priced.
    private func balance(_ sid: String, now: Int64) -> Answer {
        let spent = ledgers[sid]?.records.reduce(0) { $0 + ($1.isPriced(at: now) ? $1.price ?? 0 : 0) } ?? 0
        let cents = configuration.balanceCents - (spent + 500) / 1000
        let fraction = abs(cents % 100)
        let text = "\(cents < 0 ? "-" : "")\(abs(cents / 100)).\(fraction < 10 ? "0" : "")\(fraction)"
        return Answer(
            200,
            json: .object([("account_sid", .string(sid)), ("balance", .string(text)), ("currency", .string("USD"))]))
    }
}
