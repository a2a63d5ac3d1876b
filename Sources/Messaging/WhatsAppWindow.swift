package import Lending

/// How a WhatsApp message may go out: free text only within 24 hours of the client's last message (error 63016).
package enum WhatsAppWindow {
    package static let milliseconds: Int64 = 24 * 3_600_000

    package enum Way: Sendable, Hashable {
        /// The rendered text as `Body`.
        case freeText
        /// `ContentSid` and `ContentVariables`, no `Body`.
        case template(ContentSid)
    }

    /// Half-open: exactly 24 hours later it is closed.
    package static func isOpen(lastInbound: Instant?, at now: Instant) -> Bool {
        guard let lastInbound else { return false }
        return now.milliseconds(since: lastInbound) < milliseconds
    }

    /// nil: it cannot be delivered now. Inside the window our own text goes, which says more than a template; the
    /// sandbox knows no templates of ours.
    package static func way(
        template: ContentSid?, lastInbound: Instant?, isSandbox: Bool, at now: Instant
    ) -> Way? {
        if isSandbox || isOpen(lastInbound: lastInbound, at: now) { return .freeText }
        return template.map { .template($0) }
    }
}
