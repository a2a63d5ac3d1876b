import Lending
import Messaging
import Store

extension Undo {
    /// Milliseconds in which the key is plainly meant for the visit or call that was written down last.
    private static let atOnce: Int64 = 120_000

    /// A visit or call that was written down just now is corrected at once; later, with a reason.
    static func contact(_ id: PersonalContactID, _ context: Context) -> Undo {
        .action {
            let contact = try context.store.personalContact(id, scope: context.scope)
            guard contact.correction == nil else {
                return [.undoable(nil), .say(.notice(context.texts.changedSince))]
            }
            guard context.clock.now.milliseconds(since: contact.recordedAt) < atOnce else {
                return [.push(try CorrectionForm(context, contact: id)), .dropTypedAhead]
            }
            try context.store.correctContact(id, reason: .undone, role: context.user.role, scope: context.scope)
            return [.undoable(nil), .wrote, .say(.done(context.texts.corrected(contact.means)))]
        }
    }
}
