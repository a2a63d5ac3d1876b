import Lending
import Messaging
import Store
import Twilio

/// What every part of the mensajero works with, and what they tell one another.
final class Desk {
    let store: Store
    let account: TwilioAccount
    let errors: ErrorTable
    let settings: MensajeroSettings
    let log: MensajeroLog
    let pauses: Pauses
    var clock = ClockCheck()
    /// The newest message of ours that a list of the whole account has shown, by Twilio's clock.
    var newestListed: Instant?
    /// Collection is held because the list cannot be read, so that nobody knows whether a STOP came in.
    var isListFailing = false
    /// When all inbound messages before it were known.
    var inboundListedAt: Instant?
    /// The end of what stood in the queue when this mensajero came: these books may be an older copy of themselves, so nothing
    /// up to it is claimed before a list has shown what of it went out since. Nil: that is known.
    var backlog: MessageID?
    /// When this mensajero came into office.
    var began: Instant
    /// When a message was last accepted.
    var lastAccepted: Uptime?

    init(store: Store, account: TwilioAccount, errors: ErrorTable, settings: MensajeroSettings, log: MensajeroLog) {
        self.store = store
        self.account = account
        self.errors = errors
        self.settings = settings
        self.log = log
        pauses = Pauses(store: store)
        began = store.clock.now
    }

    var now: Instant { store.clock.now }
    var up: Uptime { settings.uptime() }
    var skew: Int64 { clock.skew ?? 0 }

    /// A wait with jitter, in milliseconds.
    func wait(_ backoff: Backoff, failures: Int) -> Int64 {
        backoff.milliseconds(afterFailures: failures, chance: settings.chance())
    }

    /// When an instant of the wall clock comes, on the clock that nobody sets.
    func uptime(of instant: Instant) -> Uptime {
        up + instant.milliseconds(since: now)
    }

    func hold(_ scope: PauseScope, _ reason: PauseReason, code: Int? = nil, until: Instant? = nil) {
        let sentence = reason.sentence(store.business.language, errors)
        guard pauses.hold(scope, reason: sentence, code: code, until: until) else { return }
        log.warning("pause \(scope.rawValue)\(code.map { " \($0)" } ?? "")\(until == nil ? "" : " for a while")")
    }

    /// Twilio lets its lists be read again.
    func listAnswered() {
        // One that an earlier mensajero left behind is ended by an answer, too.
        guard isListFailing || pauses.isOurs(.backlog) else { return }
        isListFailing = false
        lift(.backlog)
        if clock.fits { lift(.collection) }
    }

    func lift(_ scope: PauseScope) {
        if pauses.lift(scope) { log.info("resume \(scope.rawValue)") }
    }

    /// Twilio refused something that was only asked: where it is the account's fault, everything waits.
    func noteRefusal(_ failure: TwilioFailure) {
        // 404: what was asked for is not there.
        guard case .refused(let error) = failure, error.status != 404,
            Refusal(error, earlier: 0, errors: errors) == .pauseAccount
        else { return }
        hold(.account, .error(code: error.code, text: error.message), code: error.code)
    }
}

/// What a call of the mensajero was made for.
enum Errand: Sendable {
    case create(SendOrder)
    case look(Look)
    case list
    case fetch(sid: String)
    /// A cancel call, and the look at what could not be cancelled.
    case recall(RecallOrder)
    case recalled(RecallOrder)
    case probe
    /// What kind of account this is, and what is left on it.
    case account
    case balance
    /// A person wants to know whether Twilio lets us in.
    case check

    var isWish: Bool { if case .check = self { true } else { false } }
}

extension Desk {
    /// Rows of a list of the whole account.
    func noteListed(_ rows: [MessageResource]) {
        let newest = rows.lazy.filter { $0.direction == .outbound }.compactMap(\.created).max()
        newestListed = [newestListed, newest].compactMap { $0 }.max()
    }
}
