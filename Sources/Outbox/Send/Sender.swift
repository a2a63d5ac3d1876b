import Lending
import Messaging
import Store
import Twilio

/// Takes from the queue what pace and concurrency allow, and writes what became of it.
///
/// One commit marks what leaves next and finishes what was answered. An outcome that cannot be written is kept and written
/// again; a message that cannot be marked is not posted.
final class Sender {
    typealias Result = (order: SendOrder, sender: String?, outcome: SendOutcome, http: Int?)

    /// A message that was marked so long ago is judged again before it leaves: the database may have refused meanwhile, or
    /// the machine slept. Counted from the commit: were the claim's own time counted, a slow disk would let nothing leave.
    private static let freshFor: Uptime = 10_000

    /// Committed as `sending`, not started yet.
    private struct Marked {
        let order: SendOrder
        /// Before the claim that judged it: what was left of its legal window is counted from here.
        let judgedAt: Uptime
        let committedAt: Uptime
    }

    /// A marked message on its way out.
    struct Departure {
        let order: SendOrder
        let message: OutgoingMessage
    }

    var pacing: Pacing
    var trouble = ConnectionTrouble()
    let desk: Desk
    var unwritten: [Result] = []
    private var marked: [Marked] = []
    /// The last commit failed: outcomes are written without claiming, in case it was the claim.
    private var claimsApart = false
    private var begins = Channel.sms
    var tooManyInARow = 0
    /// Claims in a row that found something due and marked nothing.
    private var emptyClaims = 0
    var inFlight = 0
    var opening: Opening

    init(desk: Desk) {
        self.desk = desk
        opening = Opening(most: desk.settings.concurrency)
        pacing = Pacing(smsRate: desk.settings.smsRate, whatsappRate: desk.settings.whatsappRate, at: desk.up)
    }

    /// Whom the mensajero before us wrote to a moment ago.
    func remember() throws {
        let (now, up) = (desk.now, desk.up)
        let latest = try desk.store.latestDepartures(.whatsapp, since: now.adding(milliseconds: -Pacing.pairSpacing))
        for (recipient, at) in latest { pacing.wrote(to: recipient, at: up - max(0, now.milliseconds(since: at))) }
    }

    var hasUnwritten: Bool { !unwritten.isEmpty || desk.pauses.hasUnwritten }
    /// Nothing of any message is only in memory.
    var isQuiet: Bool { inFlight == 0 && unwritten.isEmpty && marked.isEmpty }
    private var slots: Int { max(0, opening.width - inFlight) }

    /// Whether messages of this channel may leave at all now.
    func isOpen(_ channel: Channel) -> Bool {
        let now = desk.now
        return desk.up >= trouble.heldUntil && !desk.pauses.isHeld(.account, at: now)
            && !desk.pauses.isHeld(.place, at: now) && !desk.pauses.isHeld(channel.pauseScope, at: now)
            && desk.account.sender(on: channel) != nil
    }

    /// One round: outcomes and pauses written, and what may leave marked and handed out.
    func round(claiming: Bool, collectionAllowed: Bool) throws -> [Departure] {
        let rules = claiming ? try rules(collectionAllowed: collectionAllowed) : []
        if hasUnwritten {
            let apart = claimsApart
            try finish(claiming: apart ? [] : rules)
            if !apart { return departures(posting: claiming) }
        }
        for rule in rules {
            // Where a claim takes long, what it marked leaves before the other channel has its turn.
            if let oldest = marked.first, desk.up - oldest.judgedAt > Self.freshFor / 2 { break }
            try mark { try desk.store.claim(rule) }
        }
        return departures(posting: claiming)
    }

    private func mark(_ claim: () throws -> [SendOrder]) rethrows {
        let judged = desk.up
        let orders = try claim()
        let committed = desk.up
        marked += orders.map { Marked(order: $0, judgedAt: judged, committedAt: committed) }
    }

    private func rules(collectionAllowed: Bool) throws -> [ClaimRules] {
        let (up, now) = (desk.up, desk.now)
        var left = slots
        guard left > 0 else { return [] }
        let channels = try [begins, begins.other].filter { channel in
            guard isOpen(channel), pacing[channel].available(at: up) > 0,
                let due = try nextDue(channel, collectionAllowed: collectionAllowed)
            else { return false }
            return due <= now
        }
        begins = begins.other
        if !channels.isEmpty { emptyClaims += 1 }
        return channels.enumerated().compactMap { index, channel in
            let budget = pacing[channel].available(at: up)
            // The one that comes first leaves half of the places to the other.
            let limit = min(index + 1 < channels.count ? (left + 1) / 2 : left, budget)
            left -= limit
            guard limit > 0 else { return nil }
            return ClaimRules(
                channel: channel, limit: limit, budget: budget, collectionAllowed: collectionAllowed,
                queuedAfter: desk.backlog)
        }
    }

    /// When something of this channel is due that may leave; nil: nothing is queued.
    func nextDue(_ channel: Channel, collectionAllowed: Bool) throws -> Instant? {
        try desk.store.nextDue(channel, collectionAllowed: collectionAllowed, queuedAfter: desk.backlog)
    }

    private func finish(claiming rules: [ClaimRules]) throws {
        var dropped: [MessageID] = []
        claimsApart = true
        try mark {
            try desk.store.write {
                dropped = try desk.store.finishAndLearn(unwritten)
                try desk.pauses.write()
                return try rules.flatMap { try desk.store.claim($0) }
            }
        }
        claimsApart = false
        let written = unwritten
        unwritten = []
        desk.pauses.written()
        if !written.isEmpty { desk.settings.onStep?(.finished) }
        // Its row was not `sending` any more, which nobody but us may change.
        for id in dropped { desk.log.error("message \(id.rawValue): its outcome came too late") }
    }

    private func departures(posting: Bool) -> [Departure] {
        guard !marked.isEmpty else { return [] }
        let orders = marked
        marked = []
        emptyClaims = 0
        guard posting else {
            for marked in orders { putBack(marked.order, milliseconds: 0, "ending") }
            return []
        }
        desk.settings.onStep?(.marked)
        return orders.compactMap(departure)
    }

    private func departure(_ marked: Marked) -> Departure? {
        let (order, up) = (marked.order, desk.up)
        guard up - marked.committedAt <= Self.freshFor else {
            putBack(order, milliseconds: 0, "held_up")
            return nil
        }
        let validity = order.validitySeconds.map { $0 - Int((up - marked.judgedAt) / 1000) }
        if let validity, validity < ContactRules.shortestValidity {
            putBack(order, milliseconds: Int64(max(0, validity) + 1) * 1000, "window_closing")
            return nil
        }
        let spacing = pacing.spacing(order.channel, to: order.recipient, at: up)
        guard spacing == 0 else {
            putBack(order, milliseconds: spacing, "pair_pace")
            return nil
        }
        guard let sender = desk.account.sender(on: order.channel) else {
            putBack(order, milliseconds: 0, "no_sender")
            return nil
        }
        guard let message = OutgoingMessage(order, from: sender, validitySeconds: validity) else {
            unwritten.append((order, nil, .rejected(code: nil, text: "template variables"), nil))
            return nil
        }
        pacing[order.channel].take(order.text.segments, at: up)
        inFlight += 1
        return Departure(order: order, message: message)
    }

    private func putBack(_ order: SendOrder, milliseconds: Int64, _ detail: String) {
        unwritten.append(
            (order, nil, .requeued(until: desk.now.adding(milliseconds: milliseconds), detail: detail), nil))
    }

    /// When something of this channel may leave next; nil: nothing before something else happens.
    func nextDeparture(_ channel: Channel, collectionAllowed: Bool) throws -> Uptime? {
        guard slots > 0, let due = try nextDue(channel, collectionAllowed: collectionAllowed) else { return nil }
        let up = desk.up
        let paced = pacing[channel].nextUnit(at: up) ?? up
        // Each claim withdraws or puts off what it does not mark, so this ends; should it not, it must not spin.
        let spared = emptyClaims > 10_000 ? up + 1000 : up
        return max(paced, desk.uptime(of: due), trouble.heldUntil, spared)
    }
}
