/// What a client allowed: one channel for one purpose (Ley 1581 de 2012, art. 9; Ley 2300 de 2023, arts. 2 and 5).
package struct Consent: Hashable, Sendable {
    package enum Purpose: String, Sendable, CaseIterable, Hashable {
        /// Messages about the client's own loans: reminders, arrears, confirmations.
        case collection
        /// Notices and offers.
        case marketing
    }

    package enum State: String, Sendable, CaseIterable, Hashable {
        case granted
        case revoked
    }

    package let channel: Channel
    package let purpose: Purpose
    package let state: State

    package init(channel: Channel, purpose: Purpose, state: State) {
        self.channel = channel
        self.purpose = purpose
        self.state = state
    }
}

/// A client's wish not to be written to any more.
package struct OptOut: Hashable, Sendable {
    package enum Scope: String, Sendable, CaseIterable, Hashable {
        /// Reminders, arrears and notices; what is owed to the client (a receipt) still goes.
        case reminders
        case everything
    }

    /// nil: on every channel.
    package let channel: Channel?
    package let scope: Scope

    package init(channel: Channel?, scope: Scope) {
        self.channel = channel
        self.scope = scope
    }
}
