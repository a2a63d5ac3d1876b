import Lending
import Messaging
import Store

// What `u` takes back: the run that is still held, or the last payment.

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
        case nil: return []
        }
    }

    /// Only while the run is held: later it is no undo any more, and Mensajes asks first.
    private func withdraw(_ run: RunID) throws -> [Effect] {
        undo = nil
        guard let progress = try context.store.progress(of: run, scope: context.scope),
            progress.holdUntil > context.clock.businessNow
        else { return [.say(.notice(context.texts.undoTooLate))] }
        let count = try context.store.withdrawRun(run, scope: context.scope, reason: .undone)
        return [.wrote, .say(.done(context.texts.undone(count)))]
    }
}
