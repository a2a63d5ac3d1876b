package import Lending
import Messaging
import Store
package import Terminal

/// Writes down what a client promised to pay, and until when.
package final class PromiseForm: FormScreen {
    package static let bindings: [Binding<PromiseForm>] =
        [
            Binding(.character("c"), do: .amountInstallment, in: .money, footer: false) { $0.take(\.installment) },
            Binding(.character("v"), do: .amountOverdue, in: .money, footer: false, off: \.offForOverdue) {
                $0.take(\.overdue)
            },
            Binding(.character("s"), do: .amountBalance, in: .money, footer: false) { $0.take(\.balance) },
        ] + formKeys

    package enum Field: CaseIterable, Sendable {
        case amount, day
    }

    package let context: Context
    package var focus = Focus(at: Field.amount)
    package var wasWarned = false
    private let loan: Loan
    private let client: Client
    private var amount: AmountField
    private var day: DayField
    private let suggested: String

    package init(_ context: Context, loan id: LoanID) throws {
        self.context = context
        loan = try context.store.loan(id, scope: context.scope)
        client = try context.store.client(loan.clientID, scope: context.scope)
        amount = AmountField(loan, try context.store.installments(of: id), on: context.today, context.texts)
        day = DayField(context.today.adding(days: 1), context.texts)
        suggested = day.field.text
    }

    package var title: String { texts.promiseTitle(loan.number, client.name) }
    package var holdsInput: Bool { !amount.field.isEmpty || day.field.text != suggested }

    package func edit(_ key: Key) -> Bool {
        switch focus.field {
        case .amount: amount.field.handle(key) != .ignored
        case .day: day.field.handle(key) != .ignored
        }
    }

    private var offForOverdue: OffReason? { amount.overdue > .zero ? nil : .desk(.nothingOverdue) }

    private func take(_ which: KeyPath<AmountField, Money>) -> [Effect] {
        amount.set(amount[keyPath: which])
        focus.field = .amount
        return []
    }

    package func submit() -> [Effect] {
        guard let money = amount.amount, money > .zero else {
            focus.field = .amount
            return [.say(.notice(amount.missing(texts)))]
        }
        guard let day = day.day(from: context.today) else {
            focus.field = .day
            return [.say(.notice(texts.dayMissing))]
        }
        return context.trying {
            let promise = try context.store.addPromise(loan: loan.id, amount: money, day: day, scope: context.scope)
            return [
                .pop, .wrote, .undoable(.promise(promise, context)),
                .say(.done(texts.promised(money, day, today: context.today))),
            ]
        }
    }

    package func leastRoom(in room: Rect) -> Size { Size(width: 56, height: 8) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(74, room.width - 6), height: 6, on: &canvas, in: room)
        var form = FormLayout(in: inner)
        form.label(texts.amountField, hasFocus: focus.field == .amount, on: &canvas)
        let amountCursor = amount.draw(
            on: &canvas, at: form.field, width: form.fieldWidth, texts: texts, hasFocus: focus.field == .amount)
        form.skip(2)
        form.label(texts.dayField, hasFocus: focus.field == .day, on: &canvas)
        let dayCursor = day.draw(
            on: &canvas, at: form.field, width: form.fieldWidth, today: context.today, hasFocus: focus.field == .day)
        form.keys(keys, texts: texts, on: &canvas)
        return focus.field == .amount ? amountCursor : dayCursor
    }
}
