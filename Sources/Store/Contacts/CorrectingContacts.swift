import Lending
package import Messaging
import SQLite

extension Store {
    /// Says that a visit or call that was written down does not hold, in a row of its own: it counts for nothing any more,
    /// what was promised at it is no promise, and the number that it marked is none that was marked.
    ///
    /// One's own anybody may correct, another's the office.
    package func correctContact(_ id: PersonalContactID, reason: CorrectionReason, role: Role, scope: Scope) throws {
        try write {
            let contact = try personalContact(id, scope: scope)
            guard contact.correction == nil else { throw StoreError.contactCorrected }
            guard contact.by == login || role.mayCorrectContacts else { throw StoreError.notAllowed(role) }
            try database.run(
                """
                INSERT INTO personal_contact_correction (contact_id, reason, corrected_by, corrected_at)
                VALUES (?, ?, ?, ?)
                """, id, reason, login, clock.now)
            if contact.outcome == .wrongNumber { try unmark(id) }
            // Who was visited by mistake has promised nothing.
            try database.run(
                """
                INSERT INTO promise_withdrawal (promise_id, withdrawn_by, withdrawn_at)
                SELECT p.id, ?2, ?3 FROM personal_contact v JOIN standing_promise p ON p.id = v.promise_id WHERE v.id = ?1
                """, id, login, clock.now)
            try audit("contact_corrected", subject: String(id.rawValue), detail: reason.rawValue)
        }
    }

    /// Takes back the mark of a wrong number, unless another call that stands says the same of it: where one call was written
    /// down twice, the first of the two marked it. A number that was changed meanwhile has lost its mark already.
    private func unmark(_ id: PersonalContactID) throws {
        try database.run(
            """
            UPDATE client SET
                phone_problem = iif(v.marked & 1 AND phone = v.number AND phone_problem = 'bad', NULL, phone_problem),
                whatsapp_problem = iif(v.marked & 2 AND coalesce(whatsapp, phone) = v.number
                    AND whatsapp_problem = 'bad', NULL, whatsapp_problem)
            FROM (SELECT o.client_id, o.number, max(o.marked & 1) + max(o.marked & 2) AS marked,
                         max(x.contact_id IS NULL) AS stands
                  FROM personal_contact c JOIN personal_contact o ON o.client_id = c.client_id AND o.number = c.number
                  LEFT JOIN personal_contact_correction x ON x.contact_id = o.id
                  WHERE c.id = ?1 AND o.outcome = 'wrong_number'
                    AND (x.contact_id IS NULL OR x.corrected_at >= c.recorded_at)) v
            WHERE client.id = v.client_id AND NOT v.stands
            """, id)
    }

    /// Keeps which payment was made at which visit. Inside the write that registers it.
    func link(_ payment: PaymentID, to contact: PersonalContactID, of loan: Loan, scope: Scope) throws {
        let known = try personalContact(contact, scope: scope)
        guard known.clientID == loan.clientID else { throw StoreError.contactNotFound(contact.rawValue) }
        guard known.correction == nil else { throw StoreError.contactCorrected }
        try database.run(
            "INSERT INTO personal_contact_payment (payment_id, contact_id) VALUES (?, ?)", payment, contact)
    }
}
