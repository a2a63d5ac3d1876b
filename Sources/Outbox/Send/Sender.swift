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

    /// A marked message on its way out.
    struct Departure {
        let order: SendOrder
        let message: OutgoingMessage
    }

    /// A message that Twilio has to deliver within less is left for the next window.
    private static let shortestValidity = 60

    var pacing: Pacing
    var trouble = ConnectionTrouble()
    private let desk: Desk
    private var unwritten: [Result] = []
    /// Committed as `sending`, not started yet.
    private var marked: [SendOrder] = []
    /// The last commit failed: outcomes are written without claiming, in case it was the claim.
    private var claimsApart = false
    private var begins = Channel.sms
    private var tooManyInARow = 0
    /// Claims in a row that found something due and marked nothing.
    private var emptyClaims = 0
    private(set) var inFlight = 0

    init(desk: Desk) {
        self.desk = desk
        pacing = Pacing(smsRate: desk.settings.smsRate, whatsappRate: desk.settings.whatsappRate, at: desk.up)
    }

    var hasUnwritten: Bool { !unwritten.isEmpty || desk.pauses.hasUnwritten }
    /// Nothing of any message is only in memory.
    var isQuiet: Bool { inFlight == 0 && unwritten.isEmpty && marked.isEmpty }
    var slots: Int { max(0, desk.settings.concurrency - inFlight) }

    /// Whether messages of this channel may leave at all now.
    func isOpen(_ channel: Channel) -> Bool {
        let now = desk.now
        return desk.up >= trouble.heldUntil && !desk.pauses.isHeld(.account, at: now)
            && !desk.pauses.isHeld(channel.pauseScope, at: now) && desk.account.sender(on: channel) != nil
    }

    /// One round: outcomes and pauses written, and what may leave marked and handed out.
    func round(claiming: Bool, collectionAllowed: Bool) throws -> [Departure] {
        let rules = claiming ? try rules(collectionAllowed: collectionAllowed) : []
        if hasUnwritten {
            try finish(claiming: claimsApart ? [] : rules)
            if !claimsApart { return departures() }
            claimsApart = false
        }
        for rule in rules { marked += try desk.store.claim(rule) }
        return departures()
    }

    private func rules(collectionAllowed: Bool) throws -> [ClaimRules] {
        let (up, now) = (desk.up, desk.now)
        var left = slots
        guard left > 0 else { return [] }
        let channels = try [begins, begins.other].filter { channel in
            guard isOpen(channel), pacing[channel].available(at: up) > 0,
                let due = try desk.store.nextDue(channel, collectionAllowed: collectionAllowed)
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
                channel: channel, limit: limit, budget: budget, collectionAllowed: collectionAllowed)
        }
    }

    private func finish(claiming rules: [ClaimRules]) throws {
        var claimed: [SendOrder] = []
        var dropped: [MessageID] = []
        let apart = claimsApart
        claimsApart = true
        try desk.store.write {
            dropped = try desk.store.finishAndLearn(unwritten)
            try desk.pauses.write()
            for rule in rules { claimed += try desk.store.claim(rule) }
        }
        claimsApart = apart
        marked += claimed
        let written = unwritten
        unwritten = []
        desk.pauses.written()
        if !written.isEmpty { desk.settings.onStep?(.finished) }
        // Its row was not `sending` any more, which nobody but us may change.
        for id in dropped { desk.log.error("message \(id.rawValue): its outcome came too late") }
    }

    private func departures() -> [Departure] {
        guard !marked.isEmpty else { return [] }
        desk.settings.onStep?(.marked)
        let orders = marked
        marked = []
        emptyClaims = 0
        return orders.compactMap(departure)
    }

    private func departure(_ order: SendOrder) -> Departure? {
        let up = desk.up
        if let validity = order.validitySeconds, validity < Self.shortestValidity {
            putBack(order, milliseconds: Int64(validity + 1) * 1000, "window_closing")
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
        guard let message = OutgoingMessage(order, from: sender) else {
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
}

extension Sender {
    /// A create ended.
    func answered(_ order: SendOrder, _ outcome: CreateOutcome, http: Int) {
        inFlight -= 1
        desk.settings.onStep?(.answered)
        let result: SendOutcome
        switch outcome {
        case .accepted(let resource, _):
            trouble.answered()
            tooManyInARow = 0
            desk.lastAccepted = desk.up
            result = .accepted(resource.report)
        case .refused(let error):
            trouble.answered()
            result = refused(order, error)
        case .rateLimited(let error, let seconds):
            trouble.answered()
            result = slowDown(order.channel, code: error.code ?? 20429, retryAfter: seconds)
        case .notSent(let reason):
            if trouble.notSent(at: desk.up, wait: { desk.wait(desk.settings.waits.unreachable, failures: $0) }) {
                desk.hold(.account, .unreachable(reason))
            }
            let until = desk.now.adding(milliseconds: max(0, trouble.heldUntil - desk.up))
            result = .requeued(until: until, detail: reason)
        case .uncertain(let reason):
            if trouble.unanswered() { desk.hold(.account, .unanswered, code: 20500) }
            result = uncertain(reason)
        }
        let sender = desk.account.sender(on: order.channel)?.name
        unwritten.append((order, sender, result, http == 0 ? nil : http))
        desk.log.debug("message \(order.id.rawValue): \(result.word)")
    }

    private func uncertain(_ reason: String) -> SendOutcome {
        .uncertain(firstLook: desk.now.adding(milliseconds: desk.settings.looks.first), detail: reason)
    }

    private func refused(_ order: SendOrder, _ error: TwilioError) -> SendOutcome {
        let detail = error.code.map { String($0) } ?? "http-\(error.status)"
        switch Refusal(error, attempt: order.attempt, errors: desk.errors) {
        case .reject:
            return .rejected(code: error.code, text: error.message)
        case .retry(let seconds):
            return .requeued(until: desk.now.adding(seconds: seconds), detail: detail)
        case .slowDown:
            return slowDown(order.channel, code: error.code, retryAfter: nil)
        case .pauseSender(let seconds):
            let until = desk.now.adding(seconds: seconds)
            desk.hold(
                order.channel.pauseScope, .error(code: error.code, text: error.message), code: error.code,
                until: until)
            return .requeued(until: desk.now, detail: detail)
        case .pauseAccount:
            desk.hold(.account, .error(code: error.code, text: error.message), code: error.code)
            return .requeued(until: desk.now, detail: detail)
        case .uncertain:
            return uncertain(detail)
        }
    }

    /// Twilio has too much of us: the sender waits, goes on at half its pace, and the consoles are told when it is long.
    @discardableResult
    func slowDown(_ channel: Channel, code: Int?, retryAfter seconds: Int?) -> SendOutcome {
        let up = desk.up
        // What was in flight together is one "too many".
        if up >= pacing[channel].heldUntil { tooManyInARow += 1 }
        let waits = desk.wait(desk.settings.waits.tooMany, failures: tooManyInARow)
        let wait = seconds.map { Int64(min(max($0, 0), 86_400)) * 1000 } ?? waits
        pacing[channel].slowDown(until: up + wait, at: up)
        let held = max(0, pacing[channel].heldUntil - up)
        let until = desk.now.adding(milliseconds: held)
        if held >= 5000 {
            desk.hold(channel.pauseScope, .error(code: code, text: ""), code: code, until: until)
        }
        desk.log.info("\(channel.rawValue) slows down: \(code.map { String($0) } ?? "429")")
        return .requeued(until: until, detail: code.map { String($0) } ?? "429")
    }

    /// When something of this channel may leave next; nil: nothing before something else happens.
    func nextDeparture(_ channel: Channel, collectionAllowed: Bool) throws -> Uptime? {
        guard slots > 0, let due = try desk.store.nextDue(channel, collectionAllowed: collectionAllowed) else {
            return nil
        }
        let up = desk.up
        let paced = pacing[channel].nextUnit(at: up) ?? up
        // Each claim withdraws or puts off what it does not mark, so this ends; should it not, it must not spin.
        let spared = emptyClaims > 10_000 ? up + 1000 : up
        return max(paced, desk.uptime(of: due), trouble.heldUntil, spared)
    }
}

extension SendOutcome {
    /// For the log.
    fileprivate var word: String {
        switch self {
        case .accepted: "accepted"
        case .rejected(let code, _): "rejected \(code.map { String($0) } ?? "")"
        case .requeued(_, let detail): "requeued \(detail)"
        case .uncertain(_, let detail): "uncertain \(detail)"
        }
    }
}

extension Channel {
    var pauseScope: PauseScope { self == .sms ? .sms : .whatsapp }
    var other: Channel { self == .sms ? .whatsapp : .sms }
}
