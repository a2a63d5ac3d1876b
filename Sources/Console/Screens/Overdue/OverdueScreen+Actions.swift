import Lending
import Messaging
import Store
package import Terminal

// What the keys do.

extension OverdueScreen {
    var offForSelection: OffReason? { list.isEmpty ? .listIsEmpty : nil }
    var offForEmptyHouse: OffReason? { houseIsEmpty ? .listIsEmpty : nil }
    var offForWriting: OffReason? { context.offWhenReadOnly ?? offForSelection }
    var offForBulk: OffReason? { context.offWhenReadOnly ?? (marks.isEmpty ? offForSelection : nil) }
    /// Whoever is up to date is not in this list, so that an empty one is no reason against it.
    var offForReminders: OffReason? { context.offWhenReadOnly ?? offForEmptyHouse }
    var offForMarks: OffReason? { context.offWhenReadOnly ?? (marks.isEmpty ? .nothingMarked : nil) }
    var offForUnmarking: OffReason? { marks.isEmpty ? .noMarks : nil }

    // MARK: Marks

    func mark() -> [Effect] {
        guard let loan = list.selected?.loanID else { return [] }
        if marks.remove(loan) == nil { marks.insert(loan) }
        totalsAreStale = true
        return move(.down)
    }

    func markAll() -> [Effect] {
        context.trying {
            marks.formUnion(try context.store.overdueLoans(query, scope: context.scope))
            totalsAreStale = true
            return []
        }
    }

    func unmarkAll() -> [Effect] {
        marks = []
        (markedTotals, totalsAreStale) = (nil, true)
        return []
    }

    /// After a run the marks of those who were written to are done with; who was refused stays marked.
    func keepMarks(ofClients refused: Set<ClientID>) -> [Effect] {
        context.trying {
            let clients = try context.store.clients(of: marks, scope: context.scope)
            marks = marks.filter { clients[$0].map(refused.contains) ?? false }
            (markedTotals, totalsAreStale) = (nil, true)
            return []
        }
    }

    // MARK: Filter and order

    func beginTyping() -> [Effect] {
        typing = TextField(query.filter, limit: 60)
        return []
    }

    package func type(_ key: Key) -> [Effect]? {
        guard var field = typing else { return nil }
        switch key {
        case .enter:
            typing = nil
            return []
        case .escape:
            return clearFilter()
        // The list moves under the field.
        case .up, .down, .pageUp, .pageDown: return nil
        default: break
        }
        defer { typing = field }
        switch field.handle(key) {
        case .changed: return ask { $0.filter = field.text }
        case .moved: return []
        // Nothing else works by accident while something is typed.
        case .ignored: return []
        }
    }

    /// The loan that was found stays selected in the whole list.
    func clearFilter() -> [Effect] {
        typing = nil
        guard !query.filter.isEmpty else { return [] }
        return ask({ $0.filter = "" }, .reload)
    }

    func sortByNext() -> [Effect] {
        let all = OverdueSort.allCases
        let next = all[((all.firstIndex(of: query.sort) ?? 0) + 1) % all.count]
        return ask {
            $0.sort = next
            // Names and numbers read upwards, amounts and days from the worst down.
            $0.descending = next != .client && next != .number
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
