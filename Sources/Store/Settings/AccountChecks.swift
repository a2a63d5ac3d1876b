package import Lending

/// What Twilio last showed of the account: whether it was reached, and let us in.
package struct AccountCheck: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case authorised
        /// Twilio's code, or the status of its answer.
        case refused(Int)
        /// The word is that of `HTTPError.Reason`.
        case unreachable(String)
        /// It took the call and did not answer as it should.
        case unanswered
    }

    package let outcome: Outcome
    package let at: Instant

    package init(_ outcome: Outcome, at: Instant) {
        self.outcome = outcome
        self.at = at
    }
}

/// What was left on the account when Twilio last said so.
package struct AccountBalance: Sendable, Equatable {
    /// A decimal as Twilio wrote it.
    package let amount: String
    package let currency: String
    package let at: Instant

    package init(amount: String, currency: String, at: Instant) {
        self.amount = amount
        self.currency = currency
        self.at = at
    }
}

// Kept beside the account it was said of, words with blanks between: of another account nothing is known.

extension Store {
    /// Nil: this account was never asked.
    package func accountCheck() throws -> AccountCheck? {
        guard let (at, words) = try kept(.accountCheck) else { return nil }
        switch (words.first, words.dropFirst().first) {
        case ("authorised", _): return AccountCheck(.authorised, at: at)
        case ("refused", let code?): return Int(code).map { AccountCheck(.refused($0), at: at) }
        case ("unreachable", let word): return AccountCheck(.unreachable(word.map(String.init) ?? ""), at: at)
        case ("unanswered", _): return AccountCheck(.unanswered, at: at)
        default: return nil
        }
    }

    package func noteAccountCheck(_ outcome: AccountCheck.Outcome, of account: String) throws {
        let words =
            switch outcome {
            case .authorised: "authorised"
            case .refused(let code): "refused \(code)"
            case .unreachable(let word): "unreachable \(word)"
            case .unanswered: "unanswered"
            }
        try set(.accountCheck, "\(account) \(clock.now.milliseconds) \(words)")
    }

    /// Nil: never said, or its key may not read it.
    package func accountBalance() throws -> AccountBalance? {
        guard let (at, words) = try kept(.accountBalance), words.count == 2 else { return nil }
        return AccountBalance(amount: String(words[0]), currency: String(words[1]), at: at)
    }

    package func noteAccountBalance(amount: String, currency: String, of account: String) throws {
        try set(.accountBalance, "\(account) \(clock.now.milliseconds) \(amount) \(currency)")
    }

    /// A person wants to know now: the mensajero asks, as nobody else talks to Twilio.
    package func wishForAccountCheck() throws {
        try set(.accountWish, String(clock.now.milliseconds))
    }

    /// Whether somebody wished for a check; the wish is granted by this.
    package func takeAccountWish() throws -> Bool {
        guard try setting(.accountWish) != nil else { return false }
        try forget(.accountWish)
        return true
    }

    private func kept(_ setting: Setting) throws -> (at: Instant, words: [Substring])? {
        guard let account = try self.setting(.accountSID), let text = try self.setting(setting) else { return nil }
        let words = text.split(separator: " ")
        guard words.count > 2, words[0] == account, let at = Int64(words[1]) else { return nil }
        return (Instant(milliseconds: at), Array(words.dropFirst(2)))
    }
}
