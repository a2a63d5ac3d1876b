import Lending
import Messaging
import Store
import Twilio

/// Follows what Twilio accepted, and listens for what clients write: one list request for a thousand messages.
final class StatusPoller {
    /// A list that goes on for ever is read no further.
    private static let mostPages = 1000
    /// STOPs are known when the list was read within this time (DESIGN: 15 minutes); renewed before it is over.
    static let inboundValid: Int64 = 900_000
    static let inboundRenewed: Int64 = 600_000
    /// How far back a house listens that never listened before.
    private static let firstListening: Int64 = 259_200_000
    private static let wideInterval: Uptime = 3_600_000
    private static let fetchAgain: Uptime = 600_000

    private let desk: Desk
    private var pass: ListPass?
    private var lastRun: [Uptime?]
    private var lastWide: Uptime?
    private var notBefore: Uptime = 0
    private var failures = 0
    private var fetched: [String: Uptime] = [:]

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

    /// The first page, when a pass is due. `sendsCollection`: something waits that may only leave when every STOP is
    /// known. `wide`: prices of the last three days are asked for too, once an hour.
    func start(sendsCollection: Bool, wide: Bool) throws -> TwilioCall? {
        let up = desk.up
        guard pass == nil, up >= notBefore else { return nil }
        let tier = try dueTier(at: up)
        let listens = sendsCollection && inboundAge.map { $0 > Self.inboundRenewed } ?? true
        let widens = wide && lastWide.map { up - $0 >= Self.wideInterval } ?? true
        guard tier != nil || listens || widens else { return nil }
        pass = ListPass(startedAt: desk.now, startedUp: up, reach: try reach(tier, widens: widens))
        if let tier {
            for index in 0...tier { lastRun[index] = up }
        }
        if widens { lastWide = up }
        return .list(MessageFilter())
    }

    /// When the next pass is due by itself; nil: none, or one is underway.
    func next(sendsCollection: Bool, wide: Bool) throws -> Uptime? {
        guard pass == nil else { return nil }
        var due: [Uptime] = []
        for tier in desk.settings.polls.tiers.indices where try isFollowing(tier) {
            due.append(dueTime(tier) ?? notBefore)
        }
        if sendsCollection {
            due.append(inboundAge.map { desk.up + max(0, Self.inboundRenewed + 1 - $0) } ?? notBefore)
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

    private func reach(_ tier: Int?, widens: Bool) throws -> Instant {
        let now = desk.now
        let listened = desk.inboundListedAt?.adding(milliseconds: -Self.inboundRenewed)
        var reach = min(now, listened ?? now.adding(milliseconds: -Self.firstListening))
        if let tier, let oldest = try desk.store.oldestFollowed() {
            reach = min(reach, max(oldest, now.adding(milliseconds: -desk.settings.polls.ages(tier).to)))
        }
        if widens, let oldest = try desk.store.oldestUnpriced(since: now.adding(milliseconds: -Self.firstListening)) {
            reach = min(reach, oldest)
        }
        return reach
    }
}

extension StatusPoller {
    /// An error that Twilio reported of a message it had accepted, and that concerns others too.
    struct Reported: Equatable {
        let channel: Channel
        let refusal: Refusal
        let code: Int
        let text: String
    }

    /// What follows a page.
    struct Next {
        var calls: [(call: TwilioCall, errand: Errand)] = []
        var reported: [Reported] = []
    }

    func answered(_ result: Result<MessagePage, TwilioFailure>) throws -> Next {
        guard var current = pass else { return Next() }
        let page: MessagePage
        switch result {
        case .failure(let failure):
            failed(failure)
            return Next()
        case .success(let read): page = read
        }
        var next = Next()
        do {
            next.reported = try keep(page.messages)
        } catch {
            // What is kept already is kept; the rest comes with the next pass.
            abandon()
            throw error
        }
        desk.noteListed(page.messages)
        for row in page.messages where row.direction != .inbound { current.shown.insert(row.sid) }
        pass = current
        if !current.ends(with: page, skew: desk.skew), let following = page.next, following.number <= Self.mostPages {
            next.calls = [(.page(following), .list)]
        } else {
            pass = nil
            failures = 0
            // A long list is read rarer: it must not hold up the sending.
            notBefore = desk.up + 4 * (desk.up - current.startedUp)
            next.calls = try finish(current)
        }
        return next
    }

    /// One message that the list did not show.
    func fetched(_ result: Result<MessageResource, TwilioFailure>) throws -> Next {
        var next = Next()
        switch result {
        case .success(let row): next.reported = try keep([row])
        case .failure(let failure): desk.noteRefusal(failure)
        }
        return next
    }

    /// A pass whose answer cannot be kept is made again.
    func abandon() {
        pass = nil
        failures += 1
        notBefore = desk.up + desk.wait(desk.settings.waits.reading, failures: failures)
    }

    private func failed(_ failure: TwilioFailure) {
        abandon()
        desk.noteRefusal(failure)
        if case .rateLimited(_, let seconds?) = failure {
            notBefore = max(notBefore, desk.up + Int64(min(seconds, 3600)) * 1000)
        }
        desk.log.info("list failed")
    }

    private func keep(_ rows: [MessageResource]) throws -> [Reported] {
        let reports = rows.filter { $0.direction != .inbound }
        let reported = try news(reports)
        try desk.store.merge(reports.map(\.report))
        let now = desk.now
        try desk.store.keep(rows.compactMap { $0.inbound(orAt: now) })
        return reported
    }

    /// Errors of messages that are followed still: an old one was acted upon when it was new.
    private func news(_ rows: [MessageResource]) throws -> [Reported] {
        let candidates = rows.compactMap { row -> (String, Reported)? in
            guard let code = row.errorCode, let channel = row.to?.channel,
                let refusal = Refusal(reported: code, errors: desk.errors)
            else { return nil }
            return (
                row.sid, Reported(channel: channel, refusal: refusal, code: code, text: row.errorMessage ?? "")
            )
        }
        guard !candidates.isEmpty else { return [] }
        let followed = try desk.store.stillFollowed(among: candidates.map(\.0))
        return candidates.filter { followed.contains($0.0) }.map(\.1)
    }

    private func finish(_ pass: ListPass) throws -> [(call: TwilioCall, errand: Errand)] {
        let noted = desk.inboundListedAt
        desk.inboundListedAt = pass.startedAt
        // Written once a minute at most: it wakes everyone.
        if noted.map({ pass.startedAt.milliseconds(since: $0) > 60_000 || $0 > pass.startedAt }) ?? true {
            try desk.store.noteInboundListed(at: pass.startedAt)
        }
        try desk.store.endFollowing(acceptedBefore: desk.now.adding(milliseconds: -desk.settings.polls.horizon))
        return try missing(in: pass)
    }

    /// What the list should have shown and did not.
    private func missing(in pass: ListPass) throws -> [(call: TwilioCall, errand: Errand)] {
        let until = pass.startedAt.adding(milliseconds: -desk.settings.waits.listLag)
        guard until > pass.reach else { return [] }
        let up = desk.up
        fetched = fetched.filter { up - $0.value < Self.fetchAgain }
        return try desk.store.followedSIDs(from: pass.reach, to: until, limit: 200)
            .filter { !pass.shown.contains($0) && fetched[$0] == nil }.prefix(20).map { sid in
                fetched[sid] = up
                return (.fetch(sid: sid), .fetch(sid: sid))
            }
    }
}
