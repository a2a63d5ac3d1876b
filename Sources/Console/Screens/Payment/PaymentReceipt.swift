import Lending
import Messaging
import Store
import Terminal

/// A payment that was registered: its receipt, and what becomes of its confirmation, live.
final class PaymentReceipt: ScreenView {
    static let bindings: [Binding<PaymentReceipt>] = [
        Binding(.escape, .enter, .character("q"), do: .close, in: .general) { _ in [.pop] },
        Binding(.character("u"), do: .annul, in: .money, off: \.offForAnnulling) { $0.annul() },
    ]

    let context: Context
    private let result: PaymentResult
    private let amount: Money
    private let method: PaymentMethod
    private let loan: Loan
    private let client: Client
    private var message: MessageLine?
    private var isStale = true

    init(
        _ context: Context, _ result: PaymentResult, of amount: Money, by method: PaymentMethod, loan: Loan,
        client: Client
    ) {
        self.context = context
        self.result = result
        self.amount = amount
        self.method = method
        self.loan = loan
        self.client = client
    }

    var isDialog: Bool { true }
    var title: String { texts.paymentTitle(loan.number, client.name) }

    private var offForAnnulling: OffReason? {
        context.offWhenReadOnly ?? (context.user.role.mayAnnul ? nil : .notYourRole)
    }

    private func annul() -> [Effect] {
        context.trying {
            [.replace(try AnnulForm(context, receipt: result.receipt, loan: loan.id)), .dropTypedAhead]
        }
    }

    func refresh() {
        isStale = true
    }

    var hasWork: Bool { isStale && result.confirmation != nil }

    func work() throws {
        if let confirmation = result.confirmation {
            message = try context.store.message(confirmation.message, scope: context.scope)
        }
        isStale = false
    }

    func leastRoom(in room: Rect) -> Size { Size(width: 44, height: 11) }

    func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(74, room.width - 6), height: 9, on: &canvas, in: room)
        var form = FormLayout(in: inner, labels: 14)
        let mark = canvas.glyphs.delivery(.sent) + " "
        form.pair(texts.receiptLabel, [(mark, .good), (result.receipt, Style(.good, .bold))], on: &canvas)
        form.pair(texts.amountField, [("\(texts.money(amount)) · \(texts.name(method))", .text)], on: &canvas)
        let paidOff = result.balance == .zero
        form.pair(
            texts.newBalance,
            [(texts.money(result.balance), .text), (paidOff ? " · " + texts.paidOff : "", Style(.good, .bold))],
            on: &canvas)
        form.skip()
        drawConfirmation(on: &canvas, &form)
        form.keys(keys, texts: texts, on: &canvas)
        return inner.origin
    }

    private func drawConfirmation(on canvas: inout Canvas, _ form: inout FormLayout) {
        guard result.confirmation != nil else {
            return form.pair(texts.confirmField, [(texts.noConfirmation, .dim)], on: &canvas)
        }
        guard let message else { return form.pair(texts.confirmField, [("…", .dim)], on: &canvas) }
        let look = MessageLook(message.brief, texts: texts, glyphs: canvas.glyphs, clock: context.clock)
        let way = texts.name(message.brief.channel) + " " + (texts.spaced(message.recipient) ?? "")
        form.pair(texts.confirmField, [(look.text, look.style.with(.bold)), ("  " + way, .dim)], on: &canvas)
        guard let sentence = texts.trouble(message, errors: context.services.errors) else { return }
        form.paragraph(sentence, style: .warning, limit: 2, on: &canvas)
    }
}
