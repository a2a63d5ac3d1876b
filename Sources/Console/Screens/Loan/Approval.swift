import Lending
import Messaging
import Store

/// Approves a loan and tells its client, after asking.
struct Approval {
    let context: Context

    init(_ context: Context) {
        self.context = context
    }

    /// Approving, or only telling where it was approved before.
    static func action(_ loan: Loan?) -> Action {
        loan?.status == .active ? .desk(.tellApproval) : .desk(.approveLoan)
    }

    /// `told` are those whose clients know already. An old loan is no news to anybody.
    func off(_ loan: Loan?, told: Set<LoanID>) -> OffReason? {
        if let off = context.offWhenReadOnly { return off }
        guard context.user.role.mayLend else { return .notYourRole }
        guard let loan else { return .desk(.noLoan) }
        switch loan.status {
        case .approved: return nil
        case .active:
            if told.contains(loan.id) { return .desk(.approvalTold) }
            return isNew(loan) ? nil : .desk(.approvalLongAgo)
        case .paid, .writtenOff, .void: return .desk(.notToApprove)
        }
    }

    /// Paid out lately and nothing paid back. One that was brought along from elsewhere counts as paid out on the day it
    /// came, and was due before.
    private func isNew(_ loan: Loan) -> Bool {
        guard let day = loan.disbursedOn, let due = loan.pastDueSince, loan.balance == loan.total else { return false }
        return due >= day && context.today.days(since: day) <= Store.approvalDays
    }

    func ask(_ loan: LoanID) -> [Effect] {
        context.trying {
            let (store, texts) = (context.store, context.texts)
            let terms = try store.loanTerms(loan, scope: context.scope)
            let client = try store.client(terms.clientID, scope: context.scope)
            let outlook = try store.outlook(.loanApproved, client: terms.clientID, wish: .automatic)
            var lines = [texts.approvalLine(terms, client.name)]
            if terms.status == .approved { lines.append(texts.paysOut(terms, today: context.today)) }
            lines.append(texts.tells(outlook))
            let dialog = ConfirmDialog(context, title: texts.approvalTitle(terms), lines: lines) {
                context.trying { try store.write { try approve(loan, as: terms) } }
            }
            return [.push(dialog), .dropTypedAhead]
        }
    }

    /// What was shown is approved, and nothing that somebody made of it since.
    private func approve(_ loan: LoanID, as shown: LoanTerms) throws -> [Effect] {
        guard try context.store.loanTerms(loan, scope: context.scope) == shown else {
            return [.wrote, .say(.notice(context.texts.changedMeanwhile(context.texts.loanTitle(shown.number))))]
        }
        let enqueued = try context.store.approveLoan(loan, role: context.user.role, scope: context.scope)
        let note = context.texts.approved(enqueued, context.clock)
        let undo = Undo.impossible(context.texts.approvalStays)
        if case .queued = enqueued { return [.queued, .undoable(undo), .say(note)] }
        return [.wrote, .undoable(undo), .say(note)]
    }
}
