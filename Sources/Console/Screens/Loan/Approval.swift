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

    func off(_ loan: Loan?) -> OffReason? {
        if let off = context.offWhenReadOnly { return off }
        guard context.user.role.mayLend else { return .notYourRole }
        guard let loan else { return .desk(.noLoan) }
        return loan.status == .approved || loan.status == .active ? nil : .desk(.notToApprove)
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
        if case .queued = enqueued { return [.queued, .say(note)] }
        return [.wrote, .say(note)]
    }
}
