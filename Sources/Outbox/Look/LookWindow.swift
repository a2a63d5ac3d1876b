import Lending

/// When Twilio can have created a message that we began to post at `since`, by Twilio's own clock.
struct LookWindow: Equatable {
    /// Longer than any create can take (`Request.timeoutMilliseconds`).
    static let longestPost: Int64 = 45_000
    private static let margin: Int64 = 60_000

    let from: Instant
    let to: Instant

    /// `skew`: how far Twilio's clock is ahead of ours now, in milliseconds. `since` follows a clock that is set while a
    /// mensajero runs (`Store.clockWasSet`), and not one that was set between two of them: the window holds both readings. A
    /// row too many asks a person, a row too few sends twice.
    init(since: Instant, skew: Int64) {
        from = since.adding(milliseconds: min(0, skew) - Self.margin)
        to = since.adding(milliseconds: max(0, skew) + Self.longestPost + Self.margin)
    }

    /// A row without a date may be any.
    func contains(_ created: Instant?) -> Bool {
        guard let created else { return true }
        return created >= from && created <= to
    }
}
