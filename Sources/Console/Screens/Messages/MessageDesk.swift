import Lending
import Messaging
import Store
import Terminal

/// What a person can do about a message, on whatever screen it stands.
struct MessageDesk {
    let context: Context

    init(_ context: Context) {
        self.context = context
    }

    private var texts: Texts { context.texts }
    private var store: Store { context.store }
    private var scope: Scope { context.scope }

    // MARK: Taking back

    func offForWithdrawing(_ message: MessageLine?) -> OffReason? {
        guard let message else { return .nothingSelected }
        return context.offWhenReadOnly ?? (message.brief.state == .queued ? nil : .desk(.notQueued))
    }

    func withdraw(_ message: MessageLine) -> [Effect] {
        ask(texts.withdrawTitle, [texts.who(message), texts.withdrawLine]) {
            try store.withdraw(message.brief.id, scope: scope)
            return [.wrote, .say(.done(texts.withdrawn(1)))]
        }
    }

    func offForRun(_ message: MessageLine?) -> OffReason? {
        guard let message else { return .nothingSelected }
        return context.offWhenReadOnly ?? (message.runID == nil ? .desk(.noRun) : nil)
    }

    /// What has left stays as it is.
    func withdrawRun(of message: MessageLine) -> [Effect] {
        guard let run = message.runID else { return [] }
        return context.trying {
            guard let progress = try store.progress(of: run, scope: scope), progress.queued > 0 else {
                return [.say(.notice(texts.sentence(.nothingQueuedInRun)))]
            }
            return ask(texts.withdrawRunTitle, [texts.withdrawRunLine(progress, context.clock)]) {
                let count = try store.withdrawRun(run, scope: scope)
                return [.wrote, .say(.done(texts.withdrawn(count)))]
            }
        }
    }

    // MARK: Sending again, and what nobody knows

    func offForSendingAgain(_ message: MessageLine?) -> OffReason? {
        guard let message else { return .nothingSelected }
        return context.offWhenReadOnly ?? (message.brief.state.isFinal ? nil : .desk(.stillUnderWay))
    }

    /// Unresolved, it is the answer to the question that stands there; anything else asks first.
    func sendAgain(_ message: MessageLine) -> [Effect] {
        let id = message.brief.id
        guard message.brief.state != .unresolved else {
            return context.trying {
                let enqueued = try store.settleBySendingAgain(id, scope: scope)
                return [.queued, .say(texts.became(enqueued, context.clock)), .dropTypedAhead]
            }
        }
        return ask(texts.sendAgainTitle, [texts.who(message), texts.sendAgainLine(message, context.clock)]) {
            let enqueued = try store.resend(id, scope: scope)
            return [.queued, .say(texts.became(enqueued, context.clock))]
        }
    }

    func offForSettling(_ message: MessageLine?) -> OffReason? {
        guard let message else { return .nothingSelected }
        return context.offWhenReadOnly ?? (message.brief.state == .unresolved ? nil : .desk(.notUndecided))
    }

    func arrived(_ message: MessageLine) -> [Effect] {
        context.trying {
            try store.settleAsArrived(message.brief.id, scope: scope)
            return [.wrote, .say(.done(texts.settledAsArrived)), .dropTypedAhead]
        }
    }

    /// All of the message's run, or all that belong to none.
    func settleRun(of message: MessageLine?) -> [Effect] {
        context.trying { [.push(try SettleDialog(context, run: message?.runID)), .dropTypedAhead] }
    }

    // MARK: Pausing

    var offForPausing: OffReason? {
        context.offWhenReadOnly ?? (context.user.role.mayPauseSending ? nil : .notYourRole)
    }

    /// Stops everything, or lets go on whatever stands still.
    func pauseOrResume() -> [Effect] {
        context.trying {
            let pauses = try store.pauses()
            guard !pauses.isEmpty else {
                return ask(texts.pauseTitle, [texts.pauseLine]) {
                    try store.pause(.account, reason: texts.pausedBy(context.user.login))
                    return [.wrote, .say(.done(texts.pausedNow))]
                }
            }
            let lines = pauses.map { texts.sentence($0, errors: context.services.errors) }
            return ask(texts.resumeTitle, lines + [texts.resumeLine]) {
                try store.write { for pause in pauses { try store.resume(pause.scope) } }
                return [.queued, .say(.done(texts.resumedNow))]
            }
        }
    }

    private func ask(_ title: String, _ lines: [String], confirmed: @escaping () throws -> [Effect]) -> [Effect] {
        let dialog = ConfirmDialog(context, title: title, lines: lines) { context.trying(confirmed) }
        return [.push(dialog), .dropTypedAhead]
    }
}
