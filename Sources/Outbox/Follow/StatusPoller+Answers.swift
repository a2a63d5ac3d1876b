import Lending
import Messaging
import Store
import Twilio

extension StatusPoller {
    private static let fetchAgain: Uptime = 600_000
    /// A list that goes on for ever is read no further.
    private static let mostPages = 1000
    /// So many lists in a row that could not be read: people are told why nothing leaves.
    private static let mostFailures = 2

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
        desk.settings.onStep?(.listed)
        do {
            next.reported = try keep(page.messages)
        } catch {
            // What is kept already is kept; the rest comes with the next pass.
            abandon()
            throw error
        }
        desk.settings.onStep?(.merged)
        desk.noteListed(page.messages)
        // A row without a SID may be one that waits here.
        guard page.unreadable == 0 || desk.backlog == nil else {
            failed(.unreadable(status: 200))
            return next
        }
        for row in page.messages { current.awaited.remove(row.sid) }
        pass = current
        if !current.ends(with: page, skew: desk.skew), let following = page.next, following.number <= Self.mostPages {
            next.calls = [(.page(following), .list)]
        } else if !current.knowsInbound(with: page, skew: desk.skew) {
            // Read no further, and a STOP may stand behind it.
            failed(.unreadable(status: 200))
        } else {
            pass = nil
            failures = 0
            // While messages leave, a long list is read rarer: it must not hold them up.
            let isSending = desk.lastAccepted.map { desk.up - $0 < 1000 } ?? false
            notBefore = desk.up + (isSending ? 9 : 1) * (desk.up - current.startedUp)
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
        // A receipt that waits for the list is not kept waiting long.
        let waits = desk.backlog == nil ? desk.settings.waits.reading : desk.settings.waits.unreachable
        notBefore = desk.up + desk.wait(waits, failures: failures)
    }

    private func failed(_ failure: TwilioFailure) {
        abandon()
        desk.noteRefusal(failure)
        if case .rateLimited(_, let seconds?) = failure {
            notBefore = max(notBefore, desk.up + Int64(min(seconds, 3600)) * 1000)
        }
        if failures >= Self.mostFailures { sayWhy(failure) }
        desk.log.info("list failed")
    }

    private func sayWhy(_ failure: TwilioFailure) {
        let holdsBacklog = desk.backlog.map { (try? desk.store.oldestQueued(upTo: $0)) != nil } ?? false
        // Nothing at all can leave. A long list may also take too long where a message gets through.
        if holdsBacklog, case .unreachable(let word) = failure, word != "timeout" {
            return desk.hold(.account, .unreachable(word))
        }
        let held = (inboundIsKnown ? [] : [PauseScope.collection]) + (holdsBacklog ? [.backlog] : [])
        guard !held.isEmpty else { return }
        desk.isListFailing = true
        for scope in held { desk.hold(scope, PauseReason(failure)) }
    }

    private func keep(_ rows: [MessageResource]) throws -> [Reported] {
        let reports = rows.filter { $0.direction != .inbound }
        let reported = try news(reports)
        try desk.store.merge(reports.map(\.report))
        // Only of the time before us, in Twilio's whole seconds: what is made under our eyes we made, or somebody else did.
        let beginning = desk.began.adding(seconds: 2)
        let before = reports.compactMap { $0.listed(skew: desk.skew) }.filter { $0.createdAt < beginning }
        let recognised = try desk.store.recognise(before)
        if recognised > 0 { desk.log.warning("\(recognised) of the queue had gone out before") }
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
        desk.listAnswered()
        if desk.backlog != nil { desk.log.info("what waited before is known") }
        desk.backlog = nil
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
            .filter { pass.awaited.contains($0) && fetched[$0] == nil }.prefix(20).map { sid in
                fetched[sid] = up
                return (.fetch(sid: sid), .fetch(sid: sid))
            }
    }
}
