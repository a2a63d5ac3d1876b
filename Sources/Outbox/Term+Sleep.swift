import Lending
import Messaging
import Store
import Twilio

extension Term {
    /// The longest sleep: the clock may have been set, a commit may have come without its signal.
    private static let tick: Uptime = 60_000
    /// How long an end waits for outcomes that cannot be written.
    private static let patience: Uptime = 60_000

    /// Milliseconds until something is due.
    func sleep() -> Int64 {
        let up = desk.up
        var next = up + Self.tick
        if let deadline, end == nil { next = min(next, deadline) }
        if up < storeHeldUntil { return max(0, min(next, storeHeldUntil) - up) }
        do {
            next = min(next, try nextEvent(at: up))
        } catch {
            storeRefused(error)
            next = min(next, storeHeldUntil)
        }
        return max(0, next - up)
    }

    private func nextEvent(at up: Uptime) throws -> Uptime {
        if sender.hasUnwritten { return up }
        guard end == nil else { return .max }
        var next = [desk.uptime(of: desk.store.clock.nextMidnight)]
        if let pause = desk.pauses.nextEnd(after: desk.now) { next.append(desk.uptime(of: pause)) }
        for channel in Channel.allCases where sender.isOpen(channel) || up < sender.trouble.heldUntil {
            if let departure = try sender.nextDeparture(channel, collectionAllowed: collectionAllowed) {
                next.append(departure)
            }
            // What comes due and leaves only after a list has it read first, and this is when.
            if !collectionAllowed || desk.backlog != nil,
                let due = try desk.store.nextDue(channel, collectionAllowed: true), due > desk.now
            {
                next.append(desk.uptime(of: due))
            }
        }
        if needsProbe, !isProbing, let at = probe.next { next.append(at) }
        if !isAccountHeldByUs {
            if let look = try reconciler.next() { next.append(look) }
            if !desk.pauses.isHeld(.place, at: desk.now), let recall = try recaller.next() { next.append(recall) }
            if let list = try poller.next(awaitsList: try awaitsList(), wide: mode == .permanent) {
                next.append(list)
            }
        }
        return next.min() ?? .max
    }

    /// What is asked by the way is waited for.
    private var isAsking: Bool { isAskingAccount || isAskingBalance || isChecking }

    func begin(ending kind: MensajeroEnd.Kind) {
        guard end?.0 != kind else { return }
        end = (kind, desk.up)
        card.isEnding = true
        showCard()
        desk.log.info("ending: \(kind)")
    }

    /// How it ended, once it has.
    func over() -> MensajeroEnd? {
        if let deadline, end == nil, desk.up >= deadline { begin(ending: .timedOut) }
        let isQuiet = sender.isQuiet && !desk.pauses.hasUnwritten
        if let (kind, at) = end {
            // What can be written into files that nobody sees is worth no waiting.
            let isLate = desk.up - at > Self.patience || (kind == .displaced && sender.inFlight == 0)
            guard isQuiet || isLate else { return nil }
            if !isQuiet { desk.log.error("ending with outcomes that could not be written") }
            return kind.with((try? desk.left()) ?? OutboxLeft())
        }
        guard mode != .permanent, isQuiet, !isAsking, desk.up >= storeHeldUntil else { return nil }
        do {
            let left = try desk.left()
            return mode.isDone(left) ? .done(left) : nil
        } catch {
            storeRefused(error)
            return nil
        }
    }
}

extension MensajeroEnd {
    /// What begins an end, before what is in flight has finished.
    enum Kind {
        case stopped, timedOut, displaced

        func with(_ left: OutboxLeft) -> MensajeroEnd {
            switch self {
            case .stopped: .stopped(left)
            case .displaced: .displaced
            case .timedOut: .timedOut(left)
            }
        }
    }
}

extension BusinessClock {
    /// On the real clock.
    fileprivate var nextMidnight: Instant {
        zone.instant(today.adding(days: 1), hour: 0).adding(seconds: -offsetSeconds)
    }
}
