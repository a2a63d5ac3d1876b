package import Lending
package import Messaging
import Store
package import Terminal

/// Registers a payment. What it would pay and leave is shown while the amount is typed; the confirmation's channel and
/// number are seen before it is queued.
package final class PaymentForm: FormScreen {
    package static let bindings: [Binding<PaymentForm>] =
        [
            Binding(.character("c"), do: .amountInstallment, in: .money, footer: false) { $0.take(\.installment) },
            Binding(.character("v"), do: .amountOverdue, in: .money, footer: false, off: \.offForOverdue) {
                $0.take(\.overdue)
            },
            Binding(.character("s"), do: .amountBalance, in: .money, footer: false) { $0.take(\.balance) },
        ] + formKeys

    package enum Field: CaseIterable, Sendable {
        case amount, method, reference, confirm
    }

    package let context: Context
    package var focus = Focus(at: Field.amount)
    package var wasWarned = false
    var loan: Loan
    let client: Client
    var amount: AmountField
    var method = Choice(PaymentMethod.allCases)
    var reference = TextField(limit: 60)
    var confirms = true
    /// Where the confirmation would go; the wish is turned with the arrows.
    var outlook: Outlook
    var wish = ChannelWish.automatic
    /// What it would pay, or why it cannot.
    var effect: Result<PaymentPreview, ShownError>?
    private var isStale = false
    /// One form is one payment, however often it is registered.
    private let key: String
    /// The visit or call at which it is made.
    private let contact: PersonalContactID?

    /// A sentence for the line below the amount.
    struct ShownError: Error {
        let sentence: String
    }

    package init(_ context: Context, loan id: LoanID, at contact: PersonalContactID? = nil) throws {
        self.context = context
        self.contact = contact
        let store = context.store
        loan = try store.loan(id, scope: context.scope)
        client = try store.client(loan.clientID, scope: context.scope)
        amount = AmountField(loan, try store.installments(of: id), on: context.today, context.texts)
        outlook = try store.outlook(.paymentConfirmation, client: loan.clientID, wish: .automatic)
        key = context.services.newKey()
        confirms = canConfirm
    }

    package var title: String { texts.paymentTitle(loan.number, client.name) }
    package var holdsInput: Bool { !amount.field.isEmpty || !reference.isEmpty }
    /// Ruled out, it is not even offered; waiting for its hour is no hindrance.
    var canConfirm: Bool { outlook.decision.exclusion == nil && outlook.number != nil }

    // MARK: Keys

    package func edit(_ key: Key) -> Bool {
        switch focus.field {
        case .amount:
            switch amount.field.handle(key) {
            case .changed: preview()
            case .moved: break
            case .ignored: return false
            }
            return true
        case .method: return method?.handle(key) == true || Self.amountLetters.contains(key)
        case .reference: return reference.handle(key) != .ignored
        case .confirm: return editConfirmation(key)
        }
    }

    /// They choose an amount in its own field alone: anywhere else it would change unseen.
    private static let amountLetters: Set<Key> = [.character("c"), .character("v"), .character("s")]

    private func editConfirmation(_ key: Key) -> Bool {
        switch key {
        case .character(" "):
            if canConfirm { confirms.toggle() }
        case .left, .right: turnChannel()
        case _ where Self.amountLetters.contains(key): break
        default: return false
        }
        return true
    }

    /// Automatic, then the other channel, then back.
    private func turnChannel() {
        let other: Channel = outlook.channel == .sms ? .whatsapp : .sms
        wish = wish == .automatic ? .only(other) : .automatic
        guard let turned = try? context.store.outlook(.paymentConfirmation, client: loan.clientID, wish: wish) else {
            return
        }
        outlook = turned
        confirms = canConfirm
    }

    private var offForOverdue: OffReason? { amount.overdue > .zero ? nil : .desk(.nothingOverdue) }

    private func take(_ which: KeyPath<AmountField, Money>) -> [Effect] {
        amount.set(amount[keyPath: which])
        focus.field = .amount
        preview()
        return []
    }

    // MARK: What it would do

    func preview() {
        guard let money = amount.amount, money > .zero else {
            effect = nil
            return
        }
        do {
            effect = .success(try context.store.previewPayment(money, loan: loan))
        } catch StoreError.moreThanBalance(let payoff) where payoff > .zero {
            effect = .failure(ShownError(sentence: texts.tooMuch(payoff)))
        } catch {
            effect = .failure(ShownError(sentence: context.sentence(error)))
        }
    }

    /// Somebody else may have taken a payment on this loan meanwhile.
    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        let now = try context.store.loan(loan.id, scope: context.scope)
        let installments = try context.store.installments(of: loan.id)
        let typed = amount.field
        loan = now
        amount = AmountField(now, installments, on: context.today, texts)
        amount.field = typed
        preview()
        isStale = false
    }

    // MARK: Registering

    package func submit() -> [Effect] { register(again: false) }

    private func register(again: Bool) -> [Effect] {
        guard let money = amount.amount, money > .zero else {
            focus.field = .amount
            return [.say(.notice(amount.missing(texts)))]
        }
        var order = PaymentOrder(
            loanNumber: loan.number, amount: money, method: method?.selected ?? .cash, reference: reference.text,
            key: key, allowDuplicate: again, confirmation: confirms && canConfirm ? wish : nil,
            contact: contact)
        do {
            let result = try context.store.write {
                // The number may have been given to another loan since this form was opened on this one.
                loan = try context.store.loan(loan.id, scope: context.scope)
                order.loanNumber = loan.number
                return try context.store.registerPayment(order, scope: context.scope)
            }
            let receipt = PaymentReceipt(context, result, of: money, by: order.method, loan: loan, client: client)
            return [
                .replace(receipt), result.confirmation == nil ? .wrote : .queued,
                .undoable(.payment(result.receipt, loan: loan.id, context)), .dropTypedAhead,
            ]
        } catch StoreError.possibleDuplicate(let receipt) {
            return [.push(askAboutDuplicate(of: receipt, money)), .dropTypedAhead]
        } catch {
            preview()
            focus.field = .amount
            return [.say(.failure(context.sentence(error)))]
        }
    }

    private func askAboutDuplicate(of receipt: String, _ money: Money) -> ConfirmDialog {
        ConfirmDialog(
            context, title: texts.duplicateTitle,
            lines: [texts.duplicate(money, receipt, loan.number), texts.duplicateQuestion]
        ) { [self] in register(again: true) }
    }
}
