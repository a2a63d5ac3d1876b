import Lending
package import Messaging
import SQLite

/// A message marked `sending`: what leaves, and the attempt that fences every answer to it.
package struct SendOrder: Sendable, Equatable {
    package let id: MessageID
    package let attempt: Int
    package let channel: Channel
    package let contactClass: ContactClass
    /// E.164.
    package let recipient: String
    package let text: ComposedText
    /// Seconds that Twilio may keep trying: until the legal window closes.
    package let validitySeconds: Int?
}

/// What a claim may take.
package struct ClaimRules: Sendable {
    package var channel: Channel
    /// Messages at most.
    package var limit: Int
    /// Segments at most, counted as they will be sent; the first message may exceed it.
    package var budget: Int
    /// Collection waits while nobody knows whether a STOP came in (DESIGN: listed within the last 15 minutes).
    package var collectionAllowed: Bool
    /// Only what was queued after this one; nil: all of it.
    package var queuedAfter: MessageID?

    package init(
        channel: Channel, limit: Int, budget: Int, collectionAllowed: Bool, queuedAfter: MessageID? = nil
    ) {
        self.channel = channel
        self.limit = limit
        self.budget = budget
        self.collectionAllowed = collectionAllowed
        self.queuedAfter = queuedAfter
    }
}

extension Store {
    /// Takes the messages that are due, checks each again against the ledger and the rules, and marks those that go as
    /// `sending` with their attempt: one commit, before the first byte leaves.
    ///
    /// What may no longer go is withdrawn, what must wait is put off, in the same commit.
    package func claim(_ rules: ClaimRules) throws -> [SendOrder] {
        guard rules.limit > 0, rules.budget > 0 else { return [] }
        guard try hasDue(rules) else { return [] }
        return try write {
            // The text says what is owed today.
            try rollOver()
            var orders: [SendOrder] = []
            var segments = 0
            let inForce = try contactRules()
            for message in try due(rules) {
                guard segments < rules.budget else { break }
                switch try recheck(message, inForce) {
                case .go(let recipient, let text):
                    guard orders.isEmpty || segments + text.segments <= rules.budget else { return orders }
                    orders.append(try mark(message, recipient: recipient, text: text, inForce))
                    segments += text.segments
                case .later(let instant, let reason):
                    try putOff(message, until: instant, because: reason)
                case .switchTo(let channel):
                    try database.run(
                        "UPDATE message SET channel = ? WHERE id = ? AND state = 'queued'", channel, message.id)
                case .withdraw(let reason):
                    try changeState(of: message.id, from: .queued, to: .withdrawn, reason: reason)
                case .ruleOut(let reason):
                    try changeState(of: message.id, from: .queued, to: .withdrawn, ruling: reason)
                }
            }
            return orders
        }
    }

    /// Whether a claim would find something, without taking the writer's lock.
    private func hasDue(_ rules: ClaimRules) throws -> Bool {
        for queue in Self.queues(collectionAllowed: rules.collectionAllowed) {
            let found = try database.first(
                """
                SELECT 1 FROM message INDEXED BY \(queue.index)
                WHERE state = 'queued' AND \(queue.condition) AND channel = ? AND not_before <= ? AND id > ? LIMIT 1
                """, rules.channel, clock.businessNow, rules.queuedAfter?.rawValue ?? 0
            ) { _ in true }
            if found != nil { return true }
        }
        return false
    }

    /// What a client is owed first (a receipt does not wait behind ten thousand reminders), each in the order of its time.
    private func due(_ rules: ClaimRules) throws -> [QueuedMessage] {
        let prompt = try due(rules, Self.prompt, limit: rules.limit)
        guard rules.collectionAllowed, prompt.count < rules.limit else { return prompt }
        return try prompt + due(rules, Self.other, limit: rules.limit - prompt.count)
    }

    private func due(_ rules: ClaimRules, _ queue: Queue, limit: Int) throws
        -> [QueuedMessage]
    {
        try database.all(
            """
            SELECT \(QueuedMessage.columns) FROM message INDEXED BY \(queue.index)
            WHERE state = 'queued' AND \(queue.condition) AND channel = ? AND not_before <= ? AND id > ?
            ORDER BY not_before, id LIMIT ?
            """, rules.channel, clock.businessNow, rules.queuedAfter?.rawValue ?? 0, limit, read: QueuedMessage.init)
    }

    /// The part of the queue with its own partial index; the condition is the index's, to the letter.
    typealias Queue = (index: String, condition: String)
    private static let prompt: Queue = ("message_due_prompt", "class IN ('transactional', 'reply')")
    private static let other: Queue = ("message_due", "class IN ('collection', 'notice')")

    static func queues(collectionAllowed: Bool) -> [Queue] {
        collectionAllowed ? [prompt, other] : [prompt]
    }

    private func mark(_ message: QueuedMessage, recipient: String, text: ComposedText, _ rules: ContactRules) throws
        -> SendOrder
    {
        let attempt = message.attempt + 1
        try database.run(
            """
            UPDATE message SET state = 'sending', attempt = ?, sending_since = ?, contact_at = ?, recipient = ?, body = ?,
                content_sid = ?, content_variables = ?, template = ?, segments = ?, estimate_micros = ?, reason = NULL,
                changed_at = ?
            WHERE id = ? AND state = 'queued' AND attempt = ?
            """, attempt, clock.now, message.clientID == nil ? nil : clock.businessNow, recipient, text.body,
            text.contentSID, text.contentVariables, text.template, text.segments,
            estimate(message.channel, to: recipient, segments: text.segments).micros, clock.now, message.id,
            message.attempt)
        try database.run(
            "INSERT INTO attempt (message_id, number, started_at) VALUES (?, ?, ?)", message.id, attempt, clock.now)
        try event(message.id, .sending)
        return SendOrder(
            id: message.id, attempt: attempt, channel: message.channel, contactClass: message.contactClass,
            recipient: recipient, text: text,
            validitySeconds: rules.validitySeconds(message.kind, at: clock.businessNow))
    }

    private func putOff(_ message: QueuedMessage, until: Instant, because reason: BlockReason) throws {
        try database.run(
            "UPDATE message SET not_before = ?, reason = ?, changed_at = ? WHERE id = ? AND state = 'queued'",
            until, reason.rawValue, clock.now, message.id)
    }
}
