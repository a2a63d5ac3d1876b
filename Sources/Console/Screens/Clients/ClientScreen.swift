import Lending
import Messaging
import Store
package import Terminal

/// One client: the card, the loans, what may be sent and why, and everything that was said.
package final class ClientScreen: SheetScreen {
    package static let bindings: [Binding<ClientScreen>] =
        [
            Binding(.enter, do: .open, in: .list, off: \.offForOpening) { $0.open() },
            Binding(.character("p"), do: .pay, in: .money, off: \.offForPaying) { $0.pay() },
            Binding(.character("r"), do: .remind, in: .messages, off: \.offForReminding) { $0.remind() },
            Binding(
                .character("s"), do: .desk(.consent), in: .messages, off: \.offForConsent, meaning: \.consentAction
            ) { $0.consent() },
            Binding(.character("b"), do: .desk(.optOut), in: .messages, off: \.offForOptingOut) { $0.optOut() },
            Binding(.character("e"), do: .desk(.editClient), in: .list, off: \.offForEditing) { $0.edit() },
            Binding(.character("n"), do: .desk(.newLoan), in: .list, off: \.offForLending) { $0.addLoan() },
            Binding(
                .character("x"), do: .desk(.withdraw), in: .messages, off: \.offForWithdrawing,
                meaning: \.takingBack, run: { $0.withdraw() }),
            Binding(.character("c"), do: .confirmAgain, in: .messages, off: \.offForConfirming) { $0.confirm() },
            Binding(.character("v"), do: .promise, in: .money, off: \.offForPaying) { $0.promise() },
            Binding(.character("V"), do: .desk(.recordContact), in: .messages, off: \.offForContact) { $0.meet() },
            Binding(
                .character("A"), do: .desk(.approveLoan), in: .money, off: \.offForApproving,
                meaning: { Approval.action($0.loanAtHand) }, run: { $0.approve() }),
        ] + sections + movement

    package let context: Context
    let id: ClientID
    var file: ClientFile
    private var isStale = false
    package var panes = SheetPanes<ClientItem>()
    private var room = Rect.empty

    init(_ context: Context, client id: ClientID) throws {
        self.context = context
        self.id = id
        file = try ClientFile(id, context)
    }

    package var title: String { texts.client }

    package func layout(_ room: Rect) {
        self.room = room
        panes.fit(room.splitTop(SheetHeader.height(of: ClientHeader.height, in: room)).rest, split: 52)
        let rows = ClientRows(file, context)
        let card = rows.loans + rows.consents
        let log = rows.log(width: panes.widths.last ?? 60)
        panes.set(panes.isSplit ? [card, log] : [card + log])
    }

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        file = try ClientFile(id, context)
        isStale = false
        layout(room)
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        ClientHeader(file, context).header(canvas.glyphs).draw(on: &canvas, in: room)
        return panes.draw(on: &canvas)
    }
}
