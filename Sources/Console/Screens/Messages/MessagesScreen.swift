import Lending
import Messaging
package import Store
package import Terminal

/// The queue and its history, newest first, as it changes; what waits for a person's decision stands on top.
package final class MessagesScreen: PagedScreen {
    package static let bindings: [Binding<MessagesScreen>] =
        [
            Binding(.enter, do: .open, in: .list, off: \.offForSelection) { $0.open() },
            Binding(.character("y"), do: .desk(.arrived), in: .messages, off: \.offForSettling) { $0.arrived() },
            Binding(.character("r"), do: .desk(.sendAgain), in: .messages, off: \.offForSendingAgain) {
                $0.sendAgain()
            },
            Binding(.character("A"), do: .desk(.settleRun), in: .messages, off: \.offForSettlingRun) {
                $0.settleRun()
            },
            Binding(.character("/"), do: .filter, in: .list) { $0.beginTyping() },
            Binding(.character("f"), do: .desk(.messageFilters), in: .list) { $0.openFilters() },
            Binding(.character("o"), do: .sort, in: .list, footer: false) { $0.sortByNext() },
            Binding(.character("O"), do: .reverse, in: .list, footer: false) { $0.reverse() },
            Binding(.character("x"), do: .desk(.withdraw), in: .messages, off: \.offForWithdrawing) { $0.withdraw() },
            Binding(.character("X"), do: .desk(.withdrawRun), in: .messages, off: \.offForRun) { $0.withdrawRun() },
            Binding(.character("i"), do: .desk(.openClient), in: .list, off: \.offForClient) { $0.openClient() },
            Binding(.escape, do: .back, in: .general, footer: false) { $0.clearFilters() },
        ] + movement

    package let context: Context
    var query = MessageQuery()
    var states = MessageStates.all
    package var list = ListModel<MessageLine>()
    /// Of the longest amount that was shown so far.
    var widthOfAmounts = MoneyColumn.usual
    package var typing: TextField?
    /// Nil while they are counted for the first time.
    var counts: [MessageState: Int]?
    /// What the bulk action that is asked for costs.
    var runCost: RunCost?
    package private(set) var hasCountsToRead = true
    var runs: [RunBrief] = []
    /// What is typed is in so many messages that nobody waits for their number.
    private(set) var areTooManyToCount = false
    package var detail: MessageFile?
    package var wantsDetail = false

    package init(_ context: Context) {
        self.context = context
    }

    package var title: String { texts.name(Tab.messages) }
    package var filter: String { query.filter }
    /// The message with the cursor: what is said of it holds for no other.
    package var asked: AnyHashable? { list.selected?.brief.id }
    /// Something is left out of the list.
    var isNarrowed: Bool {
        states != .all || query.kind != nil || query.channel != nil || query.run != nil || !query.filter.isEmpty
    }

    // MARK: Reading

    package var source: ListSource<MessageLine> {
        let (store, query, scope) = (context.store, query, context.scope)
        return ListSource {
            try store.messageQueue(query, position: $0, limit: $1, scope: scope)
        } place: {
            try store.messagePlace(of: MessageID($0), query, scope: scope)
        }
    }

    package func layout(_ room: Rect) throws {
        _ = try fit(room)
    }

    package func refresh() {
        list.markStale()
        (hasCountsToRead, detail) = (true, nil)
    }

    package var isDetailCurrent: Bool { detail?.message.brief.id == list.selected?.brief.id }

    package func readDetail() throws -> MessageFile? {
        try list.selected.map { try MessageFile($0.brief.id, context) }
    }

    package func readCounts() throws {
        areTooManyToCount = try !context.store.canCountMessages(query)
        counts = areTooManyToCount ? nil : try context.store.messageCounts(query, scope: context.scope)
        runCost = try query.run.flatMap { try context.store.runCost($0, scope: context.scope) }
        hasCountsToRead = false
    }

    package func willReadRows() throws {
        if list.due == .reload, try staysOnTop() { list.due = .restart }
    }

    /// On the newest one the cursor stays on top as more come in; but never on another one that waits for an answer.
    private func staysOnTop() throws -> Bool {
        guard query.sort == .time, query.descending, list.isAtStart, list.state.selected == 0,
            let selected = list.selected
        else { return false }
        guard selected.brief.state == .unresolved else { return true }
        return try context.store.message(selected.brief.id, scope: context.scope).brief.state != .unresolved
    }

    func ask(_ due: ListModel<MessageLine>.Due = .restart, _ change: (inout MessageQuery) -> Void) -> [Effect] {
        change(&query)
        list.due = due
        (hasCountsToRead, counts) = (true, nil)
        return []
    }
}
