import Lending
import Messaging
import Store

/// What the frame tells on every screen: the latest run, and what keeps messages from going out.
struct Standing {
    private let context: Context
    private(set) var run: RunProgress?
    private(set) var problem: String?
    private(set) var pace = RunPace()
    private(set) var isStale = true
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
        let run = try context.store.latestRun(scope: context.scope)
        let pauses = try context.store.pauses()
        let unresolved = try undecided()
        self.run = run
        pace.note(run, at: context.clock.now)
        problem = worst(pauses, unresolved: unresolved)
        isStale = false
        wasHeld = secondsHeld > 0
    }

    /// What became of so many messages only a person can decide; served by `message_by_state`.
    private func undecided() throws -> Int {
        var query = MessageQuery()
        query.states = [.unresolved]
        return try context.store.messageCounts(query, scope: context.scope)[.unresolved, default: 0]
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

    /// The one sentence that matters most.
    private func worst(_ pauses: [Pause], unresolved: Int) -> String? {
        let texts = context.texts
        if let pause = pauses.first(where: { $0.scope == .account }) ?? pauses.first {
            let sentence = pause.errorCode.flatMap { context.services.errors?[$0] }?.sentence(texts.language)
            return texts.paused(pause, reason: sentence ?? pause.reason)
        }
        if let problem = context.services.problems().first { return problem }
        switch context.services.mensajero() {
        case .unconfigured: return texts.twilioUnconfigured
        // A held run starts its own in time; a queue that nobody serves is worth a line.
        case .stopped where run.map { $0.queued > 0 && secondsHeld == 0 } ?? false: return texts.mensajeroStopped
        case .running, .stopped: return unresolved > 0 ? texts.undecided(unresolved) : nil
        }
    }
}

extension RunProgress {
    /// Something of it is still to leave this machine.
    var isUnderWay: Bool { queued > 0 || isSending }
    /// Something of it is leaving right now.
    var isSending: Bool { states[.sending, default: 0] > 0 || states[.uncertain, default: 0] > 0 }
}
