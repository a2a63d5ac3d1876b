package import Lending
package import Messaging
import SQLite

/// What a message is about, with the figures of the ledger as they are now.
package enum MessageSubject: Sendable, Equatable {
    /// All that a client owes and is behind with (or that is due next), over all active loans.
    case collection(CollectionSubject)
    case payment(Payment, loan: Loan, registeredAt: Instant)
    case annulment(Payment, loan: Loan, reason: String)
    case loan(Loan, installment: Money, firstDue: Day)
    case notice(String)

    /// What is to be collected with it.
    var collected: Money {
        switch self {
        case .collection(let subject): subject.amount
        case .payment, .annulment, .loan, .notice: .zero
        }
    }
}

/// What one collection message names: every loan of the client together.
package struct CollectionSubject: Sendable, Equatable {
    package let loanNumbers: [String]
    package let amount: Money
    package let installments: Int
    /// The oldest unpaid due day, or the day the next installment falls due.
    package let day: Day
    package let daysPastDue: Int
    package let balance: Money
    package let collector: String?
    /// The loan that is longest behind (or due next): the one a list names beside the message.
    package let oldestLoan: LoanID
}

extension Store {
    /// What the client is behind with (`overdue`) or owes next (the reminders); nil when there is nothing to say.
    ///
    /// The arrears are the stored ones, which `Arrears.of` made for the day of the last roll-over.
    package func collectionSubject(of client: ClientID, kind: MessageKind) throws -> CollectionSubject? {
        switch kind {
        case .overdue: try overdueSubject(of: client)
        case .promiseReminder: try promiseSubject(of: client)
        default: try upcomingSubject(of: client, dueTodayOnly: kind == .dueToday)
        }
    }

    /// Which collection message fits the client today: behind, due today, or due next.
    package func collectionKind(of client: ClientID) throws -> MessageKind? {
        if try overdueSubject(of: client) != nil { return .overdue }
        if try upcomingSubject(of: client, dueTodayOnly: true) != nil { return .dueToday }
        return try upcomingSubject(of: client, dueTodayOnly: false) == nil ? nil : .reminder
    }

    private func overdueSubject(of client: ClientID) throws -> CollectionSubject? {
        let rows: [(String, Money, Int, Day, Money, String?, LoanID)] = try database.all(
            """
            SELECT l.number, l.overdue, l.overdue_installments, l.past_due_since, l.balance,
                   (SELECT k.name FROM route r JOIN collector k ON k.id = r.collector_id WHERE r.id = l.route_id), l.id
            FROM loan l WHERE l.client_id = ? AND l.overdue > 0 ORDER BY l.past_due_since, l.id
            """, client
        ) { ($0[0], $0[1], $0[2], $0[3], $0[4], $0[5], $0[6]) }
        guard let first = rows.first else { return nil }
        return CollectionSubject(
            loanNumbers: Self.inOrder(rows.map(\.0)), amount: rows.reduce(.zero) { $0 + $1.1 },
            installments: rows.reduce(0) { $0 + $1.2 }, day: first.3,
            daysPastDue: Arrears.daysPastDue(since: first.3, on: clock.today),
            balance: rows.reduce(.zero) { $0 + $1.4 }, collector: first.5, oldestLoan: first.6)
    }

    /// 999 before 1042: the preview of a bulk action and the message that leaves name them alike.
    static func inOrder(_ numbers: [String]) -> [String] {
        numbers.count < 2 ? numbers : numbers.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    }

    /// The subject of a row of the outbox, read again from the ledger.
    func subject(of message: QueuedMessage) throws -> MessageSubject? {
        try subject(
            kind: message.kind, client: message.clientID, loan: message.loanID, payment: message.paymentID,
            freeText: message.freeText)
    }

    func subject(
        kind: MessageKind, client: ClientID?, loan loanID: LoanID?, payment paymentID: PaymentID?, freeText: String?
    ) throws -> MessageSubject? {
        switch kind {
        case .overdue, .reminder, .dueToday, .promiseReminder:
            return try client.flatMap { try collectionSubject(of: $0, kind: kind) }.map { .collection($0) }
        case .paymentConfirmation, .paidOff, .paymentAnnulled:
            guard let paymentID, let loanID else { return nil }
            let loan = try loan(loanID, scope: .all)
            let found: (Payment, Instant, String?)? = try database.first(
                """
                SELECT \(Self.paymentColumns), p.registered_at, (SELECT reason FROM annulment WHERE payment_id = p.id)
                FROM payment p WHERE p.id = ?
                """, paymentID
            ) { (Self.payment($0), $0[9], $0[10]) }
            guard let (payment, registeredAt, reason) = found else { return nil }
            return kind == .paymentAnnulled
                ? .annulment(payment, loan: loan, reason: reason ?? "")
                : .payment(payment, loan: loan, registeredAt: registeredAt)
        case .loanApproved:
            guard let loanID else { return nil }
            let loan = try loan(loanID, scope: .all)
            guard let first = try installments(of: loanID).first else { return nil }
            return .loan(loan, installment: first.amount, firstDue: first.due)
        case .notice, .test: return freeText.map { .notice($0) }
        }
    }
}
