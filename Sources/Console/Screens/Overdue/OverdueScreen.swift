import Lending
import Messaging
import Store
package import Terminal

/// Who owes what: the loans that are behind, with marks, filter and order. The screen the console opens on.
package final class OverdueScreen: FilteredScreen {
    package static let bindings: [Binding<OverdueScreen>] =
        [
            Binding(.character("p"), do: .pay, in: .money, off: \.offForWriting) { $0.pay() },
            Binding(.character("r"), do: .remind, in: .messages, off: \.offForWriting) { $0.remind() },
            Binding(.character("R"), do: .remindMarked, in: .messages, off: \.offForBulk, meaning: \.bulkAction) {
                $0.remindMarked()
            },
            Binding(.character("d"), do: .remindDue, in: .messages, footer: false, off: \.offForReminders) {
                $0.remindDue()
            },
            Binding(.character(" "), do: .mark, in: .marks, off: \.offForSelection) { $0.mark() },
            Binding(.character("/"), do: .filter, in: .list, off: \.offForEmptyHouse) { $0.beginTyping() },
            Binding(.enter, do: .open, in: .list, off: \.offForSelection) { $0.open() },
            Binding(.character("o"), do: .sort, in: .list) { $0.sortByNext() },
            Binding(.character("f"), do: .filters, in: .list) { $0.openFilters() },
            Binding(.character("v"), do: .promise, in: .money, off: \.offForWriting) { $0.promise() },
            Binding(.character("V"), do: .desk(.recordContact), in: .messages, off: \.offForWriting) { $0.meet() },
            Binding(.character("a"), do: .notice, in: .messages, off: \.offForMarks) { $0.notice() },
            Binding(.character("c"), do: .confirmAgain, in: .messages, off: \.offForWriting) { $0.confirm() },
            Binding(.character("i"), do: .desk(.openClient), in: .list, footer: false, off: \.offForSelection) {
                $0.openClient()
            },
            Binding(.character("e"), do: .desk(.editLoan), in: .list, footer: false, off: \.offForLending) {
                $0.editLoan()
            },
            Binding(.character("n"), do: .desk(.newLoan), in: .list, footer: false, off: \.offForLending) {
                $0.addLoan()
            },
            Binding(.character("*"), do: .markAll, in: .marks, off: \.offForSelection) { $0.markAll() },
            Binding(.character("-"), do: .unmarkAll, in: .marks, off: \.offForUnmarking) { $0.unmarkAll() },
            Binding(.character("O"), do: .reverse, in: .list) { $0.reverse() },
            Binding(.escape, do: .back, in: .general, footer: false) { $0.widen() },
        ] + movement

    /// What has to be read when nobody types.
    enum Pending {
        case nothing, reload, restart
    }

    package let context: Context
    var query = OverdueQuery()
    var list = ListModel<OverdueLine>()
    /// Nil while they are counted for the first time.
    var totals: OverdueTotals?
    var marks: Set<LoanID> = []
    var markedTotals: OverdueTotals?
    package var typing: TextField?
    var rows = Pending.nothing
    var totalsAreStale = true
    var routes: [Route] = []
    /// Nobody is written down yet: the welcome stands here instead.
    var houseIsEmpty = false
    /// What stands beside the list where there is room.
    var detail: LoanGlance?
    private var wantsDetail = false

    package init(_ context: Context) {
        self.context = context
    }

    package var title: String { texts.name(Tab.overdue) }
    package var filter: String { query.filter }

    // MARK: Reading

    var source: ListSource<OverdueLine> {
        let (store, query, scope) = (context.store, query, context.scope)
        return ListSource {
            try store.overdue(query, position: $0, limit: $1, scope: scope)
        } place: {
            try store.overduePlace(of: LoanID($0), query, scope: scope)
        }
    }

    package func layout(_ room: Rect) throws {
        wantsDetail = room.width >= Self.widthForDetail
        try list.fit(height: max(0, room.height - 3), from: source)
        guard !list.isLoaded else { return }
        try list.restart(from: source)
        routes = try context.store.routes(scope: context.scope)
        if list.isEmpty { houseIsEmpty = try context.store.clientCount(ClientQuery(), scope: .all) == 0 }
    }

    package func refresh() {
        if rows == .nothing { rows = .reload }
        totalsAreStale = true
        detail = nil
    }

    package var hasWork: Bool {
        rows != .nothing || totalsAreStale || list.lacksRowsAhead
            || (wantsDetail && detail?.loan != list.selected?.loanID)
    }

    package func work() throws {
        switch rows {
        case .nothing: break
        case .reload, .restart: return try readRows()
        }
        if wantsDetail, detail?.loan != list.selected?.loanID {
            detail = try list.selected.map { try LoanGlance(of: $0, context) }
            return
        }
        if list.lacksRowsAhead { return try readAhead() }
        guard totalsAreStale else { return }
        let counted = try context.store.overdueTotals(query, scope: context.scope)
        let marked = marks.isEmpty ? nil : try context.store.overdueTotals(of: marks, scope: context.scope)
        (totals, markedTotals, totalsAreStale) = (counted, marked, false)
    }

    package func catchUp() throws {
        if rows == .restart { try readRows() }
    }

    private func readRows() throws {
        var list = list
        if rows == .restart {
            try list.restart(from: source)
        } else {
            try list.reload(from: source)
        }
        if list.isEmpty, query.filter.isEmpty {
            houseIsEmpty = try context.store.clientCount(ClientQuery(), scope: .all) == 0
        } else {
            houseIsEmpty = false
        }
        (self.list, rows) = (list, .nothing)
    }

    private func readAhead() throws {
        var list = list
        try list.readAhead(from: source)
        self.list = list
    }

    /// Another question: rows from the top; sums counted anew, unless it is only another order.
    func ask(_ change: (inout OverdueQuery) -> Void, _ how: Pending = .restart) -> [Effect] {
        let before = query
        change(&query)
        rows = how
        if !query.holdsTheSame(as: before) { (totals, totalsAreStale) = (nil, true) }
        return []
    }

    /// Rows that are not there yet cannot be moved through: what is pending comes first.
    package func move(_ move: ListMove) -> [Effect] {
        context.trying {
            if rows != .nothing { try readRows() }
            try list.move(move, from: source)
            return []
        }
    }
}
