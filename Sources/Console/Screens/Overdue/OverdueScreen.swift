import Lending
import Messaging
package import Store
package import Terminal

/// Who owes what: the loans that are behind, with marks, filter and order. The screen the console opens on.
package final class OverdueScreen: PagedScreen {
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
            Binding(.character("o"), do: .sort, in: .list, off: \.offForEmptyHouse) { $0.sortByNext() },
            Binding(.character("f"), do: .filters, in: .list, off: \.offForEmptyHouse) { $0.openFilters() },
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
            Binding(.character("O"), do: .reverse, in: .list, off: \.offForEmptyHouse) { $0.reverse() },
            Binding(.escape, do: .back, in: .general, footer: false) { $0.widen() },
        ] + movement

    package let context: Context
    var query = OverdueQuery()
    package var list = ListModel<OverdueLine>()
    /// Nil while they are counted for the first time.
    var totals: OverdueTotals?
    var marks: Set<LoanID> = []
    var markedTotals: OverdueTotals?
    package var typing: TextField?
    package var hasCountsToRead = true
    var routes: [Route] = []
    /// Nobody is written down yet: the welcome stands here instead.
    var houseIsEmpty = false
    /// Of the longest loan number that was shown so far: the columns stay where they are when shorter ones come.
    private(set) var widthOfNumbers = 4
    package var detail: LoanGlance?
    package var wantsDetail = false

    package init(_ context: Context) {
        self.context = context
    }

    package var title: String { texts.name(Tab.overdue) }

    /// Nothing of it can be done in an empty house: the welcome says what can.
    package var keys: [BoundKey] {
        let keys = (isTyping ? OverdueScreen.filterBindings : OverdueScreen.bindings).map { $0.bound(to: self) }
        return houseIsEmpty ? keys.map { $0.withoutHint() } : keys
    }

    package var filter: String { query.filter }

    // MARK: Reading

    package var source: ListSource<OverdueLine> {
        let (store, query, scope) = (context.store, query, context.scope)
        return ListSource {
            try store.overdue(query, position: $0, limit: $1, scope: scope)
        } place: {
            try store.overduePlace(of: LoanID($0), query, scope: scope)
        }
    }

    package func layout(_ room: Rect) throws {
        let isFirst = try fit(room)
        widthOfNumbers = list.visible.reduce(widthOfNumbers) { max($0, $1.row.number.utf8.count) }
        guard isFirst else { return }
        routes = try context.store.routes(scope: context.scope)
        if list.isEmpty { houseIsEmpty = try isHouseEmpty() }
    }

    package func refresh() {
        list.markStale()
        (hasCountsToRead, detail) = (true, nil)
    }

    package var isDetailCurrent: Bool { detail?.loan == list.selected?.loanID }

    package func readDetail() throws -> LoanGlance? {
        try list.selected.map { try LoanGlance(of: $0, context) }
    }

    package func readCounts() throws {
        let counted = try context.store.overdueTotals(query, scope: context.scope)
        let marked = marks.isEmpty ? nil : try context.store.overdueTotals(of: marks, scope: context.scope)
        (totals, markedTotals, hasCountsToRead) = (counted, marked, false)
    }

    package func didReadRows() throws {
        houseIsEmpty = list.isEmpty && query.filter.isEmpty ? try isHouseEmpty() : false
    }

    private func isHouseEmpty() throws -> Bool {
        try context.store.clientCount(ClientQuery(), scope: .all) == 0
    }

    /// Another question: sums counted anew, unless it is only another order.
    func ask(_ due: ListModel<OverdueLine>.Due = .restart, _ change: (inout OverdueQuery) -> Void) -> [Effect] {
        let before = query
        change(&query)
        list.due = due
        if !query.holdsTheSame(as: before) { (totals, hasCountsToRead) = (nil, true) }
        return []
    }
}
