import Lending
import Store

extension Undo {
    /// A payment is annulled, which asks for the reason.
    static func payment(_ receipt: String, loan: LoanID, _ context: Context) -> Undo {
        .action { [.push(try AnnulForm(context, receipt: receipt, loan: loan)), .dropTypedAhead] }
    }

    static func promise(_ promise: PromiseID, _ context: Context) -> Undo {
        fact(context) {
            try context.store.withdrawPromise(promise, scope: context.scope)
            return context.texts.promiseWithdrawn
        }
    }

    /// Number, route and plan as they were; the plan only while nothing was paid meanwhile.
    static func loan(_ id: LoanID, to before: LoanTerms, from after: LoanTerms, _ context: Context) -> Undo {
        fact(context) {
            try context.store.loanTerms(id, scope: context.scope) != after
        } _: {
            try context.store.updateLoan(id, before, role: context.user.role, scope: context.scope)
            return context.texts.loanAsBefore
        }
    }
}
