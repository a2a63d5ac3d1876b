import Lending
import Messaging
import Store
import Twilio

/// One time in office: from the lock to its release.
final class Term {
    /// The longest sleep: the clock may have been set, a commit may have come without its signal.
    private static let tick: Uptime = 60_000
    /// How long an end waits for outcomes that cannot be written.
    private static let patience: Uptime = 60_000

    private let desk: Desk
    private let mode: MensajeroMode
    private let deadline: Uptime?
    private let client: TwilioClient<Errand>
    private let sender: Sender
    private let reconciler: Reconciler
    private let poller: StatusPoller
    private var probe: ProbeRhythm
    private var isProbing = false
    private var card: Card
    private var cardAt: Uptime = 0
    private var today: Day
    /// Nothing is written or claimed before this: the database refused.
    private var storeHeldUntil: Uptime = 0
    private var storeFailures = 0
    private var end: (MensajeroEnd.Kind, at: Uptime)?

    init(desk: Desk, mode: MensajeroMode, deadline: Uptime?) throws {
        self.desk = desk
        self.mode = mode
        self.deadline = deadline
        client = try TwilioClient(desk.account)
        sender = Sender(desk: desk)
        reconciler = Reconciler(desk: desk)
        poller = StatusPoller(desk: desk)
        probe = ProbeRhythm(refused: desk.settings.waits.probe, unreachable: desk.settings.waits.unreachable)
        card = Card(since: desk.now)
        today = desk.store.clock.today
        // Whoever has the lock knows: what is still `sending` belongs to a dead process.
        let recovered = try desk.store.recoverSending(
            firstLook: desk.now.adding(milliseconds: desk.settings.looks.first))
        try desk.store.rollOver()
        desk.inboundListedAt = try desk.store.inboundListedAt()
        showCard()
        desk.log.info("leading, \(recovered) recovered")
    }

    func takeCardAway() {
        TextFile.remove(desk.settings.directory + "/" + Card.file)
    }

    func work(stop: StopSwitch, changes: ChangeWatch) throws -> MensajeroEnd {
        while true {
            if end == nil, stop.isRaised { begin(ending: .stopped) }
            turn()
            if let over = over() { return over }
            var descriptors = [changes.descriptor]
            // Raised, it stays readable.
            if end == nil { descriptors.append(stop.descriptor) }
            let posted = sender.inFlight
            let wake = client.wait(milliseconds: Int(sleep()), descriptors: descriptors)
            if posted > 0 { desk.settings.onStep?(.posted) }
            for finished in wake.finished { receive(finished) }
            if wake.ready.contains(changes.descriptor) { changes.drain() }
        }
    }

    /// Everything that can be done now is begun.
    private func turn() {
        guard desk.up >= storeHeldUntil else { return }
        do {
            try desk.pauses.reload()
            guard end == nil else {
                _ = try sender.round(claiming: false, collectionAllowed: false)
                return
            }
            if desk.store.clock.today != today {
                try desk.store.rollOver()
                today = desk.store.clock.today
            }
            try minders()
            for departure in try sender.round(claiming: true, collectionAllowed: collectionAllowed) {
                client.start(.create(departure.message), tag: .create(departure.order))
            }
            try readings()
            storeFailures = 0
        } catch {
            storeRefused(error)
        }
    }

    private var collectionAllowed: Bool {
        poller.inboundIsKnown && desk.clock.fits && !desk.pauses.isHeld(.collection, at: desk.now)
    }

    private func readings() throws {
        // Twilio lets us read nothing either.
        guard !isAccountHeldByUs else { return }
        for (call, errand) in try reconciler.start() { client.start(call, tag: errand) }
        if let call = try poller.start(sendsCollection: try sendsCollection(), wide: mode == .permanent) {
            client.start(call, tag: .list)
        }
    }

    /// Something is due that needs every STOP to be known.
    private func sendsCollection() throws -> Bool {
        guard !desk.pauses.isHeld(.collection, at: desk.now) else { return false }
        return try Channel.allCases.contains { channel in
            guard sender.isOpen(channel), let due = try desk.store.nextDue(channel, collectionAllowed: true) else {
                return false
            }
            return due <= desk.now
        }
    }

    /// Pauses that are ours: missing senders, and the probes that end the others.
    private func minders() throws {
        for channel in Channel.allCases {
            let scope = channel.pauseScope
            if let missing = desk.account.missingSender(on: channel) {
                if try desk.store.nextDue(channel, collectionAllowed: true) != nil {
                    desk.hold(scope, .missing(missing, channel))
                }
            } else if desk.pauses.isOurs(scope), !desk.pauses.isTimed(scope) {
                desk.lift(scope)
            }
        }
        guard needsProbe else { return }
        let up = desk.up
        if probe.next == nil {
            probe.begin(isUnreachable: isUnreachable, at: up, chance: desk.settings.chance())
        }
        if let next = probe.next, next <= up, !isProbing {
            isProbing = true
            client.start(.list(MessageFilter(pageSize: 1)), tag: .probe)
        }
    }

    private var isAccountHeldByUs: Bool {
        desk.pauses.isHeld(.account, at: desk.now) && desk.pauses.isOurs(.account)
    }

    private var needsProbe: Bool {
        isAccountHeldByUs || (desk.pauses.isHeld(.collection, at: desk.now) && desk.pauses.isOurs(.collection))
    }

    private var isUnreachable: Bool { isAccountHeldByUs && desk.pauses.errorCode(.account) == nil }
}

// MARK: - Answers

extension Term {
    private func receive(_ finished: TwilioClient<Errand>.Finished) {
        if let date = finished.serverDate { checkClock(date) }
        switch (finished.tag, finished.answer) {
        case (.create(let order), .created(let outcome)):
            sender.answered(order, outcome, http: finished.httpStatus)
            if case .accepted = outcome {
                probe.accepted()
                showSend()
            }
        case (.look(let look), .listed(let result)):
            do {
                if let (call, errand) = try reconciler.answered(look, result) { client.start(call, tag: errand) }
            } catch {
                reconciler.abandon(look)
                storeRefused(error)
            }
        case (.list, .listed(let result)): follow { try poller.answered(result) }
        case (.fetch, .fetched(let result)): follow { try poller.fetched(result) }
        case (.probe, .listed(let result)): probed(result)
        // A call and its answer are of one kind (`TwilioAnswer`).
        default: desk.log.error("an answer of another kind")
        }
    }

    private func follow(_ step: () throws -> StatusPoller.Next) {
        do {
            let next = try step()
            for (call, errand) in next.calls { client.start(call, tag: errand) }
            for reported in next.reported { act(on: reported) }
        } catch {
            storeRefused(error)
        }
    }

    private func act(on reported: StatusPoller.Reported) {
        let reason = PauseReason.error(code: reported.code, text: reported.text)
        switch reported.refusal {
        case .pauseAccount: desk.hold(.account, reason, code: reported.code)
        case .pauseSender(let seconds):
            let until = desk.now.adding(seconds: seconds)
            desk.hold(reported.channel.pauseScope, reason, code: reported.code, until: until)
        case .slowDown: sender.slowDown(reported.channel, code: reported.code, retryAfter: nil)
        case .reject, .retry, .uncertain: break
        }
    }

    private func probed(_ result: Result<MessagePage, TwilioFailure>) {
        isProbing = false
        switch result {
        case .success where isAccountHeldByUs:
            desk.lift(.account)
            sender.trouble.answered()
            probe.lifted(at: desk.up)
        // The account is well, and the clock still wrong.
        case .success, .failure:
            probe.failed(isUnreachable: isUnreachable, at: desk.up, chance: desk.settings.chance())
        }
    }

    /// Legal hours are only as right as the clock.
    private func checkClock(_ date: Int64) {
        desk.clock.note(date, at: desk.now)
        if !desk.clock.fits {
            desk.hold(.collection, .clock(minutes: desk.clock.minutesOff))
        } else if desk.pauses.isOurs(.collection) {
            desk.lift(.collection)
        }
    }

    private func storeRefused(_ error: any Error) {
        storeFailures += 1
        storeHeldUntil = desk.up + desk.wait(desk.settings.waits.writing, failures: storeFailures)
        desk.log.error("the database refused (\(storeFailures)): \(error)")
    }
}

// MARK: - Sleep and end

extension Term {
    /// Milliseconds until something is due.
    private func sleep() -> Int64 {
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
        }
        if needsProbe, !isProbing, let at = probe.next { next.append(at) }
        if !isAccountHeldByUs {
            if let look = try reconciler.next() { next.append(look) }
            if let list = try poller.next(sendsCollection: try sendsCollection(), wide: mode == .permanent) {
                next.append(list)
            }
        }
        return next.min() ?? .max
    }

    private func begin(ending kind: MensajeroEnd.Kind) {
        end = (kind, desk.up)
        desk.log.info("ending: \(kind)")
    }

    /// How it ended, once it has.
    private func over() -> MensajeroEnd? {
        if let deadline, end == nil, desk.up >= deadline { begin(ending: .timedOut) }
        let isQuiet = sender.isQuiet && !desk.pauses.hasUnwritten
        if let (kind, at) = end {
            let isLate = desk.up - at > Self.patience
            guard isQuiet || isLate else { return nil }
            if !isQuiet { desk.log.error("ending with outcomes that could not be written") }
            return kind.with((try? desk.left()) ?? OutboxLeft())
        }
        guard mode != .permanent, isQuiet, desk.up >= storeHeldUntil else { return nil }
        do {
            let left = try desk.left()
            return mode.isDone(left) ? .done(left) : nil
        } catch {
            storeRefused(error)
            return nil
        }
    }

    private func showSend() {
        card.lastSend = desk.now
        if desk.up - cardAt >= 1000 { showCard() }
    }

    private func showCard() {
        cardAt = desk.up
        TextFile.replace(desk.settings.directory + "/" + Card.file, with: card.text)
    }
}

extension MensajeroEnd {
    /// What begins an end, before what is in flight has finished.
    enum Kind {
        case stopped, timedOut

        func with(_ left: OutboxLeft) -> MensajeroEnd {
            switch self {
            case .stopped: .stopped(left)
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
