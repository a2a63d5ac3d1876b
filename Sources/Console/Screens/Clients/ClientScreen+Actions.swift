import Lending
import Messaging
import Store
import Terminal

extension ClientScreen {
    private var selectedLoan: Loan? {
        guard case .loan(let id)? = selectedItem else { return nil }
        return file.loans.first { $0.id == id }
    }

    private var selectedMessage: MessageLine? {
        guard case .message(let id)? = selectedItem else { return nil }
        for case .message(let line) in file.log where line.brief.id == id { return line }
        return nil
    }

    private var selectedContact: PersonalContact? {
        guard case .contact(let id)? = selectedItem else { return nil }
        for case .contact(let contact) in file.log where contact.id == id { return contact }
        return nil
    }

    /// Of the selected authorisation, where its text was kept.
    private var selectedTextVersion: String? {
        guard case .event(let id)? = selectedItem else { return nil }
        for case .consent(let event) in file.log where event.id == id { return event.textVersion }
        return nil
    }

    private func readText() throws -> [Effect] {
        guard let version = selectedTextVersion, let text = try context.store.consentText(version) else { return [] }
        return [.push(ConsentTextDialog(context, version: text.version, body: text.body))]
    }

    /// The selected loan, or the only one that takes payments.
    private var loanToPay: Loan? { selectedLoan ?? (file.owing.count == 1 ? file.owing.first : nil) }

    var offForOpening: OffReason? {
        switch selectedItem {
        case .loan, .message: nil
        case .consent: offForConsent
        case .event where selectedTextVersion != nil: nil
        case .optOut, .inbound, .event, .contact, nil: .desk(.nothingToOpen)
        }
    }

    var offForPaying: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        if file.owing.isEmpty { return .desk(.takesNoPayment) }
        guard let loan = loanToPay else { return .desk(.noLoan) }
        return loan.status.owes && loan.balance > .zero ? nil : .desk(.takesNoPayment)
    }

    var offForReminding: OffReason? { context.offWhenReadOnly ?? (file.owing.isEmpty ? .desk(.owesNothing) : nil) }

    var offForConsent: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        guard context.user.role.mayRegisterConsent else { return .notYourRole }
        guard case .consent? = selectedItem else { return .desk(.selectConsent) }
        return nil
    }

    /// Anybody may note that a client wants silence.
    var offForOptingOut: OffReason? { context.offWhenReadOnly }

    var offForEditing: OffReason? {
        context.offWhenReadOnly ?? (context.user.role.mayRegisterConsent ? nil : .notYourRole)
    }

    var offForLending: OffReason? { context.offWhenReadOnly ?? (context.user.role.mayLend ? nil : .notYourRole) }

    /// The selected loan, or the only one there is.
    var loanAtHand: Loan? { selectedLoan ?? (file.loans.count == 1 ? file.loans.first : nil) }

    var offForApproving: OffReason? { Approval(context).off(loanAtHand, told: file.told) }
    var offForConfirming: OffReason? { context.offWhenReadOnly ?? (loanAtHand == nil ? .desk(.noLoan) : nil) }

    /// What happened can be written down of anybody.
    var offForContact: OffReason? { context.offWhenReadOnly }
    var takingBack: Action { selectedContact == nil ? .desk(.withdraw) : .desk(.correctContact) }

    var offForWithdrawing: OffReason? {
        if let contact = selectedContact { return context.offForCorrecting(contact) }
        guard let message = selectedMessage else { return context.offWhenReadOnly ?? .desk(.notQueued) }
        return MessageDesk(context).offForWithdrawing(message)
    }

    func open() -> [Effect] {
        context.trying {
            switch selectedItem {
            case .loan(let id): [.push(try LoanScreen(context, loan: id))]
            case .message(let id): [.push(try MessageScreen(context, message: id))]
            case .consent: consent()
            case .event: try readText()
            case .optOut, .inbound, .contact, nil: []
            }
        }
    }

    func pay() -> [Effect] {
        guard let loan = loanToPay else { return [] }
        return context.trying { [.push(try PaymentForm(context, loan: loan.id))] }
    }

    func remind() -> [Effect] {
        let request = BulkRequest(content: .overdue, target: .clients([id]))
        return [.push(BulkPreview(context, request, subject: .one(file.client.name)) { _ in [] }), .dropTypedAhead]
    }

    /// What `s` records of the consent that is selected.
    var consentAction: Action {
        guard case .consent(let means, let purpose)? = selectedItem else { return .desk(.consent) }
        return change(means, purpose) == .granted ? .desk(.grantConsent) : .desk(.revokeConsent)
    }

    private func change(_ means: ContactMeans, _ purpose: Consent.Purpose) -> Consent.State {
        file.consent(means, purpose) == .granted ? .revoked : .granted
    }

    /// Grants what is not granted, takes back what is.
    func consent() -> [Effect] {
        guard case .consent(let means, let purpose)? = selectedItem else { return [] }
        let state = change(means, purpose)
        let agreed = file.proof(means, purpose)?.textVersion
        return context.trying {
            [
                .push(
                    try ConsentForm(
                        context, client: file.client, means: means, purpose: purpose, state: state, agreed: agreed))
            ]
        }
    }

    func optOut() -> [Effect] {
        [.push(OptOutForm(context, client: file.client, standing: file.optOuts)), .dropTypedAhead]
    }

    func edit() -> [Effect] {
        context.trying { [.push(try ClientForm(context, editing: id))] }
    }

    func promise() -> [Effect] {
        guard let loan = loanToPay else { return [] }
        return context.trying { [.push(try PromiseForm(context, loan: loan.id))] }
    }

    func confirm() -> [Effect] { loanAtHand.map { ConfirmationAgain.ask(context, loan: $0.id) } ?? [] }

    func addLoan() -> [Effect] {
        context.trying { [.push(try LoanForm(context, client: id))] }
    }

    func approve() -> [Effect] { loanAtHand.map { Approval(context).ask($0.id) } ?? [] }

    /// About the selected loan, or whichever it was about.
    func meet() -> [Effect] {
        context.trying {
            guard let loan = selectedLoan else { return [.push(try ContactForm(context, client: id))] }
            return [.push(try ContactForm(context, loan: loan.id))]
        }
    }

    /// A queued message is withdrawn, a visit corrected.
    func withdraw() -> [Effect] {
        if let contact = selectedContact { return context.correcting(contact) }
        return selectedMessage.map { MessageDesk(context).withdraw($0) } ?? []
    }
}
