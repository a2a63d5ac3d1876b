import Lending
import Messaging
import Store
package import Terminal

/// Writes down a visit or a call and what came of it. What the law says against it stands there before it is saved; it
/// can be saved all the same, because what happened, happened.
package final class ContactForm: FormScreen {
    package static let bindings: [Binding<ContactForm>] =
        [
            Binding(.character("c"), do: .amountInstallment, in: .money, footer: false, off: \.offForAmount) {
                $0.take(\.installment)
            },
            Binding(.character("v"), do: .amountOverdue, in: .money, footer: false, off: \.offForOverdue) {
                $0.take(\.overdue)
            },
            Binding(.character("s"), do: .amountBalance, in: .money, footer: false, off: \.offForAmount) {
                $0.take(\.balance)
            },
        ] + formKeys

    package enum Field: CaseIterable, Sendable {
        case means, outcome, loan, at, amount, day
    }

    package let context: Context
    package var focus = Focus(at: Field.outcome)
    package var wasWarned = false
    let client: Client
    /// Those it can be about; one that was chosen before stands alone.
    let loans: [Loan]
    var means: Choice<PersonalMeans>?
    var outcome: Choice<ContactOutcome>?
    var loan: Choice<LoanID?>?
    var at: MomentField
    /// Of the loan chosen; nil without one that owes.
    var amount: AmountField?
    var day: DayField
    /// What stands against it.
    /// Nil while nobody knows when it was.
    private(set) var objections: [Objection]?
    /// From when it would be allowed, where waiting is all it takes.
    private(set) var allowedFrom: Instant?
    private var isStale = false

    /// About one loan.
    convenience init(_ context: Context, loan id: LoanID) throws {
        let loan = try context.store.loan(id, scope: context.scope)
        try self.init(context, try context.store.client(loan.clientID, scope: context.scope), [loan])
    }

    /// About whatever the client owes; with several loans the form asks which.
    convenience init(_ context: Context, client id: ClientID) throws {
        let owing = try context.store.loans(of: id, scope: context.scope).filter {
            $0.status.owes && $0.balance > .zero
        }
        try self.init(context, try context.store.client(id, scope: context.scope), owing)
    }

    private init(_ context: Context, _ client: Client, _ loans: [Loan]) throws {
        self.context = context
        self.client = client
        self.loans = loans
        // Who walks a route comes to the door, who sits in the office calls.
        means = Choice(PersonalMeans.allCases, selected: context.user.role == .collector ? .visit : .call)
        loan = Choice(loans.count == 1 ? [loans[0].id] : [nil] + loans.map(\.id))
        at = MomentField(context.texts)
        day = DayField(context.today.adding(days: 1), context.texts)
        outcome = Choice(ContactOutcome.all(of: chosenMeans))
        try readLoan()
        try judge()
    }

    package var title: String { texts.contactTitle(loans.count == 1 ? loans[0].number : nil, client.name) }
    package var holdsInput: Bool { !at.field.isEmpty || !(amount?.field.isEmpty ?? true) }

    var chosenMeans: PersonalMeans { means?.selected ?? .visit }
    var chosenOutcome: ContactOutcome { outcome?.selected ?? .notReached }
    var chosenLoan: Loan? { loans.first { $0.id == loan?.selected } }

    /// Only a promise has an amount and a day.
    package var shownFields: [Field] {
        var fields: [Field] = [.means, .outcome]
        if loans.count > 1 { fields.append(.loan) }
        fields.append(.at)
        return chosenOutcome == .promised ? fields + [.amount, .day] : fields
    }

    // MARK: Keys

    package func edit(_ key: Key) -> Bool {
        switch focus.field {
        case .means:
            guard means?.handle(key) == true else { return false }
            outcome = Choice(ContactOutcome.all(of: chosenMeans), selected: chosenOutcome)
            try? judge()
            return true
        case .outcome:
            guard outcome?.handle(key) == true else { return false }
            try? judge()
            return true
        case .loan:
            guard loan?.handle(key) == true else { return false }
            try? readLoan()
            return true
        case .at:
            guard at.field.handle(key) != .ignored else { return false }
            try? judge()
            return true
        case .amount:
            guard var field = amount?.field, field.handle(key) != .ignored else { return false }
            amount?.field = field
            return true
        case .day: return day.field.handle(key) != .ignored
        }
    }

    private var offForAmount: OffReason? {
        if chosenOutcome != .promised { return .desk(.notAPromise) }
        return amount == nil ? .desk(.noLoan) : nil
    }

    private var offForOverdue: OffReason? {
        offForAmount ?? ((amount?.overdue ?? .zero) > .zero ? nil : .desk(.nothingOverdue))
    }

    private func take(_ which: KeyPath<AmountField, Money>) -> [Effect] {
        guard let money = amount?[keyPath: which] else { return [] }
        amount?.set(money)
        focus.field = .amount
        return []
    }

    // MARK: What it is about, and what the law says

    private func readLoan() throws {
        let typed = amount?.field
        amount = try chosenLoan.flatMap { loan in
            guard loan.status.owes, loan.balance > .zero else { return nil }
            return AmountField(
                loan, try context.store.installments(of: loan.id), on: context.today, context.texts)
        }
        if let typed { amount?.field = typed }
    }

    private func judge() throws {
        guard let instant = at.instant(context.clock) else {
            (objections, allowedFrom) = (nil, nil)
            return
        }
        objections = try context.store.objections(
            to: chosenMeans, outcome: chosenOutcome, client: client.id, at: instant)
        allowedFrom = try context.store.nextContact(by: chosenMeans, client: client.id)
    }

    /// A message may have left meanwhile.
    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        isStale = false
        try judge()
    }

    // MARK: Registering

    package func submit() -> [Effect] {
        guard let instant = at.instant(context.clock) else { return refuse(.at, texts.momentMissing) }
        let outcome = chosenOutcome
        var draft = PersonalContactDraft(
            clientID: client.id, loanID: chosenLoan?.id, means: chosenMeans, outcome: outcome,
            at: at.field.isEmpty ? nil : instant)
        if outcome == .promised || outcome.bringsPayment, draft.loanID == nil {
            return refuse(loans.count > 1 ? .loan : .outcome, texts.loanOfContactMissing)
        }
        if outcome == .promised {
            guard let amount else { return refuse(.outcome, texts.sentence(.owesNothing)) }
            guard let money = amount.amount, money > .zero else { return refuse(.amount, texts.amountMissing) }
            guard let day = day.day(from: context.today) else { return refuse(.day, texts.dayMissing) }
            draft.promise = PromiseTerms(amount: money, day: day)
        }
        return context.trying {
            do {
                return try register(draft)
            } catch StoreError.possibleDuplicateContact(let means, let at) {
                return [.push(askAboutDuplicate(draft, of: means, at)), .dropTypedAhead]
            }
        }
    }

    private func askAboutDuplicate(_ draft: PersonalContactDraft, of means: PersonalMeans, _ at: CivilTime)
        -> ConfirmDialog
    {
        var again = draft
        again.allowDuplicate = true
        return ConfirmDialog(
            context, title: texts.duplicateContactTitle(means),
            lines: [texts.duplicateContact(means, at), texts.duplicateContactQuestion]
        ) { [self] in context.trying { try register(again) } }
    }

    private func register(_ draft: PersonalContactDraft) throws -> [Effect] {
        let recorded = try context.store.recordContact(draft, scope: context.scope)
        // What was paid at it is registered next.
        var way: Effect = .pop
        if draft.outcome.bringsPayment, let loan = chosenLoan, amount != nil {
            way = .replace(try PaymentForm(context, loan: loan.id, at: recorded.id))
        }
        let note = texts.recorded(draft, recorded, today: context.today)
        return [
            way, .wrote, .undoable(.contact(recorded.id, context)),
            .say(recorded.objections.isEmpty ? .done(note) : .notice(note)),
        ]
    }

    private func refuse(_ field: Field, _ sentence: String) -> [Effect] {
        focus.field = field
        return [.say(.notice(sentence))]
    }
}
