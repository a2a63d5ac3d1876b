import Lending
import Messaging
import Store
import Twilio

extension Sender {
    /// A create ended.
    func answered(_ order: SendOrder, _ outcome: CreateOutcome, http: Int) {
        inFlight -= 1
        switch outcome {
        case .accepted, .refused: opening.answered()
        // A 429 may say no more than that too many are in flight.
        case .rateLimited, .notSent, .uncertain: opening.unanswered()
        }
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
        // A count that cannot be read is asked for again after the next refusal.
        let earlier = (try? desk.store.timesRequeued(order.id, because: detail)) ?? 0
        switch Refusal(error, earlier: earlier, errors: desk.errors) {
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
}

extension Sender {
    /// What waits to be written was reckoned on the clock before.
    func clockWasSet(by shift: Int64) {
        for index in unwritten.indices {
            switch unwritten[index].outcome {
            case .requeued(let until, let detail):
                unwritten[index].outcome = .requeued(until: until.adding(milliseconds: shift), detail: detail)
            case .uncertain(let look, let detail):
                unwritten[index].outcome = .uncertain(firstLook: look.adding(milliseconds: shift), detail: detail)
            case .accepted, .rejected: break
            }
        }
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
