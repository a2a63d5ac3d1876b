import Lending
import Messaging
import Store
package import Terminal

/// All clients, with what they owe, what they allow, and what was said last.
package final class ClientsScreen: FilteredScreen {
    package static let bindings: [Binding<ClientsScreen>] =
        [
            Binding(.enter, do: .open, in: .list, off: \.offForSelection) { $0.open() },
            Binding(.character("p"), do: .pay, in: .money, off: \.offForWriting) { $0.pay() },
            Binding(.character("r"), do: .remind, in: .messages, off: \.offForReminding) { $0.remind() },
            Binding(.character("/"), do: .filter, in: .list) { $0.beginTyping() },
            Binding(.character("o"), do: .sort, in: .list) { $0.sortByNext() },
            Binding(.character("f"), do: .desk(.clientFilters), in: .list) { $0.openFilters() },
            Binding(.character("n"), do: .desk(.newClient), in: .list, off: \.offForNew) { $0.add() },
            Binding(.character("e"), do: .desk(.editClient), in: .list, off: \.offForEditing) { $0.edit() },
            Binding(
                .character("V"), do: .desk(.recordContact), in: .messages, off: \.offForContact, run: { $0.meet() }),
            Binding(.character("O"), do: .reverse, in: .list, footer: false) { $0.reverse() },
            Binding(.escape, do: .back, in: .general, footer: false) { $0.widen() },
        ] + movement

    package let context: Context
    var query = ClientQuery()
    var list = ListModel<ClientLine>()
    /// Nil while they are counted.
    var count: Int?
    package var typing: TextField?
    var routes: [Route] = []
    private(set) var rowsAreStale = false
    private var restarts = false
    private var countIsStale = true
    var detail: ClientFile?
    private var wantsDetail = false

    package init(_ context: Context) {
        self.context = context
    }

    package var title: String { texts.name(Tab.clients) }
    package var filter: String { query.filter }

    // MARK: Reading

    private var source: ListSource<ClientLine> {
        let (store, query, scope) = (context.store, query, context.scope)
        return ListSource {
            try store.clients(query, position: $0, limit: $1, scope: scope)
        } place: {
            try store.clientPlace(of: ClientID($0), query, scope: scope)
        }
    }

    package func layout(_ room: Rect) throws {
        wantsDetail = room.width >= OverdueScreen.widthForDetail
        try list.fit(height: max(0, room.height - 3), from: source)
        guard !list.isLoaded else { return }
        try list.restart(from: source)
        routes = try context.store.routes(scope: context.scope)
    }

    package func refresh() {
        (rowsAreStale, countIsStale, detail) = (true, true, nil)
    }

    package var hasWork: Bool { rowsAreStale || countIsStale || lacksDetail || list.lacksRowsAhead }

    private var lacksDetail: Bool { wantsDetail && detail?.client.id != list.selected?.clientID }

    package func work() throws {
        if rowsAreStale { return try readRows() }
        if lacksDetail {
            detail = try list.selected.map { try ClientFile($0.clientID, context) }
            return
        }
        if list.lacksRowsAhead { return try readAhead() }
        guard countIsStale else { return }
        count = try context.store.clientCount(query, scope: context.scope)
        countIsStale = false
    }

    package func catchUp() throws {
        if restarts { try readRows() }
    }

    private func readRows() throws {
        var list = list
        if restarts {
            try list.restart(from: source)
        } else {
            try list.reload(from: source)
        }
        (self.list, rowsAreStale, restarts) = (list, false, false)
    }

    private func readAhead() throws {
        var list = list
        try list.readAhead(from: source)
        self.list = list
    }

    /// Another question: rows from the top; counted anew, unless it is only another order.
    func ask(restart: Bool = true, _ change: (inout ClientQuery) -> Void) -> [Effect] {
        let before = query
        change(&query)
        (rowsAreStale, restarts) = (true, restart)
        if !query.holdsTheSame(as: before) { (countIsStale, count) = (true, nil) }
        return []
    }

    package func move(_ move: ListMove) -> [Effect] {
        context.trying {
            if rowsAreStale { try readRows() }
            try list.move(move, from: source)
            return []
        }
    }
}
