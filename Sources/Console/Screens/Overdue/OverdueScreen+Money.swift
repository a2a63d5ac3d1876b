import Lending
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
        guard let line = list.selected else { return [] }
        let request = BulkRequest(content: .overdue, target: .clients([line.clientID]))
        return open(request, .one(line.clientName))
    }

    /// The marked ones; without marks, all that the filter shows.
    package func remindMarked() -> [Effect] {
        context.trying {
            guard marks.isEmpty else {
                let marked = try settledMarks()
                return open(BulkRequest(content: .overdue, target: .loans(marked)), .marked(marked.count))
            }
            return open(
                BulkRequest(content: .overdue, target: .overdue(query)), bulkAction == .remindAll ? .all : .filtered)
        }
    }

    /// What falls due today or soon, and the promises of today; of the route that the filter shows.
    func remindDue() -> [Effect] {
        context.trying {
            let days = try context.store.reminderDays
            let target = query.route.map { BulkRequest.Target.route($0) } ?? .everyone
            return open(BulkRequest(content: .reminders(daysAhead: days), target: target), .due(daysAhead: days))
        }
    }

    private func open(_ request: BulkRequest, _ subject: BulkPreview.Subject) -> [Effect] {
        switch subject {
        case .one, .due:
            return [.push(BulkPreview(context, request, subject: subject) { _ in [] }), .dropTypedAhead]
        case .marked, .markedClients, .filtered, .behindFiltered, .all:
            let preview = BulkPreview(context, request, subject: subject) { [weak self] in
                self?.keepMarks(ofClients: $0) ?? []
            }
            return [.push(preview), .dropTypedAhead]
        }
    }

    package func notice() -> [Effect] {
        context.trying {
            let marked = try settledMarks()
            let form = NoticeForm(context, to: .loans(marked), subject: .marked(marked.count)) { [weak self] in
                self?.keepMarks(ofClients: $0) ?? []
            }
            return [.push(form)]
        }
    }

    /// The confirmation of the last valid payment once more.
    func confirm() -> [Effect] {
        guard let line = list.selected else { return [] }
        return ConfirmationAgain.ask(context, loan: line.loanID)
    }
}
