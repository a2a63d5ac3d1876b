package import Lending
import SQLite

/// Why a payment does not count any more, and who said so.
package struct AnnulmentRecord: Sendable, Equatable {
    package let payment: PaymentID
    package let reason: String
    package let by: String
    package let at: Instant
}

extension Store {
    /// The annulments among a loan's payments, by payment. Served by `payment_loan`.
    package func annulments(of loan: LoanID) throws -> [PaymentID: AnnulmentRecord] {
        let records = try database.all(
            """
            SELECT a.payment_id, a.reason, a.annulled_by, a.annulled_at
            FROM payment p JOIN annulment a ON a.payment_id = p.id WHERE p.loan_id = ?
            """, loan
        ) { AnnulmentRecord(payment: $0[0], reason: $0[1], by: $0[2], at: $0[3]) }
        return Dictionary(records.map { ($0.payment, $0) }) { first, _ in first }
    }
}
