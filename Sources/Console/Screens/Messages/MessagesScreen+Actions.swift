import Lending
import Messaging
import Store
import Terminal

extension MessagesScreen {
    private var desk: MessageDesk { MessageDesk(context) }

    var offForSelection: OffReason? { list.isEmpty ? .listIsEmpty : nil }
    var offForSettling: OffReason? { desk.offForSettling(list.selected) }
    var offForSendingAgain: OffReason? { desk.offForSendingAgain(list.selected) }
    var offForWithdrawing: OffReason? { desk.offForWithdrawing(list.selected) }
    var offForRun: OffReason? { desk.offForRun(list.selected) }
    var offForClient: OffReason? { list.selected?.clientID == nil ? .desk(.noClient) : nil }
    /// While they are still counted it can be asked for: the question names the number.
    var offForSettlingRun: OffReason? {
        context.offWhenReadOnly ?? (counts?[.unresolved, default: 0] == 0 ? .desk(.nothingUndecided) : nil)
    }

    private func onSelected(_ act: (MessageLine) -> [Effect]) -> [Effect] { list.selected.map(act) ?? [] }

    func arrived() -> [Effect] { onSelected(desk.arrived) }
    func sendAgain() -> [Effect] { onSelected(desk.sendAgain) }
    func withdraw() -> [Effect] { onSelected(desk.withdraw) }
    func withdrawRun() -> [Effect] { onSelected(desk.withdrawRun) }

    func settleRun() -> [Effect] {
        desk.settleRun(of: list.selected.flatMap { $0.brief.state == .unresolved ? $0 : nil })
    }

    func open() -> [Effect] {
        onSelected { line in
            context.trying { [.push(try MessageScreen(context, message: line.brief.id))] }
        }
    }

    func openClient() -> [Effect] {
        guard let client = list.selected?.clientID else { return [] }
        return context.trying { [.push(try ClientScreen(context, client: client))] }
    }

    // MARK: Filters

    func openFilters() -> [Effect] {
        context.trying {
            runs = try context.store.recentRuns(limit: 20, scope: context.scope)
            let (texts, clock) = (self.texts, context.clock)
            let fields = [
                ChoicesDialog.Field(
                    texts.state, MessageStates.allCases.map { $0.name(texts) },
                    selected: MessageStates.allCases.firstIndex(of: states) ?? 0),
                ChoicesDialog.Field(
                    texts.kindField, any: texts.allStates, of: MessageKind.allCases, selected: query.kind
                ) { kind, _ in texts.name(kind) },
                ChoicesDialog.Field(
                    texts.channelField, any: texts.allStates, of: Channel.allCases, selected: query.channel
                ) { channel, _ in texts.name(channel) },
                ChoicesDialog.Field(
                    texts.runField, any: texts.allStates, of: runs, selected: runs.first { $0.run == query.run }
                ) { run, _ in texts.label(run, clock) },
            ].compactMap { $0 }
            let dialog = ChoicesDialog(context, title: texts.messageFiltersTitle, fields: fields) { [weak self] in
                self?.choose($0) ?? []
            }
            return [.push(dialog)]
        }
    }

    private func choose(_ places: [Int]) -> [Effect] {
        guard places.count == 4 else { return [] }
        let all = MessageStates.allCases
        states = all.indices.contains(places[0]) ? all[places[0]] : .all
        return ask {
            $0.states = states.states
            $0.kind = MessageKind.allCases.chosen(at: places[1])
            $0.channel = Channel.allCases.chosen(at: places[2])
            $0.run = runs.chosen(at: places[3])?.run
        }
    }

    /// What narrows the list; its order stays.
    func clearFilters() -> [Effect] {
        var plain = MessageQuery()
        (plain.sort, plain.descending) = (query.sort, query.descending)
        guard query != plain else { return [] }
        states = .all
        return ask { $0 = plain }
    }

    package func narrow(to text: String) -> [Effect] {
        ask(text.isEmpty && typing == nil ? .reload : .restart) { $0.filter = text }
    }

    // MARK: Order

    func sortByNext() -> [Effect] {
        let all = MessageSort.allCases
        let next = all[((all.firstIndex(of: query.sort) ?? 0) + 1) % all.count]
        return ask { ($0.sort, $0.descending) = (next, next.usuallyDescends) }
    }

    func reverse() -> [Effect] {
        ask { $0.descending.toggle() }
    }
}
