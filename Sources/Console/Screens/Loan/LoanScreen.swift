import Lending
import Messaging
import Store
package import Terminal

/// Everything about one loan: how it stands, its schedule, payments, promises, and what was said to the client.
package final class LoanScreen: SheetScreen {
    package static let bindings: [Binding<LoanScreen>] =
        [
            Binding(.character("p"), do: .pay, in: .money, off: \.offForPaying) { $0.pay() },
            Binding(.character("r"), do: .remind, in: .messages, off: \.offForReminding) { $0.remind() },
            Binding(.character("c"), do: .confirmAgain, in: .messages, off: \.offForConfirming) { $0.confirm() },
            Binding(.character("v"), do: .promise, in: .money, off: \.offForReminding) { $0.promise() },
            Binding(
                .character("A"), do: .desk(.approveLoan), in: .money, off: \.offForApproving,
                meaning: { Approval.action($0.file.loan) }, run: { $0.approve() }),
            Binding(.character("V"), do: .desk(.recordContact), in: .messages, off: \.offForContact) { $0.meet() },
            Binding(
                .character("x"), do: .desk(.annulOrWithdraw), in: .money, off: \.offForTakingBack,
                meaning: \.takingBack, run: { $0.takeBack() }),
            Binding(.enter, do: .open, in: .list, off: \.offForOpening) { $0.open() },
            Binding(.character("e"), do: .desk(.editLoan), in: .list, off: \.offForEditing) { $0.edit() },
            Binding(.character("n"), do: .desk(.newLoan), in: .list, off: \.offForEditing) { $0.addLoan() },
            Binding(.character("i"), do: .desk(.openClient), in: .list) { $0.openClient() },
        ] + sections + movement

    package let context: Context
    let id: LoanID
    var file: LoanFile
    private var isStale = false
    /// The schedule, and beside or below it the rest.
    package var panes = SheetPanes<LoanItem>()
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
        panes.fit(room.splitTop(SheetHeader.height(of: LoanHeader.height, in: room)).rest, split: 51)
        let rows = LoanRows(file, context)
        let rest = rows.payments + rows.promises + rows.contacts(width: panes.widths.last ?? 60)
        // Where the money is expected next.
        let first = file.installments.first { !$0.isPaid }.map { LoanItem.installment($0.number) }
        panes.set(panes.isSplit ? [rows.schedule, rest] : [rows.schedule + rest], first: first)
    }

    // MARK: Drawing

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        LoanHeader(file, context).header(canvas.glyphs).draw(on: &canvas, in: room)
        return panes.draw(on: &canvas)
    }
}
