package import Lending
import Messaging
import Store
import Terminal

extension ClientsScreen {
    package var offForSelection: OffReason? { list.isEmpty ? .listIsEmpty : nil }

    var offForWriting: OffReason? {
        context.offWhenReadOnly ?? offForSelection ?? (owes ? nil : .desk(.takesNoPayment))
    }

    var offForReminding: OffReason? {
        context.offWhenReadOnly ?? offForSelection ?? (owes ? nil : .desk(.owesNothing))
    }

    var offForContact: OffReason? { context.offWhenReadOnly ?? offForSelection }

    var offForNew: OffReason? { ClientForm.offForNew(context) }

    var offForEditing: OffReason? { offForNew ?? offForSelection }

    private var owes: Bool { list.selected.map { $0.balance > .zero } ?? false }

    func open() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try ClientScreen(context, client: line.clientID))] }
    }

    /// With several loans the person says which.
    func pay() -> [Effect] {
        onLoan("p", among: \.takesPayments, else: .desk(.takesNoPayment)) {
            [.push(try PaymentForm(context, loan: $0))]
        }
    }

    func promise() -> [Effect] {
        onLoan("v", among: \.takesPayments, else: .desk(.takesNoPayment)) {
            [.push(try PromiseForm(context, loan: $0))]
        }
    }

    /// The confirmation of the last valid payment once more.
    func confirm() -> [Effect] {
        onLoan("c", among: \.mayHavePayments, else: .noPayment) { ConfirmationAgain.ask(context, loan: $0) }
    }

    /// Does it with the selected client's only loan of a kind. Of several one is chosen on the client's own screen, where
    /// the same key does it.
    private func onLoan(
        _ key: String, among isOne: (Loan) -> Bool, else none: OffReason, _ body: (LoanID) throws -> [Effect]
    ) -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying {
            let loans = try context.store.loans(of: line.clientID, scope: context.scope).filter(isOne)
            guard let loan = loans.first else { return [.say(.notice(texts.sentence(none)))] }
            guard loans.count == 1 else {
                let page = try ClientScreen(context, client: line.clientID)
                return [.push(page), .say(.notice(texts.chooseLoan(key)))]
            }
            return try body(loan.id)
        }
    }

    func remind() -> [Effect] {
        list.selected.map { remind($0.clientID, named: $0.name) } ?? []
    }

    /// Of whom the preview says who is not behind.
    package func addressees(_ marked: ClientIDs) -> Addressees {
        Addressees(target: .clients(marked), subject: .markedClients(marked.count))
    }

    /// Whoever of those shown is behind.
    package var allShown: Addressees {
        isNarrowed
            ? Addressees(target: .listed(query), subject: .behindFiltered)
            : Addressees(target: .overdue(OverdueQuery()), subject: .all)
    }

    /// With several loans the form asks which.
    func meet() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try ContactForm(context, client: line.clientID))] }
    }

    func add() -> [Effect] {
        context.trying { [.push(try ClientForm(context, editing: nil))] }
    }

    func edit() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try ClientForm(context, editing: line.clientID))] }
    }

    // MARK: Filter and order

    package func narrow(to text: String) -> [Effect] {
        ask(text.isEmpty && typing == nil ? .reload : .restart) { $0.filter = text }
    }

    /// What was typed goes first, then what was chosen; the marks and the order stay.
    func widen() -> [Effect] {
        guard query.filter.isEmpty, query.isNarrowed else { return clearFilter() }
        return ask(.reload) { ($0.route, $0.standing, $0.reach) = (nil, nil, nil) }
    }

    func sortByNext() -> [Effect] {
        let all = ClientSort.allCases
        let next = all[((all.firstIndex(of: query.sort) ?? 0) + 1) % all.count]
        return ask {
            $0.sort = next
            // Names and documents read upwards; what is owed and what was written from the most, or newest, down.
            $0.descending = next != .name && next != .document
        }
    }

    func reverse() -> [Effect] {
        ask { $0.descending.toggle() }
    }

    func openFilters() -> [Effect] {
        let (routes, texts) = (self.routes, self.texts)
        let fields = [
            ChoicesDialog.Field.route(routes, selected: query.route, texts),
            ChoicesDialog.Field(
                texts.lightField, any: texts.allLights, of: ClientStanding.all, selected: query.standing,
                label: texts.name),
            ChoicesDialog.Field(
                texts.mayReceive, any: texts.anyReach, of: ClientReach.inChoice, selected: query.reach
            ) { reach, _ in texts.name(reach) },
        ]
        let dialog = ChoicesDialog(context, title: texts.clientFilterTitle, fields: fields.compactMap { $0 }) {
            [weak self] places in
            self?.ask {
                $0.route = routes.chosen(at: places[0])?.id
                $0.standing = ClientStanding.all.chosen(at: places[1])
                $0.reach = ClientReach.inChoice.chosen(at: places[2])
            } ?? []
        }
        return [.push(dialog)]
    }
}

extension ClientReach {
    /// As they are offered: from the most down.
    fileprivate static let inChoice: [ClientReach] = [.both, .sms, .whatsapp, .nothing, .optedOut]
}
