package import Lending
import SQLite

extension Store {
    /// Days after the payout in which a client is still told that the loan was approved.
    package static let approvalDays = 15

    /// Those of these loans whose clients were told of the approval, or are about to be; by `message_dedupe`.
    package func approvalsTold(_ loans: [LoanID]) throws -> Set<LoanID> {
        let told: [LoanID] = try database.all(
            """
            SELECT a.value FROM json_each(?) a WHERE EXISTS
                (SELECT 1 FROM message WHERE dedupe = 'approved:' || a.value
                 AND state NOT IN ('withdrawn', 'blocked', 'rejected'))
            """, jsonList(loans)
        ) { $0[0] }
        return Set(told)
    }
}
