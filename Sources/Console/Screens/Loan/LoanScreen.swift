import Lending
import Messaging
import Store
package import Terminal

/// Everything about one loan: how it stands, its schedule, payments, promises, and what was said to the client.
package final class LoanScreen: ListScreen {
    package static let bindings: [Binding<LoanScreen>] =
        [
            Binding(.character("p"), do: .pay, in: .money, off: \.offForPaying) { $0.pay() },
            Binding(.character("r"), do: .remind, in: .messages, off: \.offForReminding) { $0.remind() },
            Binding(.character("c"), do: .confirmAgain, in: .messages, off: \.offForConfirming) { $0.confirm() },
            Binding(.character("v"), do: .promise, in: .money, off: \.offForReminding) { $0.promise() },
            Binding(.character("x"), do: .desk(.annulOrWithdraw), in: .money, off: \.offForTakingBack) {
                $0.takeBack()
            },
            Binding(.enter, do: .open, in: .list, off: \.offForOpening) { $0.open() },
            Binding(.right, do: .desk(.nextSection), in: .move) { $0.section(1) },
            Binding(.left, do: .desk(.previousSection), in: .move, footer: false) { $0.section(-1) },
            Binding(.character("i"), do: .desk(.openClient), in: .list) { $0.openClient() },
        ] + movement

    package let context: Context
    let id: LoanID
    var file: LoanFile
    private var isStale = false
    /// The schedule, and beside or below it the rest.
    private var panes = SheetPanes<LoanItem>()
    private var room = Rect.empty

    init(_ context: Context, loan id: LoanID) throws {
        self.context = context
        self.id = id
        file = try LoanFile(id, context)
    }

    package var title: String { texts.loanTitle(file.loan.number) }

    // MARK: Reading

    package func layout(_ room: Rect) {
        self.room = room
        makeSheets()
    }

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        let file = try LoanFile(id, context)
        (self.file, isStale) = (file, false)
        makeSheets()
    }

    private func makeSheets() {
        panes.fit(room.splitTop(LoanHeader.height).rest, split: 48)
        let rows = LoanRows(file, context)
        let rest = rows.payments + rows.promises + rows.messages(width: panes.widths.last ?? 60)
        // Where the money is expected next.
        let first = file.installments.first { !$0.isPaid }.map { LoanItem.installment($0.number) }
        panes.set(panes.isSplit ? [rows.schedule, rest] : [rows.schedule + rest], first: first)
    }

    // MARK: Moving and drawing

    var selectedItem: LoanItem? { panes.selectedItem }

    package func move(_ move: ListMove) -> [Effect] {
        panes.move(move)
        return []
    }

    func section(_ by: Int) -> [Effect] {
        panes.section(by)
        return []
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        LoanHeader(file, context).draw(on: &canvas, in: room.splitTop(LoanHeader.height).top)
        return panes.draw(on: &canvas)
    }
}
