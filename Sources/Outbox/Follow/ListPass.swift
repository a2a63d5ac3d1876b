import Lending
import Twilio

/// One reading of the account's list, newest first, page by page, until what is older concerns nobody.
struct ListPass {
    let startedAt: Instant
    let startedUp: Uptime
    /// On our clock.
    let reach: Instant
    /// Outbound SIDs that were shown.
    var shown: Set<String> = []

    /// Whether the page's end lies behind the reach. The list is sorted by Twilio's clock, in whole seconds, and a
    /// message may have been created a while before its answer came.
    func ends(with page: MessagePage, skew: Int64) -> Bool {
        guard let last = page.messages.last(where: { $0.created != nil })?.created else { return page.next == nil }
        return last < reach.adding(milliseconds: min(0, skew) - 60_000)
    }
}
