package import Lending

/// What the rules of contact say to one message at one instant.
package enum ContactDecision: Sendable, Hashable {
    case allow
    /// Not now; allowed from `until` on, as far as is known today.
    case wait(until: Instant, because: BlockReason)
    /// Not at all, as things are.
    case block(BlockReason)

    package var isAllowed: Bool { self == .allow }

    package var reason: BlockReason? {
        switch self {
        case .allow: nil
        case .wait(_, let reason), .block(let reason): reason
        }
    }

    /// From when it may, as far as is known today, where waiting lifts what stands against it; nil where nothing does, and
    /// where no waiting helps.
    package var allowedFrom: Instant? {
        if case .wait(let until, _) = self { until } else { nil }
    }

    /// Why a bulk action leaves this client out: ruled out, or the limit of the day or week is used up. A client who
    /// only waits for the legal hour is scheduled, not left out.
    package var exclusion: BlockReason? {
        switch self {
        case .allow: nil
        case .wait(_, let reason): reason.isHours ? nil : reason
        case .block(let reason): reason
        }
    }
}
