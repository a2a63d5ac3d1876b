package import Messaging

// What kind of account Twilio says this is, kept beside the account that it was said of.

extension Store {
    /// Nil: nobody has asked Twilio yet, its key may not read it, or the account is another one by now.
    package func accountType() throws -> AccountType? {
        guard let account = try setting(.accountSID), let kept = try setting(.accountType) else { return nil }
        return AccountType.allCases.first { kept == Self.kept($0, of: account) }
    }

    /// Twilio said so.
    package func noteAccountType(_ type: AccountType, of account: String) throws {
        let kept = Self.kept(type, of: account)
        // Mostly it is known: nobody is woken for that.
        guard try setting(.accountType) != kept else { return }
        try set(.accountType, kept)
    }

    private static func kept(_ type: AccountType, of account: String) -> String { account + " " + type.rawValue }
}
