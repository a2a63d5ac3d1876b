import Lending
import Store

/// What stands still, and why. The mensajero sets and lifts its own pauses and never touches a person's.
///
/// A pause holds in memory from the moment it is known, and is written with the next commit: no message is claimed
/// between the two.
final class Pauses {
    private let store: Store
    private var current: [PauseScope: Held] = [:]
    /// Nil: lifted.
    private var unwritten: [(scope: PauseScope, pause: Held?)] = []

    private struct Held {
        let reason: String
        let code: Int?
        let until: Instant?
        let isOurs: Bool
    }

    init(store: Store) {
        self.store = store
    }

    var hasUnwritten: Bool { !unwritten.isEmpty }

    func reload() throws {
        // What is still to be written is nearer the truth than what stands there.
        guard unwritten.isEmpty else { return }
        current = [:]
        for pause in try store.pauses() {
            current[pause.scope] = Held(
                reason: pause.reason, code: pause.errorCode, until: pause.until, isOurs: pause.by == store.login)
        }
    }

    func isHeld(_ scope: PauseScope, at now: Instant) -> Bool {
        guard let pause = current[scope] else { return false }
        return pause.until.map { $0 > now } ?? true
    }

    /// Set by us, with or without an end of its own.
    func isOurs(_ scope: PauseScope) -> Bool { current[scope]?.isOurs == true }
    func errorCode(_ scope: PauseScope) -> Int? { current[scope]?.code }
    func isTimed(_ scope: PauseScope) -> Bool { current[scope]?.until != nil }

    func nextEnd(after now: Instant) -> Instant? {
        current.values.compactMap(\.until).filter { $0 > now }.min()
    }

    /// Nothing changes where a person holds it, or where we hold it as long already.
    /// - Returns: whether it is a new pause.
    @discardableResult
    func hold(_ scope: PauseScope, reason: String, code: Int? = nil, until: Instant? = nil) -> Bool {
        let now = store.clock.now
        if isHeld(scope, at: now), let held = current[scope] {
            guard isOurs(scope) else { return false }
            let lasts = held.until.map { end in until.map { $0 <= end.adding(seconds: 1) } ?? false } ?? true
            if lasts { return false }
        }
        let pause = Held(reason: reason, code: code, until: until, isOurs: true)
        current[scope] = pause
        unwritten.append((scope, pause))
        return true
    }

    /// Ends a pause of ours. True when there was one.
    @discardableResult
    func lift(_ scope: PauseScope) -> Bool {
        guard isOurs(scope) else { return false }
        current[scope] = nil
        unwritten.append((scope, nil))
        return true
    }

    /// Inside a write of the store; after its commit comes `written`.
    func write() throws {
        guard !unwritten.isEmpty else { return }
        let standing = Dictionary(try store.pauses().map { ($0.scope, $0) }) { first, _ in first }
        for (scope, pause) in unwritten {
            // A person may have come first.
            if let other = standing[scope], other.by != store.login { continue }
            if let pause {
                try store.pause(scope, reason: pause.reason, errorCode: pause.code, until: pause.until)
            } else {
                try store.resume(scope)
            }
        }
    }

    func written() {
        unwritten = []
    }
}
