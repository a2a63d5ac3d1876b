import Lending
import Messaging
import Store
import Terminal

extension ClientsScreen {
    var offForSelection: OffReason? { list.isEmpty ? .listIsEmpty : nil }

    var offForWriting: OffReason? {
        context.offWhenReadOnly ?? offForSelection ?? (owes ? nil : .desk(.takesNoPayment))
    }

    var offForReminding: OffReason? {
        context.offWhenReadOnly ?? offForSelection ?? (owes ? nil : .desk(.owesNothing))
    }

    var offForContact: OffReason? { context.offWhenReadOnly ?? offForSelection }

    var offForNew: OffReason? {
        context.offWhenReadOnly ?? (context.user.role.mayRegisterConsent ? nil : .notYourRole)
    }

    var offForEditing: OffReason? { offForNew ?? offForSelection }

    private var owes: Bool { list.selected.map { $0.balance > .zero } ?? false }

    func open() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying { [.push(try ClientScreen(context, client: line.clientID))] }
    }

    /// With several loans the person says which.
    func pay() -> [Effect] {
        guard let line = list.selected else { return [] }
        return context.trying {
            let loans = try context.store.loans(of: line.clientID, scope: context.scope)
                .filter { $0.status.owes && $0.balance > .zero }
            guard let loan = loans.first else { return [.say(.notice(texts.sentence(.takesNoPayment)))] }
            guard loans.count == 1 else {
                return [.push(try ClientScreen(context, client: line.clientID)), .say(.notice(texts.chooseLoan))]
            }
            return [.push(try PaymentForm(context, loan: loan.id))]
        }
    }

    func remind() -> [Effect] {
        guard let line = list.selected else { return [] }
        let request = BulkRequest(content: .overdue, target: .clients([line.clientID]))
        return [.push(BulkPreview(context, request, subject: .one(line.name)) { _ in [] }), .dropTypedAhead]
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

    /// What was typed goes first, then the route that was chosen.
    func widen() -> [Effect] {
        guard query.filter.isEmpty, query.route != nil else { return clearFilter() }
        return ask(.reload) { $0.route = nil }
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
        let place = query.route.flatMap { id in routes.firstIndex { $0.id == id } }.map { $0 + 1 } ?? 0
        let field = ChoicesDialog.Field(texts.route, [texts.allRoutes] + routes.map(\.name), selected: place)
        let dialog = ChoicesDialog(context, title: texts.routeFilterTitle, fields: [field].compactMap { $0 }) {
            [weak self] places in
            guard let self, let place = places.first else { return [] }
            return ask { $0.route = self.routes.indices.contains(place - 1) ? self.routes[place - 1].id : nil }
        }
        return [.push(dialog)]
    }
}
