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
    let recaller: Recaller
    var probe: ProbeRhythm
    var isProbing = false
    /// Whether Twilio was asked what kind of account this is, once a day, and whether the answer is still to come.
    var accountAsked: Uptime?
    var isAskingAccount = false
    /// What was last kept of whether Twilio lets us in, and when.
    var checked: (outcome: AccountCheck.Outcome, at: Uptime)?
    /// Since somebody committed, nobody looked for a wish.
    var mayBeWished = true
    var isChecking = false
    var isAskingBalance = false
    var balanceAgain: Uptime = 0
    var card: Card
    var cardAt: Uptime = 0
    private var today: Day
    private var turnAt: Uptime
    private let foothold: Foothold
    private var jumps: ClockJumps
    /// The clock was set, and what waits is not moved yet.
    private var unmoved: Int64 = 0
    /// Nothing is written or claimed before this: the database refused.
    var storeHeldUntil: Uptime = 0
    var storeFailures = 0
    var end: (MensajeroEnd.Kind, at: Uptime)?
    /// Those that were said already; nil before the first look.
    private var brokenTemplates: Set<TemplateKey>?

    init(desk: Desk, mode: MensajeroMode, deadline: Uptime?) throws {
        self.desk = desk
        self.mode = mode
        self.deadline = deadline
        client = try TwilioClient(desk.account)
        sender = Sender(desk: desk)
        reconciler = Reconciler(desk: desk)
        poller = StatusPoller(desk: desk)
        recaller = Recaller(desk: desk)
        probe = ProbeRhythm(refused: desk.settings.waits.probe, unreachable: desk.settings.waits.unreachable)
        card = Card(since: desk.now)
        desk.began = desk.now
        foothold = Foothold([Leadership.path(in: desk.settings.directory), desk.store.path])
        today = desk.store.clock.today
        turnAt = desk.up
        jumps = ClockJumps(now: desk.now, up: desk.up)
        try Term.receive(desk)
        // Whoever has the lock knows: what is still `sending` belongs to a dead process.
        let recovered = try desk.store.recoverSending(
            firstLook: desk.now.adding(milliseconds: desk.settings.looks.first))
        try desk.store.rollOver()
        desk.backlog = try desk.store.backlogEnd()
        desk.inboundListedAt = try desk.store.inboundListedAt()
        try sender.remember()
        try desk.pauses.reload()
        if needsProbe { probe.inherit(at: desk.up) }
        showCard()
        desk.log.info("leading, \(recovered) recovered")
        desk.settings.onStep?(.leading)
    }

    /// Is it the database that the one before left?
    private static func receive(_ desk: Desk) throws {
        guard try !Turn.begin(desk.store, desk.settings.directory) else { return }
        let reason = desk.store.business.language.choose(
            es: "la base es otra (¿un respaldo?). Decida los sin resolver y reanude con w",
            en: "the database is another (a backup?). Settle what is unresolved, resume with w")
        // Not a pause of the mensajero's own: no check of the account ends it.
        let found = try desk.store.takeUpAfterRestoring(pauseReason: reason, by: "diamante")
        desk.log.warning("another database: \(found.unresolved) unresolved")
    }

    func takeCardAway() {
        // What lies there now is somebody else's.
        guard foothold.holds else { return }
        // What is copied back from before this moment is known as such.
        _ = try? Turn.begin(desk.store, desk.settings.directory)
        TextFile.remove(desk.settings.directory + "/" + Card.file)
    }

    func work(stop: StopSwitch, changes: ChangeWatch) throws -> MensajeroEnd {
        while true {
            if !foothold.holds { begin(ending: .displaced) }
            if end == nil, stop.isRaised { begin(ending: .stopped) }
            turn()
            if let over = over() { return over }
            var descriptors = [changes.descriptor]
            // Raised, it stays readable.
            if end == nil { descriptors.append(stop.descriptor) }
            let wake = wait(descriptors)
            for finished in wake.finished { receive(finished) }
            if wake.ready.contains(changes.descriptor) {
                changes.drain()
                mayBeWished = true
            }
        }
    }

    /// Until something ended, somebody committed or something is due. libcurl wakes for every piece of a request that
    /// leaves and of an answer that comes, and none of that is anything to look at the queue for.
    private func wait(_ descriptors: [Int32]) -> TwilioClient<Errand>.Wake {
        let due = desk.up + sleep()
        while true {
            let wake = client.wait(milliseconds: Int(max(0, due - desk.up)), descriptors: descriptors)
            if sender.inFlight > 0 { desk.settings.onStep?(.posted) }
            // Before anything is reckoned on the clock as it is now.
            noteClock()
            if !wake.finished.isEmpty || !wake.ready.isEmpty || desk.up >= due { return wake }
        }
    }

    /// Everything that can be done now is begun.
    private func turn() {
        guard desk.up >= storeHeldUntil else { return }
        do {
            try followClock()
            try desk.pauses.reload()
            guard end == nil else {
                _ = try sender.round(claiming: false, collectionAllowed: false)
                return
            }
            if desk.store.clock.today != today {
                try desk.store.rollOver()
                today = desk.store.clock.today
            }
            try readTemplates()
            try minders()
            try grantWish()
            try renewTurn()
            for departure in try sender.round(claiming: true, collectionAllowed: collectionAllowed) {
                client.start(.create(departure.message), tag: .create(departure.order))
            }
            try readings()
            storeFailures = 0
            showTrouble(nil)
        } catch {
            storeRefused(error)
        }
    }

    /// Whoever copies the database while we work copies our word with it: there is a new one before more leaves.
    private func renewTurn() throws {
        guard desk.up - turnAt >= desk.settings.waits.turn else { return }
        let isDue = try Channel.allCases.contains { channel in
            guard sender.isOpen(channel) else { return false }
            return try sender.nextDue(channel, collectionAllowed: collectionAllowed).map { $0 <= desk.now } ?? false
        }
        guard isDue else { return }
        _ = try Turn.begin(desk.store, desk.settings.directory)
        turnAt = desk.up
    }

    /// Somebody set the clock: what is kept here is moved at once, what stands in the database with the next turn.
    private func noteClock() {
        guard let jump = jumps.jump(now: desk.now, up: desk.up) else { return }
        desk.log.warning("the clock was set by \(jump / 1000) s")
        sender.clockWasSet(by: jump)
        unmoved += jump
        do {
            try followClock()
        } catch {
            storeRefused(error)
        }
    }

    private func followClock() throws {
        guard unmoved != 0 else { return }
        try desk.store.clockWasSet(by: unmoved, longestWait: desk.settings.looks.horizon)
        unmoved = 0
    }

    /// A template that was changed holds from the next message on; one that cannot be read holds its messages back.
    private func readTemplates() throws {
        let isNew = desk.store.renewBusiness()
        let broken = Set(desk.store.business.templates.broken.keys)
        if isNew { desk.log.info("templates read again") }
        for key in broken.subtracting(brokenTemplates ?? []) {
            let why = Language.en.call(.templates)
            desk.log.warning("\(key.fileName) cannot be read: its messages wait (\(why) says why)")
        }
        if isNew || brokenTemplates == nil { try desk.store.releaseWaitingForTemplates() }
        brokenTemplates = broken
    }

    var collectionAllowed: Bool {
        poller.inboundIsKnown && desk.clock.fits && !desk.pauses.isHeld(.collection, at: desk.now)
    }

    private func readings() throws {
        // Twilio lets us read nothing either.
        guard !isAccountHeldByUs else { return }
        for (call, errand) in try reconciler.start() { client.start(call, tag: errand) }
        if !desk.pauses.isHeld(.place, at: desk.now) {
            for (call, errand) in try recaller.start() { client.start(call, tag: errand) }
        }
        if let call = try poller.start(awaitsList: try awaitsList(), wide: mode == .permanent) {
            client.start(call, tag: .list)
        }
    }

    /// Something is due that needs every STOP to be known, or that may have gone out before we came.
    func awaitsList() throws -> Bool {
        let needsList = desk.backlog != nil && !desk.pauses.isHeld(.backlog, at: desk.now)
        guard needsList || !desk.pauses.isHeld(.collection, at: desk.now) else { return false }
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
        // Also one that a mensajero before us left, or a person put back.
        if desk.backlog == nil { desk.lift(.backlog) }
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
        isAccountHeldByUs
            || [.collection, .backlog].contains { desk.pauses.isHeld($0, at: desk.now) && desk.pauses.isOurs($0) }
    }

    var isUnreachable: Bool { isAccountHeldByUs ? desk.pauses.errorCode(.account) == nil : desk.isListFailing }

    func showSend() {
        card.lastSend = desk.now
        if desk.up - cardAt >= 1000 { showCard() }
    }

    /// What keeps it from writing stands on its card, where consoles see it: the database cannot tell them.
    func showTrouble(_ trouble: MensajeroStatus.Trouble?) {
        guard card.trouble != trouble else { return }
        card.trouble = trouble
        showCard()
        desk.store.wakeEveryone()
    }

    func showCard() {
        guard foothold.holds else { return }
        cardAt = desk.up
        let path = desk.settings.directory + "/" + Card.file
        // On a full disk there is room for it only where it stands already.
        if !TextFile.replace(path, with: card.text) { TextFile.overwrite(path, with: card.text) }
    }
}
