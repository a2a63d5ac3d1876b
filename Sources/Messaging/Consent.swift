/// What a client allowed: one means of contact for one purpose (Ley 1581 de 2012, art. 9; Ley 2300 de 2023, arts. 2, 5
/// and, for visits, 6: microcredit with the client's own authorisation).
package struct Consent: Hashable, Sendable {
    package enum Purpose: String, Sendable, CaseIterable, Hashable {
        /// About the client's own loans: reminders, arrears, confirmations, a visit, a call.
        case collection
        /// Notices and offers.
        case marketing
    }

    package enum State: String, Sendable, CaseIterable, Hashable {
        case granted
        case revoked
    }

    package let means: ContactMeans
    package let purpose: Purpose
    package let state: State

    package init(means: ContactMeans, purpose: Purpose, state: State) {
        self.means = means
        self.purpose = purpose
        self.state = state
    }
}

/// A client's wish not to be written to, visited or called any more.
package struct OptOut: Hashable, Sendable {
    package enum Scope: String, Sendable, CaseIterable, Hashable {
        /// Reminders, arrears and notices; what is owed to the client (a receipt) still goes.
        case reminders
        case everything
    }

    /// nil: by every means.
    package let means: ContactMeans?
    package let scope: Scope

    package init(means: ContactMeans?, scope: Scope) {
        self.means = means
        self.scope = scope
    }
}
