import Lending
import Messaging
import Store

// What `u` takes back: the run that is still held, the last payment, or the last visit or call.

extension App {
    var offForUndo: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        return undo == nil && heldRun == nil ? .nothingToUndo : nil
    }

    /// This person's run in its seconds of hold, also one started before the console was opened again.
    private var heldRun: RunProgress? {
        guard let run = standing.run, run.createdBy == context.user.login, standing.secondsHeld > 0 else { return nil }
        return run
    }

    func takeBack() -> [Effect] {
        if let run = heldRun { return context.trying { try withdraw(run.run) } }
        switch undo {
        case .run(let run): return context.trying { try withdraw(run) }
        case .payment(let receipt, let loan):
            return context.trying {
                [.push(try AnnulForm(context, receipt: receipt, loan: loan)), .dropTypedAhead]
            }
        case .contact(let contact): return context.trying { try correct(contact) }
        case nil: return []
        }
    }

    /// What was written down just now is corrected at once; later, with a reason.
    private func correct(_ id: PersonalContactID) throws -> [Effect] {
        let contact = try context.store.personalContact(id, scope: context.scope)
        guard contact.correction == nil else {
            undo = nil
            return [.say(.notice(context.texts.sentence(OffReason.nothingToUndo)))]
        }
        let age = context.clock.now.milliseconds(since: contact.recordedAt)
        guard age < Self.undoneAtOnce else {
            return [.push(try CorrectionForm(context, contact: id)), .dropTypedAhead]
        }
        try context.store.correctContact(id, reason: .undone, role: context.user.role, scope: context.scope)
        undo = nil
        return [.wrote, .say(.done(context.texts.corrected(contact.means)))]
    }

    /// Milliseconds in which the key is plainly meant for what was done last.
    private static let undoneAtOnce: Int64 = 120_000

    /// While the run is held it is taken back at once; later, what is left is worth a question.
    private func withdraw(_ run: RunID) throws -> [Effect] {
        let texts = context.texts
        guard let progress = try context.store.progress(of: run, scope: context.scope),
            progress.queued + progress.recallable > 0
        else {
            undo = nil
            return [.say(.notice(texts.undoTooLate))]
        }
        guard progress.holdUntil <= context.clock.businessNow else { return try withdrawNow(run) }
        let dialog = ConfirmDialog(
            context, title: texts.undoTitle,
            lines: [texts.undoLate] + texts.withdrawRunLines(progress, context.clock) + [texts.undoQuestion]
        ) { [self] in
            context.trying { try withdrawNow(run) }
        }
        return [.push(dialog), .dropTypedAhead]
    }

    private func withdrawNow(_ run: RunID) throws -> [Effect] {
        undo = nil
        let taken = try context.store.takeBackRun(run, scope: context.scope, reason: .undone)
        let texts = context.texts
        let said = taken.asked > 0 ? texts.takenBack(taken) : texts.undone(taken.withdrawn)
        return [taken.asked > 0 ? .queued : .wrote, .say(.done(said))]
    }
}
