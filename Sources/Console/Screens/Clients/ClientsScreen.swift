package import Lending
import Messaging
package import Store
package import Terminal

/// All clients, with what they owe, what they allow, and what was said last.
package final class ClientsScreen: MarkedScreen {
    package static let bindings: [Binding<ClientsScreen>] =
        [
            Binding(.enter, do: .open, in: .list, off: \.offForSelection) { $0.open() },
            Binding(.character("p"), do: .pay, in: .money, off: \.offForWriting) { $0.pay() },
            Binding(.character("r"), do: .remind, in: .messages, off: \.offForReminding) { $0.remind() },
            Binding(.character("R"), do: .remindMarked, in: .messages, off: \.offForBulk, meaning: \.bulkAction) {
                $0.remindMarked()
            },
            Binding(.character(" "), do: .desk(.markClient), in: .marks, off: \.offForSelection) { $0.mark() },
            Binding(.character("/"), do: .filter, in: .list) { $0.beginTyping() },
            Binding(.character("a"), do: .notice, in: .messages, off: \.offForMarks) { $0.notice() },
            Binding(.character("n"), do: .desk(.newClient), in: .list, off: \.offForNew) { $0.add() },
            Binding(.character("e"), do: .desk(.editClient), in: .list, off: \.offForEditing) { $0.edit() },
            Binding(.character("f"), do: .desk(.clientFilters), in: .list) { $0.openFilters() },
            Binding(.character("o"), do: .sort, in: .list) { $0.sortByNext() },
            Binding(.character("v"), do: .promise, in: .money, off: \.offForWriting) { $0.promise() },
            Binding(
                .character("V"), do: .desk(.recordContact), in: .messages, off: \.offForContact, run: { $0.meet() }),
            Binding(.character("c"), do: .confirmAgain, in: .messages, off: \.offForContact) { $0.confirm() },
        ] + markBindings + [
            Binding(.character("O"), do: .reverse, in: .list, footer: false) { $0.reverse() },
            Binding(.escape, do: .back, in: .general, footer: false) { $0.widen() },
        ] + movement

    package let context: Context
    var query = ClientQuery()
    package var list = ListModel<ClientLine>()
    /// Nil while they are counted, and where they are too many.
    var count: Int?
    /// What is typed is in so many clients that nobody waits for their number.
    private(set) var areTooManyToCount = false
    package var marks = Marks<Client>()
    var markedTotals: ClientTotals?
    /// Of the longest documents and amounts that were shown so far.
    var widths = ClientsTable.Widths()
    package var typing: TextField?
    var routes: [Route] = []
    package var hasCountsToRead = true
    package var detail: ClientFile?
    package var wantsDetail = false

    package init(_ context: Context) {
        self.context = context
    }

    package var title: String { texts.name(Tab.clients) }
    package var filter: String { query.filter }

    // MARK: Reading

    package var source: ListSource<ClientLine> {
        let (store, query, scope) = (context.store, query, context.scope)
        return ListSource {
            try store.clients(query, position: $0, limit: $1, scope: scope)
        } place: {
            try store.clientPlace(of: ClientID($0), query, scope: scope)
        }
    }

    package func layout(_ room: Rect) throws {
        if try fit(room) { routes = try context.store.routes(scope: context.scope) }
    }

    package func refresh() {
        list.markStale()
        (hasCountsToRead, detail) = (true, nil)
    }

    package var isDetailCurrent: Bool { detail?.client.id == list.selected?.clientID }

    package func readDetail() throws -> ClientFile? {
        try list.selected.map { try ClientFile($0.clientID, context) }
    }

    package func readCounts() throws {
        try marks.settle()
        markedTotals = marks.isEmpty ? nil : try context.store.clientTotals(of: marks.ids, scope: context.scope)
        areTooManyToCount = try !context.store.canCountClients(query, scope: context.scope)
        count = areTooManyToCount ? nil : try context.store.clientCount(query, scope: context.scope)
        hasCountsToRead = false
    }

    // MARK: Marks

    package func id(of row: ClientLine) -> ClientID { row.clientID }

    package func reader() -> () throws -> ClientIDs {
        let (store, query, scope) = (context.store, query, context.scope)
        return { try store.clientIDs(query, scope: scope) }
    }

    package func marks(of refused: ClientIDs) throws -> ClientIDs { refused }

    package var isNarrowed: Bool { query.isNarrowed }

    /// Another question: counted anew, unless it is only another order.
    func ask(_ due: ListModel<ClientLine>.Due = .restart, _ change: (inout ClientQuery) -> Void) -> [Effect] {
        let before = query
        change(&query)
        list.due = due
        if !query.holdsTheSame(as: before) {
            (hasCountsToRead, areTooManyToCount, count) = (true, false, nil)
        }
        return []
    }
}
