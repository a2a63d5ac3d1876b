package import Lending
import Messaging
import Store
package import Terminal

/// Annuls a payment: says which, asks for the reason, and takes a key that nobody presses by habit.
package final class AnnulForm: FormScreen {
    package static let bindings: [Binding<AnnulForm>] = [
        Binding(.control("s"), do: .annul, in: .money, off: \.offForAnnulling) { $0.submit() },
        Binding(.escape, do: .discard, in: .general) { $0.leaveForm() },
    ]

    package enum Field: CaseIterable, Sendable {
        case reason
    }

    package let context: Context
    package var focus = Focus(at: Field.reason)
    package var wasWarned = false
    private let payment: Payment
    private let loan: Loan
    private let client: Client
    private var reason = TextField(limit: Store.longestReason)

    package init(_ context: Context, receipt: String, loan id: LoanID) throws {
        self.context = context
        loan = try context.store.loan(id, scope: context.scope)
        client = try context.store.client(loan.clientID, scope: context.scope)
        guard let payment = try context.store.payments(of: id).first(where: { $0.receipt == receipt }) else {
            throw StoreError.loanNotFound(receipt)
        }
        self.payment = payment
    }

    package var title: String { texts.annulTitle(payment.receipt) }
    package var holdsInput: Bool { !reason.isEmpty }

    private var offForAnnulling: OffReason? {
        context.offWhenReadOnly ?? (context.user.role.mayAnnul ? nil : .notYourRole)
    }

    package func edit(_ key: Key) -> Bool { reason.handle(key) != .ignored }

    package func submit() -> [Effect] {
        do {
            let correction = try context.store.annulPayment(
                receipt: payment.receipt, reason: reason.text, role: context.user.role, scope: context.scope)
            let note = Note.done(texts.annulled(payment, told: correction != nil))
            return [
                .pop, correction == nil ? .wrote : .queued, .undoable(.impossible(texts.annulmentStays)), .say(note),
            ]
        } catch {
            return [.say(.failure(context.sentence(error)))]
        }
    }

    package func leastRoom(in room: Rect) -> Size { Size(width: 44, height: 8) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(74, room.width - 6), height: 6, on: &canvas, in: room)
        canvas.put(
            texts.annulLine(payment, loan.number, client.name), at: inner.origin, style: Style(.warning, .bold),
            width: inner.width)
        canvas.put(texts.annulNote, at: Point(x: inner.x, y: inner.y + 1), style: .dim, width: inner.width)
        var form = FormLayout(in: inner)
        form.skip(3)
        form.label(texts.reasonField, hasFocus: true, on: &canvas)
        let cursor = reason.drawBracketed(
            on: &canvas, at: form.field, width: form.fieldWidth, hasFocus: true, placeholder: texts.reasonHint)
        form.keys(keys, texts: texts, on: &canvas)
        return cursor
    }
}
