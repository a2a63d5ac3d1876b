import Lending
import Messaging
import Store
import Terminal

// What the keys do.

extension OverdueScreen {
    var offForSelection: OffReason? { list.isEmpty ? .listIsEmpty : nil }
    var offForEmptyHouse: OffReason? { houseIsEmpty ? .listIsEmpty : nil }
    var offForWriting: OffReason? { context.offWhenReadOnly ?? offForSelection }
    var offForLending: OffReason? { offForWriting ?? (context.user.role.mayLend ? nil : .notYourRole) }
    var offForBulk: OffReason? { context.offWhenReadOnly ?? (marks.isEmpty ? offForSelection : nil) }
    /// Whoever is up to date is not in this list, so that an empty one is no reason against it.
    var offForReminders: OffReason? { context.offWhenReadOnly ?? offForEmptyHouse }
    var offForMarks: OffReason? { context.offWhenReadOnly ?? (marks.isEmpty ? .nothingMarked : nil) }
    var offForUnmarking: OffReason? { marks.isEmpty ? .noMarks : nil }

    /// Whom `R` would remind.
    var bulkAction: Action {
        if !marks.isEmpty { return .remindMarked }
        return query.filter.isEmpty && query.route == nil && query.light == nil ? .remindAll : .remindFiltered
    }

    // MARK: Marks

    func mark() -> [Effect] {
        guard let loan = list.selected?.loanID else { return [] }
        if marks.remove(loan) == nil { marks.insert(loan) }
        hasCountsToRead = true
        return move(.down)
    }

    func markAll() -> [Effect] {
        context.trying {
            let before = marks
            marks.formUnion(try context.store.overdueLoans(query, scope: context.scope))
            hasCountsToRead = true
            return [.undoable(backToMarks(before))]
        }
    }

    func unmarkAll() -> [Effect] {
        let before = marks
        marks = []
        (markedTotals, hasCountsToRead) = (nil, true)
        return [.undoable(backToMarks(before))]
    }

    private func backToMarks(_ before: Set<LoanID>) -> Undo {
        .here(context, texts.marksAsBefore) { [weak self] in
            guard let self else { return [] }
            (marks, markedTotals, hasCountsToRead) = (before, nil, true)
            return []
        }
    }

    /// After a run the marks of those who were written to are done with; who was refused stays marked. They come back with
    /// their messages, beside those that were set since.
    func keepMarks(ofClients refused: Set<ClientID>) -> [Effect] {
        context.trying {
            let before = marks
            let clients = try context.store.clients(of: marks, scope: context.scope)
            marks = marks.filter { clients[$0].map(refused.contains) ?? false }
            (markedTotals, hasCountsToRead) = (nil, true)
            let back = { [weak self] in
                guard let self else { return }
                marks.formUnion(before)
                (markedTotals, hasCountsToRead) = (nil, true)
            }
            return before.isEmpty ? [] : [.givesBack(back)]
        }
    }

    // MARK: Filter and order

    package func narrow(to text: String) -> [Effect] {
        ask(text.isEmpty && typing == nil ? .reload : .restart) { $0.filter = text }
    }

    /// What was typed goes first, then what was chosen; the marks and the order stay.
    func widen() -> [Effect] {
        guard query.filter.isEmpty, query.route != nil || query.light != nil else { return clearFilter() }
        return ask(.reload) { ($0.route, $0.light) = (nil, nil) }
    }

    func sortByNext() -> [Effect] {
        let all = OverdueSort.allCases
        let next = all[((all.firstIndex(of: query.sort) ?? 0) + 1) % all.count]
        return ask {
            $0.sort = next
            // Names and numbers read upwards, amounts and days from the worst down, messages from whom one wrote to least.
            $0.descending = next != .client && next != .number && next != .message
        }
    }

    func reverse() -> [Effect] {
        ask { $0.descending.toggle() }
    }

    func openFilters() -> [Effect] {
        let dialog = FilterDialog(context, routes: routes, route: query.route, light: query.light) {
            [weak self] route, light in
            self?.ask {
                $0.route = route
                $0.light = light
            } ?? []
        }
        return [.push(dialog)]
    }
}
