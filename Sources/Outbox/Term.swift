import Lending
import Messaging
import Store
import Twilio

/// One time in office: from the lock to its release.
final class Term {
    let desk: Desk
    let mode: MensajeroMode
    let deadline: Uptime?
    let client: TwilioClient<Errand>
    let sender: Sender
    let reconciler: Reconciler
    let poller: StatusPoller
    var probe: ProbeRhythm
    var isProbing = false
    var card: Card
    var cardAt: Uptime = 0
    private var today: Day
    /// Nothing is written or claimed before this: the database refused.
    var storeHeldUntil: Uptime = 0
    var storeFailures = 0
    var end: (MensajeroEnd.Kind, at: Uptime)?

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
        try sender.remember()
        try desk.pauses.reload()
        if needsProbe { probe.inherit(at: desk.up) }
        showCard()
        desk.log.info("leading, \(recovered) recovered")
        desk.settings.onStep?(.leading)
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

    var collectionAllowed: Bool {
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
    func sendsCollection() throws -> Bool {
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
        guard needsProbe else { return probe.rest() }
        let up = desk.up
        if probe.next == nil {
            probe.begin(isUnreachable: isUnreachable, at: up, chance: desk.settings.chance())
        }
        if let next = probe.next, next <= up, !isProbing {
            isProbing = true
            client.start(.list(MessageFilter(pageSize: 1)), tag: .probe)
        }
    }

    var isAccountHeldByUs: Bool {
        desk.pauses.isHeld(.account, at: desk.now) && desk.pauses.isOurs(.account)
    }

    var needsProbe: Bool {
        isAccountHeldByUs || (desk.pauses.isHeld(.collection, at: desk.now) && desk.pauses.isOurs(.collection))
    }

    var isUnreachable: Bool { isAccountHeldByUs ? desk.pauses.errorCode(.account) == nil : desk.isListFailing }

    func showSend() {
        card.lastSend = desk.now
        if desk.up - cardAt >= 1000 { showCard() }
    }

    func showCard() {
        cardAt = desk.up
        TextFile.replace(desk.settings.directory + "/" + Card.file, with: card.text)
    }
}
