import Lending
import Messaging
import Store
import Terminal

extension LoanScreen {
    private var selectedPayment: Payment? {
        guard case .payment(let id)? = selectedItem else { return nil }
        return file.payments.first { $0.id == id }
    }

    private var selectedMessage: MessageLine? {
        guard case .message(let id)? = selectedItem else { return nil }
        for case .message(let line) in file.contacts where line.brief.id == id { return line }
        return nil
    }

    private var selectedContact: PersonalContact? {
        guard case .contact(let id)? = selectedItem else { return nil }
        for case .inPerson(let contact) in file.contacts where contact.id == id { return contact }
        return nil
    }

    /// What happened can be written down of any loan.
    var offForContact: OffReason? { context.offWhenReadOnly }

    var offForPaying: OffReason? { context.offWhenReadOnly ?? (file.owes ? nil : .desk(.takesNoPayment)) }
    var offForReminding: OffReason? { context.offWhenReadOnly ?? (file.owes ? nil : .desk(.owesNothing)) }
    var offForConfirming: OffReason? { context.offWhenReadOnly ?? (file.validPayments.isEmpty ? .noPayment : nil) }
    var offForOpening: OffReason? { selectedMessage == nil ? .desk(.nothingToOpen) : nil }

    var offForApproving: OffReason? { Approval(context).off(file.loan, told: file.told) }
    var offForEditing: OffReason? { context.offWhenReadOnly ?? (context.user.role.mayLend ? nil : .notYourRole) }

    /// What `x` takes back, by what is selected.
    var takingBack: Action {
        if selectedContact != nil { return .desk(.correctContact) }
        if selectedMessage != nil { return .desk(.withdraw) }
        return selectedPayment == nil ? .desk(.annulOrWithdraw) : .annul
    }

    var offForTakingBack: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        if let message = selectedMessage { return MessageDesk(context).offForWithdrawing(message) }
        if let contact = selectedContact { return context.offForCorrecting(contact) }
        guard let payment = selectedPayment else { return .desk(.nothingToTakeBack) }
        if payment.annulled { return .desk(.alreadyAnnulled) }
        return context.user.role.mayAnnul ? nil : .notYourRole
    }

    func pay() -> [Effect] {
        context.trying { [.push(try PaymentForm(context, loan: id))] }
    }

    func promise() -> [Effect] {
        context.trying { [.push(try PromiseForm(context, loan: id))] }
    }

    func meet() -> [Effect] {
        context.trying { [.push(try ContactForm(context, loan: id))] }
    }

    func remind() -> [Effect] {
        let request = BulkRequest(content: .overdue, target: .clients([file.client.id]))
        return [.push(BulkPreview(context, request, subject: .one(file.client.name)) { _ in [] }), .dropTypedAhead]
    }

    func confirm() -> [Effect] { ConfirmationAgain.ask(context, loan: id) }

    /// A payment is annulled, a queued message withdrawn, a visit corrected.
    func takeBack() -> [Effect] {
        if let contact = selectedContact { return context.correcting(contact) }
        if let message = selectedMessage { return MessageDesk(context).withdraw(message) }
        guard let payment = selectedPayment else { return [] }
        return context.trying {
            [.push(try AnnulForm(context, receipt: payment.receipt, loan: id)), .dropTypedAhead]
        }
    }

    func open() -> [Effect] {
        guard let message = selectedMessage else { return [] }
        return context.trying { [.push(try MessageScreen(context, message: message.brief.id))] }
    }

    func approve() -> [Effect] { Approval(context).ask(id) }

    func edit() -> [Effect] {
        context.trying { [.push(try LoanForm(context, editing: id))] }
    }

    func addLoan() -> [Effect] {
        context.trying { [.push(try LoanForm(context, client: file.client.id))] }
    }

    func openClient() -> [Effect] {
        context.trying { [.push(try ClientScreen(context, client: file.client.id))] }
    }
}
