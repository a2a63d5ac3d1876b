package import Lending
import SQLite

/// What one person received on one day by one method; annulled payments stand apart and count nowhere else.
package struct CashLine: Sendable, Equatable {
    package let login: String
    /// The person's name; nil for a login that is not registered here (an import).
    package let name: String?
    package let method: PaymentMethod
    package let payments: Int
    package let amount: Money
    package let annulledPayments: Int
    package let annulledAmount: Money
}

/// A payment of the day that does not count any more.
package struct AnnulledReceipt: Sendable, Equatable {
    package let receipt: String
    package let loanID: LoanID
    package let loanNumber: String
    package let clientName: String
    package let amount: Money
    package let method: PaymentMethod
    package let registeredBy: String
    package let annulledBy: String
    package let reason: String
}

extension Store {
    /// The payments of a day by who registered them and how they came in; served by `payment_day`.
    package func cashBook(on day: Day, scope: Scope) throws -> [CashLine] {
        try database.all(
            """
            SELECT p.registered_by, c.name, p.method,
                   count(*) FILTER (WHERE a.payment_id IS NULL),
                   coalesce(sum(p.amount) FILTER (WHERE a.payment_id IS NULL), 0),
                   count(a.payment_id),
                   coalesce(sum(p.amount) FILTER (WHERE a.payment_id IS NOT NULL), 0)
            FROM payment p INDEXED BY payment_day
            JOIN loan l ON l.id = p.loan_id
            LEFT JOIN annulment a ON a.payment_id = p.id
            LEFT JOIN collector c ON c.login = p.registered_by
            WHERE p.paid_on = ?\(scope.sql("l.route_id"))
            GROUP BY p.registered_by, p.method ORDER BY p.registered_by, 5 DESC, p.method
            """, day
        ) {
            CashLine(
                login: $0[0], name: $0[1], method: $0[2], payments: $0[3], amount: $0[4], annulledPayments: $0[5],
                annulledAmount: $0[6])
        }
    }

    /// The payments of a day that were annulled; served by `payment_day`.
    package func annulledReceipts(on day: Day, scope: Scope) throws -> [AnnulledReceipt] {
        try database.all(
            """
            SELECT p.receipt, l.id, l.number, c.name, p.amount, p.method, p.registered_by, a.annulled_by, a.reason
            FROM payment p INDEXED BY payment_day
            JOIN annulment a ON a.payment_id = p.id JOIN loan l ON l.id = p.loan_id JOIN client c ON c.id = l.client_id
            WHERE p.paid_on = ?\(scope.sql("l.route_id")) ORDER BY p.id
            """, day
        ) {
            AnnulledReceipt(
                receipt: $0[0], loanID: $0[1], loanNumber: $0[2], clientName: $0[3], amount: $0[4], method: $0[5],
                registeredBy: $0[6], annulledBy: $0[7], reason: $0[8])
        }
    }
}
