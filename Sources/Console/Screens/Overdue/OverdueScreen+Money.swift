package import Lending
import Messaging
import Store
import Terminal

// What is done with the selected loan, the marked ones, or all that the filter shows.

extension OverdueScreen {
    func open() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try LoanScreen(context, loan: line.loanID))] }
    }

    func pay() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try PaymentForm(context, loan: line.loanID))] }
    }

    func promise() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try PromiseForm(context, loan: line.loanID))] }
    }

    func meet() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try ContactForm(context, loan: line.loanID))] }
    }

    func openClient() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try ClientScreen(context, client: line.clientID))] }
    }

    func editLoan() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try LoanForm(context, editing: line.loanID))] }
    }

    func addLoan() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try LoanForm(context, client: line.clientID))] }
    }

    func remind() -> [Effect] {
        list.selected.map { remind($0.clientID, named: $0.clientName) } ?? []
    }

    package func addressees(_ marked: LoanIDs) -> Addressees {
        Addressees(target: .loans(marked), subject: .marked(marked.count))
    }

    package var allShown: Addressees {
        Addressees(target: .overdue(query), subject: isNarrowed ? .filtered : .all)
    }

    /// What falls due today or soon, and the promises of today; of the route that the filter shows.
    func remindDue() -> [Effect] {
        context.trying {
            let days = try context.store.reminderDays
            let target = query.route.map { BulkRequest.Target.route($0) } ?? .everyone
            let request = BulkRequest(content: .reminders(daysAhead: days), target: target)
            let preview = BulkPreview(context, request, subject: .due(daysAhead: days)) { _ in [] }
            return [.push(preview), .dropTypedAhead]
        }
    }

    /// The confirmation of the last valid payment once more.
    func confirm() -> [Effect] {
        guard let line = list.selected else { return [] }
        return ConfirmationAgain.ask(context, loan: line.loanID)
    }
}
