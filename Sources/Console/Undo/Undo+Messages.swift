import Lending
import Messaging
import Store

extension Undo {
    /// While the run is held it is taken back at once; later, what is left is worth a question. `after` is what was done to
    /// the screen with it: of that, what gives back does.
    static func run(_ run: RunID, _ context: Context, after effects: [Effect] = []) -> Undo {
        .ofRun(run) {
            let texts = context.texts
            guard let progress = try context.store.progress(of: run, scope: context.scope),
                progress.queued + progress.recallable > 0
            else { return [.undoable(nil), .say(.notice(texts.undoTooLate))] }
            guard progress.holdUntil <= context.clock.businessNow else {
                return try withdraw(run, context, after: effects)
            }
            let dialog = ConfirmDialog(
                context, title: texts.undoTitle,
                lines: [texts.undoLate] + texts.withdrawRunLines(progress, context.clock) + [texts.undoQuestion]
            ) {
                context.trying { try withdraw(run, context, after: effects) }
            }
            return [.push(dialog), .dropTypedAhead]
        }
    }

    private static func withdraw(_ run: RunID, _ context: Context, after effects: [Effect]) throws -> [Effect] {
        let taken = try context.store.takeBackRun(run, scope: context.scope, reason: .undone)
        // While the question stood there the rest has left: nothing is undone, and nothing comes back.
        guard !taken.isEmpty else {
            return [.undoable(nil), .say(.notice(context.texts.undoTooLate))]
        }
        for case .givesBack(let body) in effects { body() }
        let said = taken.asked > 0 ? context.texts.takenBack(taken) : context.texts.undone(taken.withdrawn)
        return [.undoable(nil), taken.asked > 0 ? .queued : .wrote, .say(.done(said))]
    }

    /// One message that was queued: it stays here while it has not left, and Twilio is asked to cancel it where it has.
    static func message(_ enqueued: Enqueued, _ context: Context) -> Undo? {
        guard case .queued(let id, _) = enqueued else { return nil }
        return .action {
            let line = try context.store.message(id, scope: context.scope)
            if let off = MessageDesk(context).offForWithdrawing(line) {
                return [.undoable(nil), .say(.notice(context.texts.sentence(off)))]
            }
            switch try context.store.takeBack(id, scope: context.scope) {
            case .withdrawn: return [.undoable(nil), .wrote, .say(.done(context.texts.withdrawn(1)))]
            case .asked: return [.undoable(nil), .queued, .say(.done(context.texts.askedBack(1)))]
            }
        }
    }

    static func pause(_ context: Context) -> Undo {
        fact(context) {
            try !context.store.pauses().contains { $0.scope == .account && $0.by == context.user.login }
        } _: {
            try context.store.resume(.account)
            return context.texts.resumedNow
        }
    }

    /// What stood still stands still again, as it was: a pause of the program's own is not made a person's, which nobody but
    /// a person would end.
    static func resumption(of pauses: [Pause], _ context: Context) -> Undo {
        fact(context) {
            for pause in pauses { try context.store.putBack(pause) }
            return context.texts.pausedNow
        }
    }

    /// The text that stood in the file before, or the built-in one where there was none.
    static func template(_ before: TemplateSource, after: String, _ shelf: TemplateShelf, _ context: Context) -> Undo {
        let (key, role) = (before.key, context.user.role)
        return .action {
            guard let now = shelf.sources().first(where: { $0.key == key }), now.file == after else {
                return [.undoable(nil), .say(.notice(context.texts.changedSince))]
            }
            if before.isOwn {
                try context.store.changeTemplate(key, to: before.file, role: role) { try shelf.save(key, before.file) }
            } else {
                try context.store.changeTemplate(key, to: nil, role: role) { try shelf.restore(now) }
            }
            return [.undoable(nil), .wrote, .say(.done(context.texts.templateAsBefore))]
        }
    }
}
