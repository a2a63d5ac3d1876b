import Lending
import Messaging
import Store
package import Terminal

/// What everybody received on a day, by method; what was annulled stands apart.
package final class CashScreen: SheetScreen {
    package static let bindings: [Binding<CashScreen>] =
        [
            Binding(.left, do: .desk(.dayBefore), in: .list) { $0.turn(to: $0.day.adding(days: -1)) },
            Binding(.right, do: .desk(.dayAfter), in: .list, off: \.offForLater) {
                $0.turn(to: $0.day.adding(days: 1))
            },
            Binding(.character("t"), do: .desk(.thisDay), in: .list, off: \.offForLater) {
                $0.turn(to: $0.context.today)
            },
            Binding(.enter, do: .open, in: .list, off: \.offForOpening) { $0.open() },
        ] + movement

    package let context: Context
    private(set) var day: Day
    /// Midnight moves it along, unless somebody looks at another day.
    private var followsToday = true
    private var rows: CashRows
    private var isStale = true
    package var panes = SheetPanes<CashItem>()
    private var room = Rect.empty

    package init(_ context: Context) {
        self.context = context
        day = context.today
        rows = CashRows(lines: [], annulled: [], texts: context.texts)
    }

    package var title: String { texts.name(Tab.cash) }

    // MARK: Reading

    package func layout(_ room: Rect) {
        self.room = room
        panes.fit(room.splitTop(2).rest.splitBottom(1).rest, split: 58)
        let rest = rows.methods + rows.annulledRows(width: panes.widths.last ?? 60)
        panes.set(panes.isSplit ? [rows.people, rest] : [rows.people + rest])
    }

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        if followsToday { day = context.today }
        let lines = try context.store.cashBook(on: day, scope: context.scope)
        let annulled = try context.store.annulledReceipts(on: day, scope: context.scope)
        rows = CashRows(lines: lines, annulled: annulled, texts: texts)
        isStale = false
        layout(room)
    }

    // MARK: Keys

    private var offForLater: OffReason? { day >= context.today ? .desk(.noLaterDay) : nil }

    private func turn(to day: Day) -> [Effect] {
        self.day = day
        followsToday = day == context.today
        isStale = true
        return []
    }

    private var selectedReceipt: AnnulledReceipt? {
        guard case .annulled(let receipt)? = panes.selectedItem else { return nil }
        return rows.annulled.first { $0.receipt == receipt }
    }

    private var offForOpening: OffReason? { selectedReceipt == nil ? .desk(.nothingToOpen) : nil }

    private func open() -> [Effect] {
        guard let receipt = selectedReceipt else { return [] }
        return context.trying { [.push(try LoanScreen(context, loan: receipt.loanID))] }
    }

    package func catchUp() throws {
        if isStale { try work() }
    }

    // MARK: Drawing

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let (x, width) = (room.x + 1, room.width - 2)
        let sum = isStale ? "…" : texts.paymentSum(rows.payments, rows.total)
        canvas.put(
            texts.cashTitle(day, today: context.today) + " \(canvas.glyphs.bullet) " + sum, at: Point(x: x, y: room.y),
            style: .title, width: width)
        canvas.rule(at: Point(x: x, y: room.y + 1), width: width)
        canvas.put(texts.noCounting, at: Point(x: x, y: room.maxY - 1), style: .dim, width: width)
        let cursor = panes.draw(on: &canvas)
        return cursor ?? Point(x: x, y: room.y)
    }
}
