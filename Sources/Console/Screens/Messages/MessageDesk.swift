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
        if let off = context.offWhenReadOnly { return off }
        switch message.brief.state {
        case .queued: return nil
        case .sending, .uncertain, .accepted:
            switch message.brief.recall {
            case nil, .refused: return nil
            case .asked: return .desk(.askedBack)
            case .tooLate: return .desk(.notQueued)
            }
        case .unresolved: return .desk(.decideFirst)
        case .sent, .delivered, .read, .undelivered, .failed, .rejected, .noReceipt, .withdrawn, .blocked:
            return .desk(.notQueued)
        }
    }

    /// What is still queued does not go out; what Twilio has, the mensajero asks it to cancel.
    func withdraw(_ message: MessageLine) -> [Effect] {
        let line = message.brief.state == .queued ? texts.withdrawLine : texts.recallLine
        return askWhy(texts.withdrawTitle, [texts.who(message), line]) { why in
            switch try store.takeBack(message.brief.id, why: why, scope: scope) {
            case .withdrawn: [.wrote, stays, .say(.done(texts.withdrawn(1)))]
            case .asked: [.queued, stays, .say(.done(texts.askedBack(1)))]
            }
        }
    }

    private var stays: Effect { .undoable(.impossible(texts.withdrawalStays)) }

    func offForRun(_ message: MessageLine?) -> OffReason? {
        guard let message else { return .nothingSelected }
        return context.offWhenReadOnly ?? (message.runID == nil ? .desk(.noRun) : nil)
    }

    /// What has gone out stays as it is.
    func withdrawRun(of message: MessageLine) -> [Effect] {
        guard let run = message.runID else { return [] }
        return context.trying {
            guard let progress = try store.progress(of: run, scope: scope), progress.queued + progress.recallable > 0
            else {
                return [.say(.notice(texts.sentence(.nothingQueuedInRun)))]
            }
            return askWhy(texts.withdrawRunTitle, texts.withdrawRunLines(progress, context.clock)) { why in
                let taken = try store.takeBackRun(run, why: why, scope: scope)
                guard !taken.isEmpty else { return [.say(.notice(texts.allHasLeft))] }
                return [taken.asked > 0 ? .queued : .wrote, stays, .say(.done(texts.takenBack(taken)))]
            }
        }
    }

    // MARK: Sending again, and what nobody knows

    func offForSendingAgain(_ message: MessageLine?) -> OffReason? {
        guard let message else { return .nothingSelected }
        return context.offWhenReadOnly ?? (message.brief.state.isFinal ? nil : .desk(.stillUnderWay))
    }

    /// Asks first, always: what nobody knows may arrive twice.
    func sendAgain(_ message: MessageLine) -> [Effect] {
        let id = message.brief.id
        guard message.brief.state == .unresolved else {
            return ask(texts.sendAgainTitle, [texts.who(message), texts.sendAgainLine(message, context.clock)]) {
                became(try store.resend(id, scope: scope))
            }
        }
        return context.trying {
            let why = try store.events(of: id).last?.detail
            let looked = texts.lookedFor(message, why: why, context.clock)
            let lines =
                [texts.who(message)] + (looked.isEmpty ? [texts.notLookedFor] : looked) + [texts.mayArriveTwice]
            // On the list `y` says that it arrived, and nobody who says so here shall send it again.
            return ask(texts.sendUnsureTitle, lines, except: .character("y")) {
                became(try store.settleBySendingAgain(id, scope: scope))
            }
        }
    }

    private func became(_ enqueued: Enqueued) -> [Effect] {
        [.queued, .undoable(.message(enqueued, context)), .say(texts.became(enqueued, context.clock))]
    }

    func offForSettling(_ message: MessageLine?) -> OffReason? {
        guard let message else { return .nothingSelected }
        return context.offWhenReadOnly ?? (message.brief.state == .unresolved ? nil : .desk(.notUndecided))
    }

    func arrived(_ message: MessageLine) -> [Effect] {
        context.trying {
            try store.settleAsArrived(message.brief.id, scope: scope)
            return [
                .wrote, .undoable(.impossible(texts.decisionStays)), .say(.done(texts.settledAsArrived)),
                .dropTypedAhead,
            ]
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

    /// What `w` does as things stand.
    static func pauseAction(_ pauses: [Pause]) -> Action {
        pauses.contains { $0.scope != .place } ? .desk(.resumeSending) : .desk(.pauseSending)
    }

    /// Stops everything, or lets go on whatever stands still.
    func pauseOrResume() -> [Effect] {
        context.trying {
            let all = try store.pauses()
            let pauses = all.filter { $0.scope != .place }
            // What keeps a copy from sending is no pause that one lets go.
            if pauses.isEmpty, let held = all.first {
                return [.say(.notice(texts.sentence(held, errors: context.services.errors)))]
            }
            guard !pauses.isEmpty else {
                return ask(texts.pauseTitle, [texts.pauseLine]) {
                    try store.pause(.account, reason: texts.pausedBy(context.user.login))
                    return [.wrote, .undoable(.pause(context)), .say(.done(texts.pausedNow))]
                }
            }
            let lines = pauses.map { texts.sentence($0, errors: context.services.errors) }
            return ask(texts.resumeTitle, lines + [texts.resumeLine]) {
                try store.write { for pause in pauses { try store.resume(pause.scope) } }
                return [.queued, .undoable(.resumption(of: pauses, context)), .say(.done(texts.resumedNow))]
            }
        }
    }

    /// With the reason, which may stay empty.
    private func askWhy(
        _ title: String, _ lines: [String], confirmed: @escaping (String) throws -> [Effect]
    ) -> [Effect] {
        let form = WithdrawForm(context, title: title, lines: lines) { why in context.trying { try confirmed(why) } }
        return [.push(form), .dropTypedAhead]
    }

    private func ask(
        _ title: String, _ lines: [String], except: Key? = nil, confirmed: @escaping () throws -> [Effect]
    ) -> [Effect] {
        let dialog = ConfirmDialog(context, title: title, lines: lines, except: except) { context.trying(confirmed) }
        return [.push(dialog), .dropTypedAhead]
    }
}
