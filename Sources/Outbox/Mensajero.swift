import Lending
package import Messaging
package import Store
package import Twilio

// The mensajero is one loop over libcurl's transfers and two descriptors: the change signal (somebody committed) and the
// stop switch. Between two turns it sleeps until the next thing that is due: a message, a look, a list, a probe, the end
// of a pause, midnight, and once a minute in any case, which is also how it notices a clock that was set.
//
//     lock ── sending → uncertain ── turn: write outcomes + mark what leaves (one commit) → post → look → list → sleep ──┐
//      ▲                              ▲──────────────────────────────────────────────────────────────────────────────────┘
//      └── unlock, look once more ◄── nothing left
//
// What was answered stays in memory until its commit; nothing else does. What waited before the lock leaves after the first
// list: it may have gone out already, in books that were put back.

/// The background queue: the only process that posts to Twilio, one per database.
package final class Mensajero {
    /// Writes in this name: no person has it.
    package static let author = "mensajero"

    /// Seconds: nobody waits longer, and more would not fit in milliseconds.
    private static let longestWait = 366 * 86_400
    /// Between two looks at one that is about to end.
    private static let patienceWithTheLeaving: Int64 = 200

    let desk: Desk
    private let stop: StopSwitch
    private let changes: ChangeWatch
    private let leadership: Leadership

    /// The store is the mensajero's own from now on, and used by the thread that calls `run` only.
    package init(
        store: Store, account: TwilioAccount, errors: ErrorTable, changes: ChangeWatch, stop: StopSwitch,
        settings: MensajeroSettings, log: MensajeroLog
    ) {
        desk = Desk(store: store, account: account, errors: errors, settings: settings, log: log)
        self.stop = stop
        self.changes = changes
        leadership = Leadership(directory: settings.directory)
        store.write(as: Mensajero.author)
    }

    /// Works until its mode, the stop switch or another leader ends it. Throws only where the lock or the database cannot
    /// be used at the beginning, or libcurl has no memory.
    package func run(_ mode: MensajeroMode) throws -> MensajeroEnd {
        var deadline: Uptime?
        if case .untilEmpty(let seconds) = mode {
            deadline = desk.up + Int64(min(max(0, seconds), Self.longestWait)) * 1000
        }
        var patience = desk.settings.waits.lock
        while true {
            guard try leadership.take(milliseconds: Int(patience)) else {
                guard let deadline else {
                    let other = MensajeroStatus.read(desk.settings.directory)
                    // It claims nothing more: what was queued just now would wait for whoever comes next.
                    guard let other, other.isEnding, other.condition == .running, !stop.isRaised else {
                        return .anotherLeads(other)
                    }
                    patience = Self.patienceWithTheLeaving
                    continue
                }
                if let end = try waitForTheOther(until: deadline) { return end }
                patience = 0
                continue
            }
            let end = try lead(mode, until: deadline)
            leadership.release()
            // Whoever queued while we were leaving saw us lead: one more look, and back if there is work.
            guard case .done = end, try !isDone(mode) else { return end }
            patience = 0
        }
    }

    private func lead(_ mode: MensajeroMode, until deadline: Uptime?) throws -> MensajeroEnd {
        let term = try Term(desk: desk, mode: mode, deadline: deadline)
        defer { term.takeCardAway() }
        return try term.work(stop: stop, changes: changes)
    }

    private func isDone(_ mode: MensajeroMode) throws -> Bool {
        mode.isDone(try desk.left())
    }

    /// Another mensajero works for us: ends when it is done or the time is over; nil when its place may be free.
    private func waitForTheOther(until deadline: Uptime) throws -> MensajeroEnd? {
        let retry = min(deadline, desk.up + 5_000)
        while true {
            changes.drain()
            let left = try desk.left()
            if left.isSettled { return .done(left) }
            let up = desk.up
            if up >= deadline { return .timedOut(left) }
            if stop.isRaised { return .stopped(left) }
            if up >= retry { return nil }
            Sleep.until([changes.descriptor, stop.descriptor], milliseconds: retry - up)
            // A leader in full work commits a thousand times a second.
            Sleep.until([stop.descriptor], milliseconds: 100)
        }
    }
}

extension MensajeroMode {
    func isDone(_ left: OutboxLeft) -> Bool {
        switch self {
        case .permanent: false
        case .untilNothingToDo: left.isEmpty
        case .untilEmpty: left.isSettled
        }
    }
}

extension Desk {
    func left() throws -> OutboxLeft {
        try store.outboxLeft(dueBy: store.clock.businessNow.adding(milliseconds: settings.waits.dueSoon))
    }
}
