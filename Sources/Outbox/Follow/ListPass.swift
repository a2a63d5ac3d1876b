import Lending
import Twilio

/// One reading of the account's list, newest first, page by page, until what is older concerns nobody.
struct ListPass {
    let startedAt: Instant
    let startedUp: Uptime
    /// What clients wrote before this is known. On our clock, as all instants here.
    let listensSince: Instant
    /// No followed message was accepted before this, and none without its price when prices are asked for.
    let reach: Instant
    let asksPrices: Bool
    /// SIDs of the followed messages that the list has not shown yet.
    var awaited: Set<String>
    /// They are too many to be told one by one.
    let awaitsMore: Bool

    /// Whether what lies behind the page is of no concern. The list is sorted by Twilio's clock, in whole seconds, and a
    /// message may have been created a while before its answer came.
    func ends(with page: MessagePage, skew: Int64) -> Bool {
        guard let last = page.messages.last(where: { $0.created != nil })?.created else { return page.next == nil }
        guard knowsInbound(at: last, skew: skew) else { return false }
        if awaited.isEmpty, !awaitsMore, !asksPrices { return true }
        return last < reach.adding(milliseconds: min(0, skew) - 60_000)
    }

    /// Whether everything that clients wrote and nobody knows yet stands on the pages up to this one.
    func knowsInbound(with page: MessagePage, skew: Int64) -> Bool {
        guard page.next != nil else { return true }
        return page.messages.last { $0.created != nil }?.created.map { knowsInbound(at: $0, skew: skew) } ?? false
    }

    private func knowsInbound(at last: Instant, skew: Int64) -> Bool {
        last < listensSince.adding(milliseconds: min(0, skew) - 5_000)
    }
}
