import Lending
import Messaging
import Store

/// What the frame tells on every screen: the run in sight, and what keeps messages from going out.
struct Standing {
    private let context: Context
    private(set) var run: RunProgress?
    /// What is queued of it does not leave before somebody, or a check, lets it.
    private(set) var isRunPaused = false
    private(set) var problem: String?
    /// What stands still.
    private(set) var pauses: [Pause] = []
    private(set) var pace = RunPace()
    private(set) var isStale = true
    /// As it was when this was read.
    private(set) var mensajero: Services.Mensajero?
    /// There is work for a mensajero and none runs.
    private(set) var lacksMensajero = false
    /// How often one was started since one ran.
    private var starts = 0
    private var wasHeld = false

    init(_ context: Context) {
        self.context = context
    }

    mutating func refresh() {
        isStale = true
    }

    /// After an error: shown as it was.
    mutating func giveUp() {
        isStale = false
    }

    mutating func load() throws {
        let run = try context.store.runInSight(of: context.user.login, scope: context.scope)
        let pauses = try context.store.pauses()
        let isPaused = try run.map { try hold($0, pauses) } ?? false
        let mensajero = context.services.mensajero()
        let lacks = try mensajero == .stopped && context.store.needsMensajero()
        if mensajero != .stopped { (starts, context.startFailure) = (0, nil) }
        let stuckSince = try stuckSince(mensajero)
        let unresolved = try undecided()
        (self.run, self.mensajero, lacksMensajero) = (run, mensajero, lacks)
        isRunPaused = isPaused
        self.pauses = pauses
        pace.note(run, at: context.clock.now)
        problem = worst(pauses, unresolved: unresolved, stuckSince: stuckSince)
        isStale = false
        wasHeld = secondsHeld > 0
    }

    private func hold(_ run: RunProgress, _ pauses: [Pause]) throws -> Bool {
        guard run.queued > 0, run.states[.sending, default: 0] == 0 else { return false }
        if pauses.holdingAll(of: run.kind) != nil { return true }
        // What was queued before the mensajero came waits for the list, and this may be just that.
        if pauses.contains(where: { $0.scope == .backlog }) { return true }
        let channels = pauses.channels
        return try !channels.isEmpty && context.store.waits(run, for: channels, scope: context.scope)
    }

    /// What became of so many messages only a person can decide; served by `message_by_state`.
    private func undecided() throws -> Int {
        var query = MessageQuery()
        query.states = [.unresolved]
        return try context.store.messageCounts(query, scope: context.scope)[.unresolved, default: 0]
    }

    /// One was started, or could not be for this reason.
    mutating func noteStart(failure: String?) {
        starts += 1
        context.startFailure = failure
        isStale = true
    }

    /// The seconds went by; with the end of the hold the run begins.
    mutating func tick() {
        guard wasHeld, secondsHeld == 0 else { return }
        wasHeld = false
        refresh()
    }

    /// Seconds until the first message of the run is due, on the business clock; 0 when nothing is held.
    var secondsHeld: Int {
        guard let run, run.queued > 0 else { return 0 }
        let left = run.holdUntil.milliseconds(since: context.clock.businessNow)
        return left > 0 ? Int((left + 999) / 1000) : 0
    }

    /// The run in its hold is one's own, so that `u` takes it back.
    var mayUndoRun: Bool {
        secondsHeld > 0 && run?.createdBy == context.user.login && !context.isReadOnly
    }

    /// When the rest of the run goes on, where all of it waits for a legal hour.
    var waitsUntil: String? {
        guard let run, let next = run.nextDue, run.queued > 0, !run.isSending else { return nil }
        let minute = context.clock.businessNow.adding(seconds: 60)
        return next > minute ? context.texts.appointment(next, context.clock) : nil
    }

    /// Only a countdown wakes the process by itself.
    var millisecondsToNextSecond: Int64? {
        guard secondsHeld > 0, let run else { return nil }
        let left = run.holdUntil.milliseconds(since: context.clock.businessNow)
        return (left - 1) % 1000 + 1
    }

    /// What is due waits for its pace, but not as long as this with nothing leaving at all.
    private static let patience: Int64 = 300_000

    /// Since when something has been due while a mensajero runs that hands nothing to Twilio, and no pause says why.
    private func stuckSince(_ mensajero: Services.Mensajero) throws -> Instant? {
        let now = context.clock.now
        guard mensajero == .running, let card = context.services.mensajeroCard(),
            now.milliseconds(since: card.lastSend ?? card.since) > Self.patience,
            let due = try context.store.dueSince(), now.milliseconds(since: due) > Self.patience
        else { return nil }
        return due
    }

    /// The one sentence that matters most.
    private func worst(_ pauses: [Pause], unresolved: Int, stuckSince: Instant?) -> String? {
        let texts = context.texts
        switch mensajero {
        case .frozen(let pid): return texts.mensajeroFrozen(pid)
        case .diskFull: return texts.diskFull
        case .cannotWrite: return texts.mensajeroCannotWrite
        case .running, .stopped, .unconfigured, nil: break
        }
        let pause = pauses.first { $0.scope == .place } ?? pauses.first { $0.scope == .account } ?? pauses.first
        if let pause { return texts.sentence(pause, errors: context.services.errors) }
        if let problem = context.services.problems().first { return problem }
        if mensajero == .unconfigured { return texts.twilioUnconfigured }
        if let stuckSince { return texts.nothingLeaves(since: texts.moment(stuckSince, context.clock)) }
        // A held run starts its own in time; a queue that nobody serves is worth a line.
        if lacksMensajero {
            if let failure = context.startFailure { return failure }
            if starts > 1 || context.isReadOnly { return texts.mensajeroStopped }
        }
        return unresolved > 0 ? texts.undecided(unresolved) : nil
    }
}
