package import Lending

/// What the list of clients can be sorted by.
package enum ClientSort: String, Sendable, CaseIterable {
    case name
    case document
    case loans
    case balance
    case days
    /// What may be written to them.
    case reach
    /// When they were last written to.
    case message

    /// The column and the index (all end in the id) that serve this order.
    var column: (name: String, index: String, fallsWithValue: Bool) {
        switch self {
        case .name: ("c.sort_name", "client_by_name", false)
        case .balance: ("c.balance", "client_by_balance", false)
        // Most days first is the oldest day first.
        case .days: ("c.past_due_since", "client_by_days", true)
        case .document: ("c.document_order", "client_by_document", false)
        case .loans: ("c.active_loans", "client_by_loans", false)
        case .reach: ("c.reach", "client_by_reach", false)
        case .message: ("c.message_order", "client_by_message", false)
        }
    }

    /// Whether the index of this order holds the texts that are typed for.
    var indexHoldsText: Bool {
        switch self {
        case .name, .balance, .days: true
        case .document, .loans, .reach, .message: false
        }
    }

    /// What a client without the sorted value counts as.
    var absent: String? { self == .days ? "9999-12-31" : nil }

    /// The same value of the loans that a scope holds, where it is one of loans.
    func value(within scope: Scope) -> String {
        guard scope != .all else { return column.name }
        return switch self {
        case .loans: ClientFigures.loans.within(scope)
        case .balance: ClientFigures.balance.within(scope)
        case .days: ClientFigures.since.within(scope)
        case .name, .document, .reach, .message: column.name
        }
    }

    /// The column of which whoever owes something has more than nothing, in the order of its index.
    var owing: String? {
        switch self {
        case .loans, .balance: column.name
        case .name, .document, .days, .reach, .message: nil
        }
    }

    /// Whether its index serves a scope: it knows the house's loans only.
    func isIndexed(within scope: Scope) -> Bool { value(within: scope) == column.name }
}

/// What a client `c` owes: of all loans from the client's own row; of those that a scope holds from the loans themselves,
/// since what somebody owes on the route of somebody else is not shown.
enum ClientFigures: CaseIterable {
    case loans, balance, overdue, since

    private var figure: (column: String, ofLoans: String) {
        switch self {
        case .loans: ("c.active_loans", "count(*)")
        case .balance: ("c.balance", "coalesce(sum(balance), 0)")
        case .overdue: ("c.overdue", "coalesce(sum(overdue), 0)")
        case .since: ("c.past_due_since", "min(CASE WHEN overdue > 0 THEN past_due_since END)")
        }
    }

    func within(_ scope: Scope) -> String {
        if scope == .all { return figure.column }
        return """
            (SELECT \(figure.ofLoans) FROM loan WHERE client_id = c.id AND status = 'active'\(scope.sql("route_id")))
            """
    }
}

/// What clients are narrowed to by what they owe: the light that is shown to whoever asks, or none.
package enum ClientStanding: Sendable, Hashable {
    /// Of those who owe something.
    case light(TrafficLight)
    case owesNothing

    package static let all = TrafficLight.allCases.map(light) + [owesNothing]
}

/// What may be written to a client for collection, as the column `reach` holds it.
package enum ClientReach: Int, Sendable, CaseIterable {
    case optedOut, nothing, sms, whatsapp, both
}

package struct ClientQuery: Sendable, Equatable {
    package var sort: ClientSort = .name
    package var descending = false
    package var filter = ""
    package var route: RouteID?
    package var standing: ClientStanding?
    package var reach: ClientReach?

    package init() {}

    /// Whether the other one asks for the same rows, in whatever order.
    package func holdsTheSame(as other: ClientQuery) -> Bool {
        var other = other
        (other.sort, other.descending) = (sort, descending)
        return other == self
    }

    /// Whether only some of the clients are asked for.
    package var isNarrowed: Bool { !holdsTheSame(as: ClientQuery()) }

    /// The index whose walk is in the order of the query. Whoever owes nothing has neither days nor loans to be sorted by.
    var index: String {
        let owesNone = standing == .owesNothing && (sort == .days || sort == .loans)
        return owesNone ? ClientSort.balance.column.index : sort.column.index
    }

    /// One of the lights of those who are behind.
    var isBehind: Bool {
        if case .light(let light) = standing { light != .upToDate } else { false }
    }

    /// All that it shows have the same value of what they are sorted by.
    var sortsByOneValue: Bool {
        switch sort {
        case .reach: reach != nil
        case .balance, .loans: standing == .owesNothing
        case .days: standing == .owesNothing || standing == .light(.upToDate)
        case .name, .document, .message: false
        }
    }
}
