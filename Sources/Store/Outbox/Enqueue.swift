import Lending
package import Messaging
import SQLite

extension Store {
    /// Puts a message into the queue, or keeps why not. In the transaction of its cause when there is one.
    @discardableResult
    package func enqueue(_ draft: MessageDraft) throws -> Enqueued {
        // The day turns in transactions of its own: of a million loans nobody shall wait for the end of it.
        if draft.kind.contactClass == .collection, !database.inTransaction { try rollOver() }
        return try write {
            if draft.kind.contactClass == .collection { try rollOver() }
            if let known = try known(draft) { return .already(known) }
            let facts = try contactFacts(draft.clientID)
            let rules = try contactRules()
            let channel = channel(for: draft, facts: facts, rules)
            return try enqueue(draft, channel: channel, facts: facts, rules)
        }
    }

    /// A text of the operator's own to any number; no client, no rules, no key.
    @discardableResult
    package func enqueueTest(to recipient: String, channel: Channel, text: String, resendOf: MessageID? = nil) throws
        -> Enqueued
    {
        try write {
            let body = channel == .sms ? SMSText.folded(text) : text
            var row = NewMessage(kind: .test, channel: channel, recipient: recipient, state: .queued)
            row.body = body
            row.freeText = text
            row.segments = channel == .sms ? SegmentCount.of(body).segments : 1
            row.estimate = estimate(channel, to: recipient, segments: row.segments)
            row.resendOf = resendOf
            return .queued(try insert(row), later: nil)
        }
    }

    /// Asked about `instant`, the business clock's now unless the message leaves later.
    func channel(for draft: MessageDraft, facts: ContactFacts, _ rules: ContactRules, at instant: Instant? = nil)
        -> Channel
    {
        switch draft.wish {
        case .only(let channel): channel
        case .automatic:
            rules.channel(
                for: draft.kind, to: facts.profile, after: facts.history,
                whatsappIsDeliverable: whatsappIsDeliverable(draft.kind, facts), at: instant ?? clock.businessNow)
        }
    }

    /// The message that stands for the same intent already, or the client's other open collection message.
    func known(_ draft: MessageDraft) throws -> MessageID? {
        if let key = draft.dedupe {
            let same: MessageID? = try database.first(
                """
                SELECT id FROM message
                WHERE dedupe = ? AND state NOT IN ('withdrawn', 'blocked', 'rejected')
                """, key
            ) { $0[0] }
            if let same { return same }
        }
        if let first = draft.resendOf, let again = try openResend(of: first, client: draft.clientID) { return again }
        guard draft.kind.contactClass == .collection else { return nil }
        return try database.first(
            """
            SELECT id FROM message WHERE client_id = ? AND class = 'collection'
              AND state IN ('queued', 'sending', 'uncertain', 'unresolved')
            """, draft.clientID
        ) { $0[0] }
    }

    /// A resend that has not left yet: pressing twice sends once.
    private func openResend(of first: MessageID, client: ClientID) throws -> MessageID? {
        try database.first(
            """
            SELECT id FROM message WHERE client_id = ? AND resend_of = ?
              AND state IN ('queued', 'sending', 'uncertain', 'unresolved')
            """, client, first
        ) { $0[0] }
    }

    /// Decides, composes and writes the row; the caller has made sure that the intent is new.
    func enqueue(_ draft: MessageDraft, channel: Channel, facts: ContactFacts, _ rules: ContactRules) throws -> Enqueued
    {
        let judged = try judge(draft, channel: channel, facts: facts, rules)
        var row = NewMessage(
            kind: draft.kind, channel: channel, recipient: facts.number(for: channel) ?? "", state: .queued)
        row.dedupe = draft.dedupe
        row.runID = draft.runID
        row.clientID = draft.clientID
        row.loanID = draft.loan?.id
        if row.loanID == nil, draft.kind.contactClass == .collection {
            row.loanID = try collectionSubject(of: draft.clientID, kind: draft.kind)?.oldestLoan
        }
        row.paymentID = draft.paymentID
        row.routeID = draft.routeID ?? facts.routeID
        row.resendOf = draft.resendOf
        row.freeText = draft.freeText
        row.automatic = draft.wish == .automatic
        switch judged {
        case .blocked(let reason, let from):
            if let key = draft.dedupe, let before = try blockedBefore(draft.clientID, key: key, reason) {
                return .blocked(before, reason, from: from)
            }
            row.state = .blocked
            row.reason = reason.rawValue
            return .blocked(try insert(row), reason, from: from)
        case .due(let text, let later):
            row.body = text.body
            row.segments = text.segments
            row.estimate = estimate(channel, to: row.recipient, segments: text.segments)
            row.notBefore = [later, draft.holdUntil].compactMap { $0 }.max()
            return .queued(try insert(row), later: later)
        }
    }

    /// What would become of a draft: the text and when it may leave, or why it does not and from when it may.
    enum Judged {
        case due(ComposedText, later: Instant?)
        case blocked(BlockReason, from: Instant?)
    }

    func judge(_ draft: MessageDraft, channel: Channel, facts: ContactFacts, _ rules: ContactRules) throws -> Judged {
        var history = facts.history
        if let first = draft.resendOf { history = history.without(first) }
        let decision = rules.decide(draft.kind, channel, to: facts.profile, after: history, at: clock.businessNow)
        if let reason = decision.exclusion { return .blocked(reason, from: decision.allowedFrom) }
        let subject = try subject(
            kind: draft.kind, client: draft.clientID, loan: draft.loan?.id, payment: draft.paymentID,
            freeText: draft.freeText)
        switch try compose(draft.kind, channel, facts: facts, subject: subject) {
        case .failure(let reason): return .blocked(reason, from: nil)
        case .success(let text):
            guard case .wait(let until, _) = decision else { return .due(text, later: nil) }
            return .due(text, later: until)
        }
    }

    /// Asking again for what was ruled out today for the same reason adds no second proof.
    func blockedBefore(_ client: ClientID, key: String, _ reason: BlockReason) throws -> MessageID? {
        try database.first(
            """
            SELECT id FROM message WHERE client_id = ? AND state = 'blocked' AND dedupe = ? AND reason = ?
            ORDER BY id DESC LIMIT 1
            """, client, key, reason.rawValue
        ) { $0[0] }
    }
}
