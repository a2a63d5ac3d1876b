package import Lending
package import Messaging
import SQLite

/// A visit or call as a person writes it down.
package struct PersonalContactDraft: Sendable, Equatable {
    package var clientID: ClientID
    /// The loan it was about; a promise and a payment need one.
    package var loanID: LoanID?
    package var means: PersonalMeans
    package var outcome: ContactOutcome
    /// On the business clock; nil is now.
    package var at: Instant?
    /// With the outcome `promised`, and with no other.
    package var promise: PromiseTerms?
    /// Set after the person was asked about an equal one a moment before.
    package var allowDuplicate: Bool

    package init(
        clientID: ClientID, loanID: LoanID?, means: PersonalMeans, outcome: ContactOutcome, at: Instant? = nil,
        promise: PromiseTerms? = nil, allowDuplicate: Bool = false
    ) {
        self.clientID = clientID
        self.loanID = loanID
        self.means = means
        self.outcome = outcome
        self.at = at
        self.promise = promise
        self.allowDuplicate = allowDuplicate
    }
}

/// What writing it down did.
package struct RecordedContact: Sendable, Equatable {
    package let id: PersonalContactID
    /// Kept with it as evidence; empty: nothing stood against it.
    package let objections: [Objection]
    /// The number is known as bad from now on.
    package let markedNumber: Bool
}

extension Store {
    /// What the rules of contact say against a visit or call at that instant, judged by what had happened before it;
    /// writes nothing. An attempt that reaches nobody is no contact, so that no limit of contacts stands against it.
    package func objections(
        to means: PersonalMeans, outcome: ContactOutcome, client: ClientID, at instant: Instant? = nil
    ) throws -> [Objection] {
        let at = instant ?? clock.businessNow
        let facts = try contactFacts(client, at: at)
        return try contactRules().objections(
            to: means, of: facts.profile, after: facts.history.until(at), at: at
        ).filter { outcome.reachedClient || !$0.reason.isLimit }
    }

    /// Writes a visit or call down, whatever the rules say of it: what happened, happened, and the answer of the rules is
    /// kept beside it. A promise is written down in the same transaction; a wrong number is marked as one that does not
    /// work, as after a message that cannot be delivered.
    @discardableResult
    package func recordContact(_ draft: PersonalContactDraft, scope: Scope) throws -> RecordedContact {
        let at = draft.at ?? clock.businessNow
        guard at <= clock.businessNow else { throw StoreError.contactToCome }
        guard ContactOutcome.all(of: draft.means).contains(draft.outcome) else {
            throw StoreError.outcomeOfOther(draft.outcome)
        }
        guard (draft.outcome == .promised) == (draft.promise != nil) else { throw StoreError.promiseIncomplete }
        return try write {
            let client = try client(draft.clientID, scope: scope)
            let loan = try draft.loanID.map { try self.loan($0, scope: scope) }
            if let loan, loan.clientID != client.id { throw StoreError.loanNotFound(loan.number) }
            if !draft.allowDuplicate, let equal = try equalContact(draft, at: at) {
                throw StoreError.possibleDuplicateContact(draft.means, at: clock.zone.civil(equal))
            }
            let objections = try objections(to: draft.means, outcome: draft.outcome, client: client.id, at: at)
            let promise = try draft.promise.map { terms in
                guard let loan else { throw StoreError.promiseIncomplete }
                return try addPromise(loan: loan.id, amount: terms.amount, day: terms.day, scope: scope)
            }
            let number = draft.means == .call ? client.phone ?? client.whatsapp : nil
            let marked = draft.outcome == .wrongNumber ? try markWrong(number, of: client.id) : 0
            try database.run(
                """
                INSERT INTO personal_contact (client_id, loan_id, route_id, means, outcome, at, number, marked, objections,
                    promise_id, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, client.id, loan?.id, try loan?.routeID ?? route(of: client.id, within: scope), draft.means,
                draft.outcome, at, number, marked, objections.map(\.stored).joined(separator: ","), promise, login,
                clock.now)
            let id = PersonalContactID(database.lastInsertedID)
            try audit(
                "contact", subject: loan?.number ?? client.document.number,
                detail: "\(draft.means.rawValue) \(draft.outcome.rawValue) \(id.rawValue)")
            return RecordedContact(id: id, objections: objections, markedNumber: marked > 0)
        }
    }

    /// Two equal ones so close to each other are likely one that was written down twice.
    private static let tooClose = 600

    /// When an equal one took place that stands, at about the same time; served by `personal_contact_client`. What is promised
    /// or paid at one visit on two loans is two results.
    private func equalContact(_ draft: PersonalContactDraft, at instant: Instant) throws -> Instant? {
        let isOfItsLoan = draft.outcome == .promised || draft.outcome.bringsPayment
        return try database.first(
            """
            SELECT v.at FROM personal_contact v LEFT JOIN personal_contact_correction x ON x.contact_id = v.id
            WHERE v.client_id = ? AND v.at BETWEEN ? AND ? AND v.means = ? AND v.outcome = ? AND x.contact_id IS NULL
              AND (? = 0 OR v.loan_id IS ?)
            ORDER BY v.at DESC, v.id DESC LIMIT 1
            """, draft.clientID, instant.adding(seconds: -Self.tooClose), instant.adding(seconds: Self.tooClose),
            draft.means, draft.outcome, isOfItsLoan ? 1 : 0, draft.loanID
        ) { $0[0] }
    }

    /// Marks a number that belongs to somebody else wherever the client has it, and says which columns changed.
    private func markWrong(_ number: String?, of client: ClientID) throws -> Int {
        guard let number else { return 0 }
        let marked: Int =
            try database.first(
                """
                SELECT (phone = ?1 AND phone_problem IS NULL)
                    + 2 * (coalesce(whatsapp, phone) = ?1 AND whatsapp_problem IS NULL)
                FROM client WHERE id = ?2
                """, number, client
            ) { $0[0] } ?? 0
        try database.run(
            """
            UPDATE client SET phone_problem = iif(?1 & 1, 'bad', phone_problem),
                whatsapp_problem = iif(?1 & 2, 'bad', whatsapp_problem) WHERE id = ?2
            """, marked, client)
        return marked
    }

    /// A route of the client that whoever writes it down can see.
    private func route(of client: ClientID, within scope: Scope) throws -> RouteID? {
        try database.first(
            """
            SELECT coalesce((SELECT c.route_id FROM client c WHERE c.id = ?1\(scope.sql("c.route_id"))),
                            (SELECT min(l.route_id) FROM loan l WHERE l.client_id = ?1\(scope.sql("l.route_id"))))
            """, client
        ) { $0[0] }
    }
}
