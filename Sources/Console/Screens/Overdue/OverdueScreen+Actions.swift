import Lending
import Messaging
import Store
import Terminal

// What the keys do.

extension OverdueScreen {
    package var offForSelection: OffReason? { list.isEmpty ? .listIsEmpty : nil }
    var offForEmptyHouse: OffReason? { houseIsEmpty ? .listIsEmpty : nil }
    var offForWriting: OffReason? { context.offWhenReadOnly ?? offForSelection }
    var offForLending: OffReason? { offForWriting ?? (context.user.role.mayLend ? nil : .notYourRole) }
    /// Whoever is up to date is not in this list, so that an empty one is no reason against it.
    var offForReminders: OffReason? { context.offWhenReadOnly ?? offForEmptyHouse }

    // MARK: The first run

    var offForFirstClient: OffReason? { ClientForm.offForNew(context) }

    func addFirstClient() -> [Effect] {
        context.trying { [.push(try ClientForm(context, editing: nil))] }
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
        let (routes, texts) = (self.routes, self.texts)
        let lights = TrafficLight.allCases.filter { $0 != .upToDate }
        let fields = [
            ChoicesDialog.Field.route(routes, selected: query.route, texts),
            ChoicesDialog.Field(texts.lightField, any: texts.allLights, of: lights, selected: query.light) {
                $1.light($0.rawValue) + " " + texts.name($0)
            },
        ]
        let dialog = ChoicesDialog(context, title: texts.filtersTitle, fields: fields.compactMap { $0 }) {
            [weak self] places in
            self?.ask {
                $0.route = routes.chosen(at: places[0])?.id
                $0.light = lights.chosen(at: places[1])
            } ?? []
        }
        return [.push(dialog)]
    }
}
