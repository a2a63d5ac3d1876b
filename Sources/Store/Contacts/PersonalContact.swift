package import Lending
package import Messaging
import SQLite

/// A visit or call as it was written down, with what came of it.
package struct PersonalContact: Sendable, Equatable {
    /// Why it does not hold, who said so and when.
    package struct Correction: Sendable, Equatable {
        package let reason: CorrectionReason
        package let by: String
        package let at: Instant
    }

    package let id: PersonalContactID
    package let clientID: ClientID
    package let loanNumber: String?
    package let means: PersonalMeans
    package let outcome: ContactOutcome
    /// When it took place, on the business clock.
    package let at: Instant
    package let by: String
    package let recordedAt: Instant
    /// What the rules of contact said against it when it was written down.
    package let objections: [Objection]
    package let promise: PromiseTerms?
    /// Of what was paid at it.
    package let receipts: [String]
    package let correction: Correction?

    static let columns = """
        v.id, v.client_id, l.number, v.means, v.outcome, v.at, v.recorded_by, v.objections, p.amount, p.day,
        (SELECT group_concat(y.receipt, ',') FROM personal_contact_payment g JOIN payment y ON y.id = g.payment_id
         WHERE g.contact_id = v.id), x.reason, x.corrected_by, x.corrected_at,
        v.recorded_at
        """
    static let joins = """
        LEFT JOIN loan l ON l.id = v.loan_id LEFT JOIN promise p ON p.id = v.promise_id
        LEFT JOIN personal_contact_correction x ON x.contact_id = v.id
        """

    init(_ row: Row) {
        id = row[0]
        clientID = row[1]
        loanNumber = row[2]
        means = row[3]
        outcome = row[4]
        at = row[5]
        by = row[6]
        recordedAt = row[14]
        objections = Objection.list(stored: row[7])
        promise = (row[8] as Money?).flatMap { amount in
            (row[9] as Day?).map { PromiseTerms(amount: amount, day: $0) }
        }
        receipts = (row[10] as String? ?? "").split(separator: ",").map(String.init)
        correction = (row[11] as CorrectionReason?).map { Correction(reason: $0, by: row[12], at: row[13]) }
    }
}

/// What was promised, and by when.
package struct PromiseTerms: Sendable, Equatable {
    package let amount: Money
    package let day: Day

    package init(amount: Money, day: Day) {
        self.amount = amount
        self.day = day
    }
}

extension Store {
    /// The visits to a client and the calls, newest first; served by `personal_contact_client`.
    package func personalContacts(of client: ClientID, limit: Int, scope: Scope) throws -> [PersonalContact] {
        try database.all(
            """
            SELECT \(PersonalContact.columns) FROM personal_contact v \(PersonalContact.joins)
            WHERE v.client_id = ?\(scope.sql("v.route_id")) ORDER BY v.at DESC, v.id DESC LIMIT ?
            """, client, limit, read: PersonalContact.init)
    }

    package func personalContact(_ id: PersonalContactID, scope: Scope) throws -> PersonalContact {
        let found = try database.first(
            """
            SELECT \(PersonalContact.columns) FROM personal_contact v \(PersonalContact.joins)
            WHERE v.id = ?\(scope.sql("v.route_id"))
            """, id, read: PersonalContact.init)
        guard let found else { throw StoreError.contactNotFound(id.rawValue) }
        return found
    }
}
