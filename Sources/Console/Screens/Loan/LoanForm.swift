import Lending
import Messaging
import Store
package import Terminal

/// Writes down a new loan of a client, or changes one. The plan that follows is shown while it is typed; once something
/// was paid, only number and route change.
package final class LoanForm: FormScreen {
    package static let bindings: [Binding<LoanForm>] = formKeys

    package enum Field: CaseIterable, Sendable {
        case number, principal, total, installments, frequency, firstDue, route
    }

    package let context: Context
    package var focus = Focus(at: Field.number)
    package var wasWarned = false
    let client: Client
    private let editing: LoanID?
    /// The terms as they were read.
    private var before: LoanTerms
    /// Amounts, installments and days may change.
    let isPlanOpen: Bool
    let routes: [Route]
    var number: TextField
    var principal: TextField
    var total: TextField
    var installments: TextField
    var frequency: Choice<Frequency>?
    var firstDue: DayField
    var route: Choice<RouteID>?
    private let holidays: HolidayCalendar
    private var original: [String] = []

    /// A new loan of this client.
    convenience init(_ context: Context, client id: ClientID) throws {
        let client = try context.store.client(id, scope: context.scope)
        let home = try context.store.clientCard(id, scope: context.scope).routeID
        let terms = LoanTerms(
            number: try context.store.nextLoanNumber() ?? "", clientID: id, routeID: home, principal: .zero,
            total: .zero,
            installments: 0, frequency: .weekly, firstDue: context.today.adding(days: 7), status: .approved)
        try self.init(context, client, terms, editing: nil)
        focus.field = terms.number.isEmpty ? .number : .principal
    }

    convenience init(_ context: Context, editing id: LoanID) throws {
        let terms = try context.store.loanTerms(id, scope: context.scope)
        let client = try context.store.client(terms.clientID, scope: context.scope)
        try self.init(context, client, terms, editing: id)
        focus.field = isPlanOpen ? .principal : .route
    }

    private init(_ context: Context, _ client: Client, _ terms: LoanTerms, editing: LoanID?) throws {
        self.context = context
        self.client = client
        self.editing = editing
        before = terms
        let texts = context.texts
        isPlanOpen = try editing.map { try context.store.mayReplan($0) } ?? true
        routes = try context.store.routes(scope: context.scope)
        holidays = try context.store.holidays()
        number = TextField(terms.number, limit: 40)
        (principal, total) = (.money(texts), .money(texts))
        if terms.principal > .zero { principal.text = String(terms.principal.pesos) }
        if terms.total > .zero { total.text = String(terms.total.pesos) }
        installments = TextField(terms.installments > 0 ? String(terms.installments) : "", kind: .digits, limit: 4)
        frequency = Choice(Frequency.allCases, selected: terms.frequency)
        firstDue = DayField(terms.firstDue, texts)
        route = Choice(routes.map(\.id), selected: terms.routeID)
        original = typed
    }

    package var title: String { texts.loanFormTitle(editing == nil ? nil : original[0], client.name) }
    package var holdsInput: Bool { typed != original }

    private var typed: [String] {
        [
            number.text, principal.text, total.text, installments.text, frequency?.selected.rawValue ?? "",
            firstDue.field.text, String(route?.selected.rawValue ?? 0),
        ]
    }

    /// A field of the plan is only read once something was paid.
    func isOpen(_ field: Field) -> Bool {
        switch field {
        case .number, .route: true
        case .principal, .total, .installments, .frequency, .firstDue: isPlanOpen
        }
    }

    package func edit(_ key: Key) -> Bool {
        guard isOpen(focus.field) else { return false }
        return switch focus.field {
        case .number: number.handle(key) != .ignored
        case .principal: principal.handle(key) != .ignored
        case .total: total.handle(key) != .ignored
        case .installments: installments.handle(key) != .ignored
        case .frequency: frequency?.handle(key) ?? false
        case .firstDue: firstDue.field.handle(key) != .ignored
        case .route: route?.handle(key) ?? false
        }
    }

    // MARK: What is typed

    /// The terms as typed, or the first field that is not right with what is wrong.
    func terms() -> Result<LoanTerms, Complaint> {
        let name = number.text.split(separator: " ").joined(separator: " ")
        guard !name.isEmpty else { return .failure(Complaint(.number, texts.loanNumberMissing)) }
        guard let principal = Money(parsing: principal.text), principal > .zero else {
            return .failure(Complaint(.principal, self.principal.isNoAmount ? texts.wholePesos : texts.amountMissing))
        }
        guard let total = Money(parsing: total.text), total >= principal else {
            return .failure(Complaint(.total, self.total.isNoAmount ? texts.wholePesos : texts.totalTooSmall))
        }
        guard let count = Int(installments.text), Schedule.counts.contains(count) else {
            return .failure(Complaint(.installments, texts.installmentsMissing(Schedule.counts)))
        }
        guard let first = firstDue.day(from: context.today) else {
            return .failure(Complaint(.firstDue, texts.dayMissing))
        }
        guard let route = route?.selected else { return .failure(Complaint(.route, texts.routeMissing)) }
        return .success(
            LoanTerms(
                number: name, clientID: client.id, routeID: route, principal: principal, total: total,
                installments: count, frequency: frequency?.selected ?? .weekly, firstDue: first, status: .approved))
    }

    /// What stands in the way of registering, beside which field.
    struct Complaint: Error {
        let field: Field
        let sentence: String

        init(_ field: Field, _ sentence: String) {
            self.field = field
            self.sentence = sentence
        }
    }

    /// The installments that would follow; nil while the terms are not whole.
    var plan: Result<[ScheduledInstallment], any Error>? {
        guard case .success(let terms) = terms() else { return nil }
        return Result { try context.store.plan(terms, holidays: holidays) }
    }

    package func submit() -> [Effect] {
        guard context.user.role.mayLend else { return [.say(.notice(texts.sentence(.notYourRole)))] }
        switch terms() {
        case .failure(let complaint):
            focus.field = complaint.field
            return [.say(.notice(complaint.sentence))]
        case .success(let terms): return context.trying { try save(terms) }
        }
    }

    private func save(_ terms: LoanTerms) throws -> [Effect] {
        let (store, role) = (context.store, context.user.role)
        guard let editing else {
            let id = try store.addLoan(terms, role: role, scope: context.scope)
            return [
                .wrote, .replace(try LoanScreen(context, loan: id)), .undoable(.impossible(texts.loanStays)),
                .say(.done(texts.loanAdded)),
            ]
        }
        return try store.write {
            let now = try store.loanTerms(editing, scope: context.scope)
            guard now == before else {
                before = now
                return [.say(.notice(texts.replacesAnothers))]
            }
            try store.updateLoan(editing, terms, role: role, scope: context.scope)
            let after = try store.loanTerms(editing, scope: context.scope)
            return [
                .pop, .wrote, .undoable(.loan(editing, to: now, from: after, context)), .say(.done(texts.loanChanged)),
            ]
        }
    }
}
