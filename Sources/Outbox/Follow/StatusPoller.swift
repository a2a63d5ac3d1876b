import Lending
import Messaging
import Store
import Twilio

/// Follows what Twilio accepted, and listens for what clients write: one list request for a thousand messages.
final class StatusPoller {
    /// STOPs are known when the list was read within this time; renewed before it is over.
    static let inboundValid: Int64 = 900_000
    static let inboundRenewed: Int64 = 600_000
    /// How far back a house listens that never listened before.
    private static let firstListening: Int64 = 259_200_000
    private static let wideInterval: Uptime = 3_600_000
    /// How often what clients wrote is read again `inboundRenewed` back, for what the list shows late; the other passes go
    /// on where the last one was.
    private static let deepInterval: Uptime = 60_000
    private static let mostAwaited = 20_000

    let desk: Desk
    var pass: ListPass?
    private var lastRun: [Uptime?]
    private var lastWide: Uptime?
    private var lastDeep: Uptime?
    var notBefore: Uptime = 0
    var failures = 0
    var fetched: [String: Uptime] = [:]

    init(desk: Desk) {
        self.desk = desk
        lastRun = Array(repeating: nil, count: desk.settings.polls.tiers.count)
    }

    /// Whether a STOP could still be unknown.
    var inboundIsKnown: Bool { inboundAge.map { $0 <= Self.inboundValid } ?? false }

    /// Milliseconds; nil when inbound messages were never listed, or in a future of the clock.
    private var inboundAge: Int64? {
        guard let listed = desk.inboundListedAt else { return nil }
        let age = desk.now.milliseconds(since: listed)
        return age < -60_000 ? nil : max(0, age)
    }

    /// The first page, when a pass is due. `awaitsList`: something waits that may only leave when every STOP is known, or
    /// when a list has shown whether it went out before we came. `wide`: prices that are missing of the last three days are
    /// worth a pass of their own; another pass asks for them as well. Once an hour.
    func start(awaitsList: Bool, wide: Bool) throws -> TwilioCall? {
        let up = desk.up
        guard pass == nil, up >= notBefore else { return nil }
        let tier = try dueTier(at: up)
        let listens = awaitsList && (desk.backlog != nil || inboundAge.map { $0 > Self.inboundRenewed } ?? true)
        let widens = lastWide.map { up - $0 >= Self.wideInterval } ?? true
        guard tier != nil || listens || (wide && widens) else { return nil }
        let isDeep = listens || lastDeep.map { up - $0 >= Self.deepInterval } ?? true
        pass = try pass(tier, isDeep: isDeep, asksPrices: widens)
        if let tier {
            for index in 0...tier { lastRun[index] = up }
        }
        if widens { lastWide = up }
        if isDeep { lastDeep = up }
        return .list(MessageFilter())
    }

    private func pass(_ tier: Int?, isDeep: Bool, asksPrices: Bool) throws -> ListPass {
        let now = desk.now
        // What was noted by a clock that was ahead says nothing.
        let noted = inboundAge == nil ? nil : desk.inboundListedAt
        let listened = noted?.adding(milliseconds: isDeep ? -Self.inboundRenewed : 0)
        var followed = now
        if let tier, let oldest = try desk.store.oldestFollowed() {
            followed = min(now, max(oldest, now.adding(milliseconds: -desk.settings.polls.ages(tier).to)))
        }
        // What was accepted in this very millisecond is awaited as well.
        let awaited = try desk.store.followedSIDs(
            from: followed, to: now.adding(milliseconds: 1), limit: Self.mostAwaited)
        let unpriced =
            asksPrices ? try desk.store.oldestUnpriced(since: now.adding(milliseconds: -Self.firstListening)) : nil
        return ListPass(
            startedAt: now, startedUp: desk.up,
            listensSince: min(now, try listened ?? firstListening()),
            reach: min(followed, unpriced ?? followed), asksPrices: unpriced != nil, awaited: Set(awaited),
            awaitsMore: awaited.count >= Self.mostAwaited)
    }

    /// Where a house that has never listened begins: what waits here cannot have gone out before it was queued.
    private func firstListening() throws -> Instant {
        let instant = desk.now.adding(milliseconds: -Self.firstListening)
        let queued = try desk.backlog.flatMap { try desk.store.oldestQueued(upTo: $0) }
        return min(instant, queued ?? instant)
    }

    /// When the next pass is due by itself; nil: none, or one is underway.
    func next(awaitsList: Bool, wide: Bool) throws -> Uptime? {
        guard pass == nil else { return nil }
        var due: [Uptime] = []
        for tier in desk.settings.polls.tiers.indices where try isFollowing(tier) {
            due.append(dueTime(tier) ?? notBefore)
        }
        if awaitsList {
            let age = desk.backlog == nil ? inboundAge : nil
            due.append(age.map { desk.up + max(0, Self.inboundRenewed + 1 - $0) } ?? notBefore)
        }
        if wide { due.append(lastWide.map { $0 + Self.wideInterval } ?? notBefore) }
        return due.min().map { max($0, notBefore) }
    }

    /// The deepest tier that is due; a pass to its end asks for the younger ones as well.
    private func dueTier(at up: Uptime) throws -> Int? {
        try desk.settings.polls.tiers.indices.last { tier in
            guard dueTime(tier).map({ $0 <= up }) ?? true else { return false }
            return try isFollowing(tier)
        }
    }

    /// Nil: at once.
    private func dueTime(_ tier: Int) -> Uptime? {
        let polls = desk.settings.polls
        let isBusy = desk.lastAccepted.map { desk.up - $0 <= polls.busyFor } ?? false
        return lastRun[tier].map { $0 + polls.interval(tier, isBusy: isBusy) }
    }

    private func isFollowing(_ tier: Int) throws -> Bool {
        let ages = desk.settings.polls.ages(tier)
        let now = desk.now
        return try desk.store.isFollowing(
            from: now.adding(milliseconds: -ages.to), to: now.adding(milliseconds: -ages.from))
    }
}
